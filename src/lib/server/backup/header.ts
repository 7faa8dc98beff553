import { closeSync, openSync, readSync, statSync } from 'node:fs';

/** What a file says of itself in its first bytes, before SQLite opens (and perhaps changes) it. */
export type Header = 'absent' | 'unreadable' | 'not-ours' | 'has-log' | 'backup';

/**
 * A backup says in its nineteenth byte that it keeps no log (1); a database at work says that it does (2). A copy of such a file, made
 * by hand, may lack what stood in the log.
 */
export function headerOf(file: string): Header {
	const stat = statSync(file, { throwIfNoEntry: false });
	if (!stat) return 'absent';
	if (!stat.isFile()) return 'not-ours';
	const bytes = firstBytes(file);
	if (bytes === null) return 'unreadable';
	if (bytes.toString('latin1', 0, 16) !== 'SQLite format 3\0') return 'not-ours';
	return bytes[18] === 2 || hasJournal(file) ? 'has-log' : 'backup';
}

function firstBytes(file: string): Buffer | null {
	let opened: number | null = null;
	try {
		opened = openSync(file, 'r');
		const bytes = Buffer.alloc(19);
		readSync(opened, bytes, 0, bytes.length, 0);
		return bytes;
	} catch {
		return null;
	} finally {
		if (opened !== null) closeSync(opened);
	}
}

function hasJournal(file: string): boolean {
	return (statSync(`${file}-journal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
}
