import {
	closeSync,
	existsSync,
	fsyncSync,
	linkSync,
	openSync,
	readdirSync,
	renameSync,
	rmSync,
	statfsSync,
	statSync
} from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * A file stands under its own name only when it is whole. Until then it is a draft beside it, whose name says who makes it, so that one
 * left behind by a process that was killed is found and removed.
 */

const drafts = /\.kenshu-draft-(.+)-(\d+)(-journal|-wal|-shm)?$/;
const sideFiles = ['', '-journal', '-wal', '-shm'];
const aDay = 24 * 60 * 60 * 1000;

/** Makes the empty draft of a file, readable by its owner alone: what it will hold is personal. @returns its path */
export function makeDraft(file: string): string {
	const draft = `${file}.kenshu-draft-${hostname()}-${process.pid}`;
	discardDraft(draft);
	closeSync(openSync(draft, 'wx', 0o600));
	return draft;
}

export function discardDraft(draft: string): void {
	for (const side of sideFiles) rmSync(`${draft}${side}`, { force: true });
}

/** Removes the drafts in a folder that nobody is making any more. */
export function removeLeftDrafts(folder: string): void {
	for (const name of readdirSync(folder)) {
		const [, host, pid] = drafts.exec(name) ?? [];
		const path = join(folder, name);
		if (pid && (host === hostname() ? !isRunning(Number(pid)) : isOld(path))) rmSync(path, { force: true });
	}
}

function isRunning(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}

/** Of another machine that shares the folder nobody can ask; no draft is worked at for a day without a change. */
function isOld(path: string): boolean {
	const stat = statSync(path, { throwIfNoEntry: false });
	return stat !== undefined && Date.now() - stat.mtimeMs > aDay;
}

/**
 * Gives a whole draft its name, on the disk for good. Never replaces a file.
 *
 * @throws EEXIST when a file of that name has come meanwhile
 */
export function publish(draft: string, file: string): void {
	sync(draft);
	addName(draft, file);
	sync(dirname(file));
}

/** Gives the file another name, beside its own where the file system knows how, else instead of it. @throws EEXIST */
export function addName(path: string, name: string): void {
	try {
		linkSync(path, name);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'EEXIST' || existsSync(name)) throw error;
		// A memory stick or a Windows share has no second names.
		renameSync(path, name);
	}
}

/** Waits until a file, or the names in a folder, are on the disk. */
export function sync(path: string): void {
	const opened = openSync(path, 'r');
	try {
		fsyncSync(opened);
	} catch (error) {
		// Some network file systems cannot do it for a folder.
		if (!statSync(path).isDirectory()) throw error;
	} finally {
		closeSync(opened);
	}
}

/** Whether so many bytes fit: asked first, so that a copy does not fill the disk of a running server. */
export function hasRoom(folder: string, bytes: number): boolean {
	const { bavail, bsize } = statfsSync(folder);
	return bavail * bsize >= bytes;
}
