import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
	interface ProvidedContext {
		/** What is made once and copied by many tests stands here; it goes after the last file. */
		runFolder: string;
	}
}

/** A folder for a run. The process of the tests cannot remove it: it is ended before it could tidy up. */
export default function ({ provide }: TestProject) {
	const folder = mkdtempSync(join(tmpdir(), 'kenshu-run-'));
	const remove = () => rmSync(folder, { recursive: true, force: true });
	process.once('exit', remove);
	provide('runFolder', folder);
	return remove;
}
