import { closeSync, openSync, readSync, statSync, writeSync } from 'node:fs';
import { hasLog } from '../db/local-file';

/** What a file is before SQLite opens (and perhaps changes) it; `has-log` is one of which something stands in a log beside it. */
export type Header = 'absent' | 'unreadable' | 'not-ours' | 'has-log' | 'backup';

export function headerOf(file: string): Header {
	const stat = statSync(file, { throwIfNoEntry: false });
	if (!stat) return 'absent';
	if (!stat.isFile()) return 'not-ours';
	const bytes = firstBytes(file);
	if (bytes === null) return 'unreadable';
	if (bytes.toString('latin1', 0, 16) !== 'SQLite format 3\0') return 'not-ours';
	return hasLog(file) || hasJournal(file) ? 'has-log' : 'backup';
}

/** Where a file says which way it is written, and which way it is read: 1 without a log, 2 with one. */
const ways = 18;

/**
 * Whether a file says that it keeps a log, as a database at work does, and since then a backup that a command has read as its database.
 * A copy of a database at work, made by hand, may be older than that was.
 */
export function saysItKeepsLog(file: string): boolean {
	return firstBytes(file)?.[ways] === 2;
}

/** Lets a copy whose log is empty or gone say that it keeps none, so that none is made when it is opened. */
export function letKeepNoLog(copy: string): void {
	if (!saysItKeepsLog(copy)) return;
	const opened = openSync(copy, 'r+');
	try {
		writeSync(opened, Buffer.from([1, 1]), 0, 2, ways);
	} finally {
		closeSync(opened);
	}
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
