import { existsSync, mkdirSync, openSync, readSync, closeSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The path of a `file:` address (`file:data/x.db` is relative to the working folder); null for a remote database. */
export function localPath(databaseUrl: string): string | null {
	if (!databaseUrl.startsWith('file:')) return null;
	const bare = databaseUrl.replace(/\?.*$/, '');
	return bare.startsWith('file://') ? fileURLToPath(bare) : decodeURIComponent(bare.slice('file:'.length));
}

export type FileState = 'absent' | 'empty' | 'database' | 'other' | 'read-only';

/** What stands at the path, before a library opens (and perhaps creates or changes) it. */
export function fileState(path: string): FileState {
	if (!existsSync(path)) return 'absent';
	const stat = statSync(path);
	if (!stat.isFile()) return 'other';
	if (stat.size === 0) return 'empty';
	if (firstBytes(path) !== 'SQLite format 3\0') return 'other';
	// Asked of the mode, since to root every file looks writable.
	return (stat.mode & 0o222) === 0 ? 'read-only' : 'database';
}

export function makeFolderFor(path: string): void {
	mkdirSync(dirname(path), { recursive: true });
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
