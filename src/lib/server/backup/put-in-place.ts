import { chownSync, existsSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { isBusy } from '../db/busy';
import { one, withFile } from './contents';
import { addName, sync } from './draft';

/** What SQLite keeps beside a database: a log of the former one would be played onto the new one. */
const sideFiles = ['-wal', '-shm', '-journal'];

/**
 * Lets a whole file become the database, in one step; the former one is kept under another name.
 *
 * @returns where the former one is now, null when there was none; or that somebody has it open, and nothing was done
 */
export async function putInPlace(
	draft: string,
	path: string,
	now: Date
): Promise<{ ok: true; kept: string | null } | { ok: false; reason: 'in-use' }> {
	const isThere = existsSync(path);
	if (isThere && !(await foldLog(path))) return { ok: false, reason: 'in-use' };
	giveTo(draft, isThere ? path : dirname(path));
	sync(draft);
	const kept = isThere ? keepFormer(path, now) : null;
	renameSync(draft, path);
	sync(dirname(path));
	return { ok: true, kept };
}

/** Root restores for the server's own user, who could not write a file of root's. */
function giveTo(draft: string, owner: string): void {
	if (process.getuid?.() !== 0) return;
	const { uid, gid } = statSync(owner);
	chownSync(draft, uid, gid);
}

function keepFormer(path: string, now: Date): string {
	const kept = freeName(`${path}.before-restore-${timestamp(now)}`);
	addName(path, kept);
	for (const side of sideFiles) if (existsSync(`${path}${side}`)) renameSync(`${path}${side}`, `${kept}${side}`);
	sync(dirname(path));
	return kept;
}

/**
 * Makes the former database whole in one file, without a log. One that is too damaged for it, perhaps why it is being replaced, keeps
 * its log beside it.
 *
 * @returns false when somebody has it open, if only to read: when he closed it, SQLite would remove the log by its name, which by then
 * would be that of the new database
 */
async function foldLog(path: string): Promise<boolean> {
	try {
		return (await withFile(path, (client) => one(client, 'PRAGMA journal_mode = DELETE'))) === 'delete';
	} catch (error) {
		return !isBusy(error);
	}
}

function freeName(name: string): string {
	for (let count = 1; ; count++) {
		const candidate = count === 1 ? name : `${name}-${count}`;
		if (!existsSync(candidate)) return candidate;
	}
}

/** 20261121-105300 in Japan: what people compare with their own clock. */
function timestamp(now: Date): string {
	const [day, time] = now.toLocaleString('sv-SE', { timeZone: 'Asia/Tokyo' }).split(' ') as [string, string];
	return `${day.replaceAll('-', '')}-${time.replaceAll(':', '')}`;
}
