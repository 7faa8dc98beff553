import { expect } from 'vitest';
import { verifyAudit } from '$lib/server/audit/verify/verify';
import { type Database, openDatabase, type Tx } from '$lib/server/db/open';
import { entry } from '$lib/server/db/schema';
import { LedgerKeeper } from '$lib/server/ledger/keeper';
import { loadLedger } from '$lib/server/ledger/load';
import { asc } from 'drizzle-orm';
import { chainFaults } from '../integration/db/chain';
import { wordsOf } from '../integration/ledger/words';
import { importFaults } from './imports';
import { type TownFile } from './town';

/** Looks at a town from outside, now and again: its ledger is kept from look to look, its connections are not. */
export class Inspector {
	readonly #url: string;
	readonly #keeper: LedgerKeeper;
	#opened: Database | null = null;

	constructor({ url }: TownFile) {
		this.#url = url;
		this.#keeper = new LedgerKeeper(reopened(() => this.#opened!));
	}

	/** What must hold of every file at every moment, whatever was killed; then what the caller asks of it besides. */
	async look<T>(more: (tx: Tx) => Promise<T>): Promise<T> {
		const opened = (this.#opened = await openDatabase(this.#url));
		try {
			expect(await opened.snapshot(faults)).toEqual([]);
			expect(await verifyAudit(opened)).toMatchObject({ total: 0, findings: [] });
			await this.#holdsLedger(opened);
			return await opened.snapshot(more);
		} finally {
			this.#opened = null;
			opened.close();
		}
	}

	/** The ledger that was kept up to date says what a fresh one says; others may write meanwhile, so both must be of the same entry. */
	async #holdsLedger(opened: Database): Promise<void> {
		for (;;) {
			const kept = await this.#keeper.current();
			const fresh = await opened.snapshot(loadLedger);
			if (kept.entry !== fresh.entry) continue;
			expect(wordsOf(kept)).toEqual(wordsOf(fresh));
			return;
		}
	}
}

/** A database that is opened anew between questions: for a keeper that outlives every opening. */
function reopened(opened: () => Database): Database {
	return new Proxy({} as Database, { get: (_, key) => opened()[key as keyof Database] });
}

async function faults(tx: Tx): Promise<string[]> {
	const { rows } = await tx.raw.execute('PRAGMA integrity_check');
	const integrity = rows.map((row) => String(row[0])).filter((word) => word !== 'ok');
	const dangling = (await tx.raw.execute('PRAGMA foreign_key_check')).rows.map(
		(row) => `dangling: ${row[0]} ${row[1]}`
	);
	const chain = chainFaults(await tx.db.select().from(entry).orderBy(asc(entry.number)));
	return [...integrity, ...dangling, ...chain, ...(await importFaults(tx))];
}
