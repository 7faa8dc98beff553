import { existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';

const memory = '/dev/shm';
const enough = 2 ** 30;

/**
 * Temporary files of a run stand in memory where the system has a place for that: every write of every test waits for the disk
 * otherwise, which took longer than all that the tests compute. What a full disk or a killed process does is the same there.
 */
export default function (): (() => void) | undefined {
	if (!existsSync(memory) || !hasRoom()) return;
	const before = process.env.TMPDIR;
	const folder = mkdtempSync(join(memory, 'kenshu-tests-'));
	// Where a run is broken off, its processes may still write.
	const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
	process.once('exit', remove);
	process.env.TMPDIR = folder;
	return () => {
		if (before === undefined) delete process.env.TMPDIR;
		else process.env.TMPDIR = before;
		remove();
	};
}

/** In a container it is often no more than 64 MB. */
function hasRoom(): boolean {
	const { bavail, bsize } = statfsSync(memory);
	return bavail * bsize >= enough;
}
