import { type Ledger } from '$lib/domain/ledger';
import { type Database, openDatabase } from './db/open';
import { LedgerKeeper } from './ledger/keeper';
import { settings } from './settings';

type Current = { database: Database; keeper: LedgerKeeper };

let opened: Promise<Current> | null = null;

/** What this process works with, opened at the first question: the build loads the server's modules too, and must not. */
function current(): Promise<Current> {
	// An opening that failed is not kept: the next question tries again.
	return (opened ??= open().catch((error: unknown) => {
		opened = null;
		throw error;
	}));
}

async function open(): Promise<Current> {
	const { databaseUrl, databaseAuthToken } = settings();
	const database = await openDatabase(databaseUrl, databaseAuthToken);
	return { database, keeper: new LedgerKeeper(database) };
}

/** The database of this process. */
export async function currentDatabase(): Promise<Database> {
	return (await current()).database;
}

/** The town in memory, with every change committed before this call. */
export async function currentLedger(): Promise<Ledger> {
	return (await current()).keeper.current();
}
