import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';

/** A copy of the town for measures that add to it, so that the others meet it as it was. Its path. */
export function copied(folder: string, path: string, name: string): string {
	const copy = join(folder, name);
	// With the -wal beside it, where what was written last still is.
	for (const part of ['', '-wal']) if (existsSync(path + part)) copyFileSync(path + part, copy + part);
	return copy;
}
