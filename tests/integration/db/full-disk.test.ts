import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { localPath } from '$lib/server/db/local-file';
import { packageFolder, temporaryFolder } from '../../factories/package-files';
import { smallTown } from '../../factories/package-town';
import { onSmallDisk } from '../../setup/small-disk';
import { freshUrl } from '../cli/in-process';

const root = join(import.meta.dirname, '../../..');
const scenario = join(import.meta.dirname, 'processes', 'full-disk.ts');

async function outcomeOf([program = '', ...words]: string[]): Promise<Record<string, unknown>> {
	const child = spawn(program, words, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
	let text = '';
	child.stdout.setEncoding('utf8').on('data', (part: string) => (text += part));
	await once(child, 'close');
	return JSON.parse(text) as Record<string, unknown>;
}

it('a full disk refuses records and imports with a sentence and loses nothing; with room again they are taken', async ({
	skip
}) => {
	const disk = join(temporaryFolder(), 'disk');
	mkdirSync(disk);
	const template = localPath(await freshUrl()) ?? '';
	const words = [process.execPath, '--import', 'tsx', scenario, template, disk, packageFolder(smallTown)];
	const command = onSmallDisk(disk, 8 * 1024 * 1024, words);
	if (command === null) return skip();
	expect(await outcomeOf(command)).toEqual({
		before: ['done', null],
		filled: 'disk-full',
		full: ['disk-full', 'disk-full', true],
		again: ['disk-full', 'disk-full'],
		import: [1, expect.stringMatching(/^ディスクの空きがないため[^\n]*\n$/), true, 'disk-full'],
		room: [null, 'done', null],
		whole: [true, []],
		entries: true
	});
});
