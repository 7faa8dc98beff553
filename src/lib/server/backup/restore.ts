import { chmodSync, copyFileSync, existsSync, realpathSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { localPath, makeFolderFor } from '../db/local-file';
import { own } from '../db/owner';
import { realDatabasePath } from '../db/owner-place';
import { withFile } from './contents';
import { discardDraft, hasRoom, makeDraft, removeLeftDrafts } from './draft';
import { type Header, headerOf } from './header';
import { examine, type Examined, type Unfit } from './examine';
import { putInPlace } from './put-in-place';
import { type FileTrouble, fileTrouble } from './trouble';

export type RestoreRefusal = 'remote' | 'same-file' | 'in-use' | Exclude<Header, 'backup'> | Unfit | FileTrouble;

type Whole = Extract<Examined, { ok: true }>;

export type Refused = { ok: false; reason: RestoreRefusal } | Exclude<Examined, { ok: true }>;

/** `kept` is where the former database is now; null when there was none. */
type Restored = Whole & { kept: string | null };

/** Whether a backup could be restored, and what it holds. Changes nothing, also beside a running server. */
export async function verifyBackup(databaseUrl: string, file: string): Promise<Whole | Refused> {
	const path = localPath(databaseUrl);
	if (path === null) return { ok: false, reason: 'remote' };
	// Where the database stands, people's data is guarded best.
	const folder = existsSync(dirname(path)) ? dirname(path) : tmpdir();
	return withCopy(file, join(folder, basename(path)), async (_copy, examined) => examined);
}

/**
 * Puts a backup in the place of the database, which is kept under another name. A backup of an older version is brought up to date; the
 * sessions in it are ended, or those signed out since would be signed in again.
 */
export async function restoreBackup(databaseUrl: string, file: string, now: Date): Promise<Restored | Refused> {
	const path = localPath(databaseUrl);
	if (path === null) return { ok: false, reason: 'remote' };
	if (isSameFile(file, path)) return { ok: false, reason: 'same-file' };
	const header = headerOf(file);
	if (header !== 'backup') return { ok: false, reason: header };
	return orTrouble(path, async () => {
		makeFolderFor(path);
		const owned = await own(path, 'command');
		if (!owned.ok) return { ok: false, reason: 'in-use' };
		try {
			return await replace(realDatabasePath(path), file, now);
		} finally {
			await owned.ownership.release();
		}
	});
}

function replace(path: string, file: string, now: Date): Promise<Restored | Refused> {
	return withCopy(file, path, async (copy, examined) => {
		await withFile(copy, (client) => client.execute('DELETE FROM session'));
		const placed = await putInPlace(copy, path, now);
		return placed.ok ? { ...examined, kept: placed.kept } : placed;
	});
}

/** Examines a copy of the backup, made beside the place it is meant for; goes on with it when it is fit. */
async function withCopy<T>(
	file: string,
	place: string,
	task: (copy: string, examined: Whole) => Promise<T>
): Promise<T | Refused> {
	const header = headerOf(file);
	if (header !== 'backup') return { ok: false, reason: header };
	return orTrouble(place, async () => {
		removeLeftDrafts(dirname(place));
		// Twice its size: a migration may write every table anew.
		if (!hasRoom(dirname(place), 2 * statSync(file).size)) return { ok: false, reason: 'full' };
		const draft = makeDraft(place);
		try {
			copyFileSync(file, draft);
			chmodSync(draft, 0o600);
			const examined = await examine(draft);
			return examined.ok ? await task(draft, examined) : examined;
		} finally {
			discardDraft(draft);
		}
	});
}

async function orTrouble<T>(place: string, task: () => Promise<T | Refused>): Promise<T | Refused> {
	try {
		return await task();
	} catch (error) {
		const trouble = fileTrouble(error, place);
		if (trouble === null) throw error;
		return { ok: false, reason: trouble };
	}
}

function isSameFile(file: string, path: string): boolean {
	return existsSync(file) && existsSync(path) && realpathSync(file) === realpathSync(path);
}
