import { type Ledger } from '$lib/domain/ledger';
import { localPath } from './db/local-file';
import { type Database, openDatabase } from './db/open';
import { claim } from './db/owner/owner';
import { type Owner } from './db/owner/owner-socket';
import { Turns } from './db/turns';
import { LedgerKeeper } from './ledger/keeper';
import { settings } from './settings';

type Current = { database: Database; keeper: LedgerKeeper };

let opened: Promise<Current> | null = null;

/** What this process works with, opened when it is asked for: the build loads the server's modules too, and must not open it. */
function current(): Promise<Current> {
	// An opening that failed is not kept: the next question tries again.
	return (opened ??= open().catch((error: unknown) => {
		opened = null;
		throw error;
	}));
}

async function open(): Promise<Current> {
	const { databaseUrl, databaseAuthToken } = settings();
	const database = await openDatabase(databaseUrl, databaseAuthToken, ownedLines().get(databaseUrl));
	return { database, keeper: new LedgerKeeper(database) };
}

/** Kept beyond a reload of the modules in `vite dev`: the process is the same, and remains the owner. */
function ownedLines(): Map<string, Turns> {
	const kept = globalThis as { kenshuOwnedLines?: Map<string, Turns> };
	return (kept.kenshuOwnedLines ??= new Map());
}

export type Taken = { ok: true; deaf: boolean } | { ok: false; owner: Owner | null };

/**
 * Makes this process the owner of its database for as long as it lives, and opens that: a file that is put in its place before the
 * first question is noticed too. A remote database has no owner. `deaf` when other processes cannot ask it for turns; otherwise who is
 * the owner, null when it does not say.
 *
 * @param waiting called once when a command has to end first
 */
export async function ownCurrentDatabase(waiting: (owner: Owner) => void): Promise<Taken> {
	const taken = await takeCurrent(waiting);
	if (taken.ok) await current();
	return taken;
}

async function takeCurrent(waiting: (owner: Owner) => void): Promise<Taken> {
	const { databaseUrl } = settings();
	const path = localPath(databaseUrl);
	if (path === null || ownedLines().has(databaseUrl)) return { ok: true, deaf: false };
	const claimed = await claim(path, 'server', waiting);
	if (!claimed.ok) return claimed;
	ownedLines().set(databaseUrl, new Turns(path, 'server', claimed.ownership));
	return { ok: true, deaf: claimed.ownership.deaf !== null };
}

/** The database of this process. */
export async function currentDatabase(): Promise<Database> {
	return (await current()).database;
}

/** The town in memory, with every change committed before this call. */
export async function currentLedger(): Promise<Ledger> {
	return (await current()).keeper.current();
}
