import { type Client } from '@libsql/client';
import { chmodSync, copyFileSync, existsSync, realpathSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { type AuditPayload } from '$lib/domain/audit';
import { noIdentity } from '../db/identity';
import { localPath, makeFolderFor } from '../db/local-file';
import { type Tx } from '../db/open';
import { own } from '../db/owner/owner';
import { realDatabasePath } from '../db/owner/owner-place';
import { inTransaction } from '../db/transaction';
import { write } from '../db/write';
import { type Contents, withFile } from './contents';
import { discardDraft, hasRoom, makeDraft, removeLeftDrafts } from './draft';
import { type Header, headerOf, letKeepNoLog } from './header';
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
 * sessions in it are ended, or those signed out since would be signed in again. The audit log gets an entry of its own for it.
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
		await withFile(copy, (client) => finish(client, examined.contents));
		const placed = await putInPlace(copy, path, now);
		return placed.ok ? { ...examined, kept: placed.kept } : placed;
	});
}

/** What makes the copy the database of today: nobody is signed in, and its log tells where it comes from. */
async function finish(client: Client, { last }: Contents): Promise<void> {
	await client.execute('DELETE FROM session');
	// Not by `openDatabase`, which would give the copy a log.
	const database = { transact: <T>(task: (tx: Tx) => Promise<T>) => inTransaction(client, noIdentity, 'write', task) };
	await write(database, { kind: 'command-line' }, 'database.restored', async (change) => {
		change.describe({ last } satisfies AuditPayload<'database.restored'>);
		return { ok: true };
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
			letKeepNoLog(draft);
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
