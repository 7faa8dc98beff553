import { desc, sql } from 'drizzle-orm';
import type { AuditEvent } from '$lib/domain/audit';
import { type Actor, actorText } from '../audit/actor';
import { chainStart, entryHash, sha256 } from '../audit/chain';
import { sealRows } from '../audit/seal/seal';
import { compiled } from './compiled';
import { DatabaseFault } from './fault';
import { goesOn } from './identity';
import { type Database, type Db, type Tx } from './open';
import { entry } from './schema';

/** What a command works with: the transaction, the number of the entry it is about to make, and where to say what it did. */
export type Change = Tx & {
	entry: number;
	/** the tables written so far: what a ledger has to read again */
	tables: Set<string>;
	/** the tables of which it laid versions aside */
	laidAside: Set<string>;
	/** the digest it vouches for in place of one over what it wrote; null for every change but `log.sealed` */
	rowsDigest: string | null;
	/** what the audit log keeps of this change, beside who, when and which event */
	describe(payload: Record<string, unknown>): void;
};

type Outcome = { ok: true } | { ok: false };

/** Thrown to roll back when a command refuses; carries its answer out of the transaction. */
class Refusal extends Error {
	constructor(readonly outcome: Outcome) {
		super('refused');
	}
}

/**
 * The one door for writes. Opens the transaction, takes the next entry number inside BEGIN IMMEDIATE, lets the command write rows
 * stamped with it, seals what it wrote, appends the audit entry chained to the one before, and commits. A command that answers
 * `ok: false` leaves no trace.
 */
export async function write<T extends Outcome>(
	database: Pick<Database, 'transact'>,
	actor: Actor,
	event: AuditEvent,
	command: (change: Change) => Promise<T>
): Promise<T> {
	try {
		return await database.transact(async (tx) => {
			const previous = await lastEntry(tx.db);
			if (!goesOn(database, previous ?? null)) throw new DatabaseFault('replaced');
			const number = (previous?.number ?? 0) + 1;
			let payload: Record<string, unknown> = {};
			const change = {
				...tx,
				entry: number,
				tables: new Set<string>(),
				laidAside: new Set<string>(),
				rowsDigest: null,
				describe: (said: typeof payload) => (payload = said)
			};
			const outcome = await command(change);
			if (!outcome.ok) throw new Refusal(outcome);
			const rowsDigest = change.rowsDigest ?? (await sealRows(change));
			await append(change, previous?.hash ?? chainStart, actor, event, payload, rowsDigest);
			return outcome;
		});
	} catch (error) {
		if (error instanceof Refusal) return error.outcome as T;
		throw error;
	}
}

/** The number of the last committed change; 0 for an empty database. */
export async function lastEntryNumber(db: Db): Promise<number> {
	return (await lastEntry(db))?.number ?? 0;
}

const lastEntries = compiled((db) =>
	db.select({ number: entry.number, hash: entry.hash }).from(entry).orderBy(desc(entry.number)).limit(1)
);

/** The last entry with its hash; undefined for an empty database. */
export async function lastEntry(db: Db) {
	const [last] = await lastEntries(db);
	return last;
}

const { placeholder } = sql;
const addEntry = compiled((db) =>
	db.insert(entry).values({
		number: placeholder('number'),
		at: placeholder('at'),
		actor: placeholder('actor'),
		event: placeholder('event'),
		payload: placeholder('payload'),
		payloadDigest: placeholder('payloadDigest'),
		tables: placeholder('tables'),
		rowsDigest: placeholder('rowsDigest'),
		previousHash: placeholder('previousHash'),
		hash: placeholder('hash')
	})
);

async function append(
	{ db, entry: number, tables }: Change,
	previousHash: string,
	actor: Actor,
	event: AuditEvent,
	said: Record<string, unknown>,
	rowsDigest: string
): Promise<void> {
	const payload = JSON.stringify(said);
	const chained = {
		number,
		at: new Date().toISOString(),
		actor: actorText(actor),
		event,
		payloadDigest: sha256(payload),
		tables: [...tables].sort().join(','),
		rowsDigest,
		previousHash
	};
	await addEntry(db, { ...chained, payload, hash: entryHash(chained) });
}
