import { desc } from 'drizzle-orm';
import type { AuditEvent } from '$lib/domain/audit';
import { type Actor, actorText } from '../audit/actor';
import { chainStart, entryHash, sha256 } from '../audit/chain';
import { sealRows } from '../audit/seal';
import { type Database, type Db, type Tx } from './open';
import { entry } from './schema';

/** What a command works with: the transaction, the number of the entry it is about to make, and where to say what it did. */
export type Change = Tx & {
	entry: number;
	/** the tables written so far: what a ledger has to read again */
	tables: Set<string>;
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
	database: Database,
	actor: Actor,
	event: AuditEvent,
	command: (change: Change) => Promise<T>
): Promise<T> {
	try {
		return await database.transact(async (tx) => {
			const previous = await lastEntry(tx.db);
			const number = (previous?.number ?? 0) + 1;
			let payload: Record<string, unknown> = {};
			const change = {
				...tx,
				entry: number,
				tables: new Set<string>(),
				describe: (said: typeof payload) => (payload = said)
			};
			const outcome = await command(change);
			if (!outcome.ok) throw new Refusal(outcome);
			await append(change, previous?.hash ?? chainStart, actor, event, payload, await sealRows(change));
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

async function lastEntry(db: Db) {
	const [last] = await db
		.select({ number: entry.number, hash: entry.hash })
		.from(entry)
		.orderBy(desc(entry.number))
		.limit(1);
	return last;
}

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
	await db.insert(entry).values({ ...chained, payload, hash: entryHash(chained) });
}
