import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Whether this machine lets a test have a file system of its own: Linux, and root as in most containers. */
export const canMount = process.platform === 'linux' && process.getuid?.() === 0 && tryMount();

/** A folder that holds so many kilobytes and not one more; it goes when the test is over. Call it inside a test. */
export function smallFileSystem(kilobytes: number): string {
	const folder = mount(kilobytes);
	onTestFinished(() => unmount(folder));
	return folder;
}

/** Leaves no room on a small file system but so many kilobytes. @returns the file that takes it */
export function fillUp(folder: string, kilobytesLeft = 0): string {
	const path = join(folder, 'filling');
	const left = Number(execFileSync('df', ['--output=avail', '-k', folder]).toString().split('\n')[1]);
	writeFileSync(path, Buffer.alloc(Math.max(0, left - kilobytesLeft) * 1024, 1));
	return path;
}

function mount(kilobytes: number): string {
	const folder = mkdtempSync(join(tmpdir(), 'kenshu-small-'));
	try {
		execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'kenshu-test', folder], { stdio: 'pipe' });
	} catch (error) {
		rmdirSync(folder);
		throw error;
	}
	return folder;
}

/** Lazily: the driver keeps its files open until the process ends. */
function unmount(folder: string): void {
	execFileSync('umount', ['--lazy', folder]);
	rmdirSync(folder);
}

function tryMount(): boolean {
	try {
		unmount(mount(64));
		return true;
	} catch {
		return false;
	}
}
