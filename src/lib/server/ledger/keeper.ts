import { areTooMany, type Ledger } from '$lib/domain/ledger';
import { type Database } from '../db/open';
import { lastEntryNumber } from '../db/write';
import { log } from '../log';
import { loadLedger, type LoadedLedger } from './load';
import { refreshLedger } from './refresh';

/** Keeps the town in memory for one database and never hands out a ledger older than the last commit. */
export class LedgerKeeper {
	readonly #database: Database;
	#ledger: LoadedLedger | null = null;
	#refreshing: Promise<unknown> | null = null;
	#hasToldOfMethods = false;

	constructor(database: Database) {
		this.#database = database;
	}

	/** The ledger with every change committed before this call, by whichever process. */
	async current(): Promise<Ledger> {
		const last = await lastEntryNumber(this.#database.reader);
		// A refresh that began before this question may have missed the last commit: then another one follows.
		while (this.#ledger === null || this.#ledger.entry < last) {
			this.#refreshing ??= this.#refresh().finally(() => (this.#refreshing = null));
			await this.#refreshing;
		}
		return this.#ledger;
	}

	async #refresh(): Promise<void> {
		const before = this.#ledger;
		this.#ledger = await this.#database.snapshot((tx) => (before ? refreshLedger(tx, before) : loadLedger(tx)));
		if (areTooMany(this.#ledger.methods) && !this.#hasToldOfMethods) {
			this.#hasToldOfMethods = true;
			log.error({ reason: 'too-many-methods' }, tooManyMethods);
		}
	}
}

const tooManyMethods =
	'実施方法の種類が多すぎます。新しい種類の記録は、実施方法を問う必須研修に数えられません。記録の実施方法をそろえてください。';
