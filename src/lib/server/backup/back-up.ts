import { type Client, createClient } from '@libsql/client';
import { existsSync, truncateSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Finding } from '../audit/verify/verification';
import { patiently } from '../db/busy';
import { type Condition, condition, conditionOf } from '../db/condition';
import { localPath } from '../db/local-file';
import { addressOf, type Contents, contentsOf, hasEntries, isSound, lastEntry, one } from './contents';
import { discardDraft, hasRoom, makeDraft, publish, removeLeftDrafts } from './draft';
import { firstFinding } from './examine';
import { noteBackup } from './last-backup';
import { type FileTrouble, fileTrouble } from './trouble';

export type BackupRefusal = 'remote' | 'damaged' | 'not-whole' | Condition | FileTrouble;

export type BackupOutcome =
	/** `noted` is false when the backup is made but could not be noted beside the database */
	(Made & { noted: boolean }) | Failed;

type Made = {
	ok: true;
	contents: Contents;
	/** the first place where the audit log does not fit: made all the same, for whoever looks into it; null when all fits or cannot be checked */
	finding: Finding | null;
};

type Failed = { ok: false; reason: BackupRefusal };

/**
 * Writes a consistent copy of a local database into a new file, beside a server that goes on writing. The file appears under its name
 * only when it is whole, checked and on the disk; otherwise nothing is left of it.
 *
 * @param file a path at which nothing stands yet
 */
export async function makeBackup(databaseUrl: string, file: string, now: Date): Promise<BackupOutcome> {
	const path = localPath(databaseUrl);
	if (path === null) return { ok: false, reason: 'remote' };
	const wrong = await sourceFault(databaseUrl);
	if (wrong !== null) return { ok: false, reason: wrong };
	const outcome = await intoFile(databaseUrl, file);
	if (!outcome.ok) return outcome;
	const { bytes, last } = outcome.contents;
	return { ...outcome, noted: note(path, { at: now.toISOString(), file, bytes, last }) };
}

/** A database of an older version is copied too: it is about to be upgraded. */
async function sourceFault(url: string): Promise<Condition | null> {
	const wrong = await condition(url);
	if (wrong !== 'not-migrated') return wrong;
	return (await withSource(url, hasEntries)) ? null : 'not-migrated';
}

async function withSource<T>(url: string, task: (client: Client) => Promise<T>): Promise<T> {
	const client = createClient({ url, concurrency: 1, timeout: 100 });
	try {
		return await patiently(client, () => task(client));
	} finally {
		client.close();
	}
}

async function intoFile(url: string, file: string): Promise<Made | Failed> {
	let draft: string | null = null;
	try {
		removeLeftDrafts(dirname(file));
		if (existsSync(file)) return { ok: false, reason: 'exists' };
		if (!hasRoom(dirname(file), await withSource(url, sizeOf))) return { ok: false, reason: 'full' };
		draft = makeDraft(file);
		const outcome = await copyAndCheck(url, draft);
		if (!outcome.ok) return outcome;
		const finding = await findingOf(draft);
		publish(draft, file);
		return { ...outcome, finding };
	} catch (error) {
		const trouble = fileTrouble(error, file);
		if (trouble === null) throw error;
		return { ok: false, reason: trouble };
	} finally {
		if (draft !== null) discardDraft(draft);
	}
}

/** An older version's log is checked when it is brought up to date. */
async function findingOf(draft: string): Promise<Finding | null> {
	return (await condition(addressOf(draft))) === null ? ((await firstFinding(draft)) ?? null) : null;
}

/** What the copy will take at most, in bytes. */
async function sizeOf(client: Client): Promise<number> {
	const [all, free, size] = [
		await one(client, 'PRAGMA page_count'),
		await one(client, 'PRAGMA freelist_count'),
		await one(client, 'PRAGMA page_size')
	].map(Number) as [number, number, number];
	return (all - free) * size;
}

type Copied = { ok: true; contents: Contents } | { ok: false; reason: 'damaged' | 'not-whole' };

/**
 * Lays a copy of the database into the empty draft. Entries are only ever added, so a copy is one moment of the database if it knows
 * every entry from before and if its last one is an entry of the database too.
 */
export async function copyAndCheck(url: string, draft: string): Promise<Copied> {
	return withSource(url, async (source) => {
		const before = await lastEntry(source);
		if (!(await copyInto(source, draft))) return { ok: false, reason: 'damaged' };
		if (!(await isSound(draft))) return { ok: false, reason: 'not-whole' };
		const contents = await contentsOf(draft);
		const isMoment = (contents.last?.number ?? 0) >= (before?.number ?? 0) && (await knows(source, contents));
		return isMoment ? { ok: true, contents } : { ok: false, reason: 'not-whole' };
	});
}

/** One read transaction of SQLite's own: the writers go on. @returns false when the database cannot be read through */
async function copyInto(source: Client, draft: string): Promise<boolean> {
	// A try before this one may have begun.
	truncateSync(draft);
	try {
		await source.execute({ sql: 'VACUUM INTO ?', args: [draft] });
		return true;
	} catch (error) {
		if (conditionOf(error) === 'not-a-database' || /SQLITE_CORRUPT/.test(String(error))) return false;
		throw error;
	}
}

async function knows(source: Client, { last, entries }: Contents): Promise<boolean> {
	if (last === null) return entries === 0;
	const { rows } = await source.execute({
		sql: 'SELECT hash, (SELECT count(*) FROM entry WHERE number <= ?1) AS entries FROM entry WHERE number = ?1',
		args: [last.number]
	});
	return rows[0]?.hash === last.hash && Number(rows[0].entries) === entries;
}

function note(...[path, backup]: Parameters<typeof noteBackup>): boolean {
	try {
		noteBackup(path, backup);
		return true;
	} catch {
		return false;
	}
}
