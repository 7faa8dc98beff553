import { existsSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { isBusy } from '../db/busy';
import { giveToOwnerOf } from '../db/owner/owner-place';
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
	// An empty file is none: SQLite would throw away the log beside it.
	const isThere = (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 0;
	giveToOwnerOf(path, draft);
	sync(draft);
	// Last of what takes time: from here to the new name, whoever began to read would read the former file.
	if (isThere && !(await foldLog(path))) return { ok: false, reason: 'in-use' };
	const kept = keepFormer(path, now);
	renameSync(draft, path);
	sync(dirname(path));
	return { ok: true, kept };
}

/** Also what stands there of a database that is lost itself. @returns its name, else that of what was left of it */
function keepFormer(path: string, now: Date): string | null {
	const kept = freeName(`${path}.before-restore-${timestamp(now)}`);
	const moved = existsSync(path) ? [kept] : [];
	if (existsSync(path)) addName(path, kept);
	for (const side of sideFiles) {
		if (!existsSync(`${path}${side}`)) continue;
		renameSync(`${path}${side}`, `${kept}${side}`);
		moved.push(`${kept}${side}`);
	}
	sync(dirname(path));
	return moved[0] ?? null;
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
