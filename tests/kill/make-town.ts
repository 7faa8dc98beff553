import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { makeTown } from './town';

/** Before the first file of tests: the seed of all of them, and the town, made once. It goes after the last. */
export default async function ({ provide }: TestProject) {
	const folder = mkdtempSync(join(tmpdir(), 'kenshu-kill-'));
	const remove = () => rmSync(folder, { recursive: true, force: true });
	process.once('exit', remove);
	await makeTown(folder);
	provide('town', folder);
	const seed = Number(process.env.KILL_SEED || Math.floor(Math.random() * 1_000_000));
	provide('seed', seed);
	console.log(`KILL_SEED=${seed}`);
	return remove;
}
