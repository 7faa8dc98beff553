import { accessSync, constants, existsSync, mkdirSync, openSync, readSync, closeSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The path of a `file:` address (`file:data/x.db` is relative to the working folder); null for a remote database. */
export function localPath(databaseUrl: string): string | null {
	if (!databaseUrl.startsWith('file:')) return null;
	const bare = databaseUrl.replace(/\?.*$/, '');
	return bare.startsWith('file://') ? fileURLToPath(bare) : decodeURIComponent(bare.slice('file:'.length));
}

export type FileState = 'absent' | 'empty' | 'database' | 'other' | 'read-only';

/**
 * What stands at the path, before a library opens (and perhaps creates or changes) it. Not for a file that this process has
 * open as a database: closing it here would let go of the locks on it.
 */
export function fileState(path: string): FileState {
	const state = unopenedState(path);
	return state === 'database' && firstBytes(path) !== 'SQLite format 3\0' ? 'other' : state;
}

/** The same without a look into the file: 'database' is any file that can be read and written. */
export function unopenedState(path: string): FileState {
	if (!existsSync(path)) return 'absent';
	const stat = statSync(path);
	if (!stat.isFile()) return 'other';
	if (stat.size === 0) return 'empty';
	return allows(path, constants.R_OK) && isWritable(path, stat.mode) ? 'database' : 'read-only';
}

/** Asked of the mode too, since to root every file looks writable; and of the folder, where the log of a transaction is made. */
function isWritable(path: string, mode: number): boolean {
	return (mode & 0o222) !== 0 && allows(path, constants.W_OK) && allows(dirname(path), constants.W_OK);
}

function allows(path: string, mode: number): boolean {
	try {
		accessSync(path, mode);
		return true;
	} catch {
		return false;
	}
}

/** Whether a log with something in it stands beside the path. */
export function hasLog(path: string): boolean {
	return (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

export function makeFolderFor(path: string): void {
	mkdirSync(dirname(path), { recursive: true });
}

/** Makes the empty file of a database that is not there yet, for its owner alone; SQLite gives its log the same rights. */
export function makeFileFor(path: string): void {
	makeFolderFor(path);
	if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600));
}

function firstBytes(path: string): string {
	const file = openSync(path, 'r');
	try {
		const buffer = Buffer.alloc(16);
		readSync(file, buffer, 0, 16, 0);
		return buffer.toString('latin1');
	} finally {
		closeSync(file);
	}
}
