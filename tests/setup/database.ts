import { createClient } from '@libsql/client';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrateDatabase } from '$lib/server/db/migrate';
import { type Database, openDatabase } from '$lib/server/db/open';
import { realDatabasePath, socketPath } from '$lib/server/db/owner/owner-place';
import { inject, onTestFinished } from 'vitest';

/** A migrated, empty database file of its own; closed and removed when the test is over. Call it inside a test. */
export async function freshDb(): Promise<Database> {
	const { url, remove } = await temporaryDatabaseFile();
	const database = await openDatabase(url);
	onTestFinished(() => {
		database.close();
		remove();
	});
	return database;
}

export type DatabaseFile = { url: string; folder: string; remove(): void };

/**
 * A migrated, empty database file that stays until it is removed: for a server or a command in a process of its own, or for
 * several tests.
 */
export async function temporaryDatabaseFile(): Promise<DatabaseFile> {
	return databaseFileIn(tmpdir());
}

/** The same for all tests of a run, which copy it: it stays until the last file is through. */
export async function databaseFileOfRun(): Promise<DatabaseFile> {
	return databaseFileIn(inject('runFolder'));
}

async function databaseFileIn(parent: string): Promise<DatabaseFile> {
	const whole = await template();
	const folder = mkdtempSync(join(parent, 'kenshu-db-'));
	const path = join(folder, 'kenshu.db');
	copyFileSync(whole, path);
	// A killed owner of the file leaves its socket behind.
	const socket = socketPath(realDatabasePath(path));
	const remove = () => [folder, socket].forEach((made) => rmSync(made, { recursive: true, force: true }));
	return { url: `file:${path}`, folder, remove };
}

let made: Promise<string> | null = null;

/** Migrated once for every process that runs these migrations; a copy takes a millisecond. */
function template(): Promise<string> {
	return (made ??= makeTemplate());
}

async function makeTemplate(): Promise<string> {
	const path = join(tmpdir(), `kenshu-template-${fingerprint()}.db`);
	if (existsSync(path)) return path;
	const folder = mkdtempSync(join(tmpdir(), 'kenshu-template-'));
	const draft = join(folder, 'draft.db');
	const outcome = await migrateDatabase(`file:${draft}`);
	if (!outcome.ok) throw new Error(`The template could not be migrated: ${outcome.reason}`);
	await foldLogInto(draft);
	// Under its own name only when it is whole: another process may be waiting for it.
	copyFileSync(draft, `${draft}.whole`);
	renameSync(`${draft}.whole`, path);
	rmSync(folder, { recursive: true, force: true });
	return path;
}

/** What was written last still stands in the write-ahead log beside the file; a copy of the file alone must have it too. */
async function foldLogInto(path: string): Promise<void> {
	const client = createClient({ url: `file:${path}` });
	await client.execute('PRAGMA wal_checkpoint(TRUNCATE)');
	client.close();
}

/** Changes with every migration. */
function fingerprint(): string {
	const folder = join(import.meta.dirname, '../../drizzle');
	const journal = readFileSync(join(folder, 'meta/_journal.json'), 'utf8');
	const { entries } = JSON.parse(journal) as { entries: { tag: string }[] };
	const hash = createHash('sha256').update(journal);
	for (const { tag } of entries) hash.update(readFileSync(join(folder, `${tag}.sql`)));
	return hash.digest('hex').slice(0, 16);
}
