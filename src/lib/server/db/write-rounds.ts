import { type AuditEvent } from '$lib/domain/audit';
import { type Actor } from '../audit/actor';
import { chainStart } from '../audit/chain';
import { sealEach } from '../audit/seal/seal-each';
import { appendEntries } from './append';
import { DatabaseFault } from './fault';
import { goesOn } from './identity';
import { type Database, type Tx } from './open';
import { type Change, lastEntry } from './write';

/** Many small changes in one transaction, each an entry of its own. */
export type Rounds = Tx & {
	/** Begins a change; its number is the next one. What is not to be done is not begun: there is no taking back. */
	begin(event: AuditEvent): Change;
	/**
	 * Seals and appends what was begun since the last round. Changes of one round never write the same row; what is to be written again
	 * waits for the next, so that each entry vouches for the row as it left it.
	 */
	endRound(): Promise<void>;
};

/**
 * The door for writes that bring many small changes at once: one transaction, statements over all of them, and for each the entry it
 * would have had alone. Whatever the task throws takes all of it back.
 */
export async function writeRounds<T>(
	database: Pick<Database, 'transact'>,
	actor: Actor,
	task: (rounds: Rounds) => Promise<T>
): Promise<T> {
	return database.transact(async (tx) => {
		const last = await lastEntry(tx.db);
		if (!goesOn(database, last ?? null)) throw new DatabaseFault('replaced');
		let [number, hash] = [last?.number ?? 0, last?.hash ?? chainStart];
		let begun: Begun[] = [];
		const rounds: Rounds = {
			...tx,
			begin(event) {
				const change = newChange(tx, (number += 1), event);
				begun.push(change);
				return change;
			},
			async endRound() {
				if (begun.length === 0) return;
				const digests = await sealEach(tx.raw, begun);
				hash = await appendEntries(tx.raw, hash, actor, begun, digests);
				begun = [];
			}
		};
		const done = await task(rounds);
		await rounds.endRound();
		return done;
	});
}

/** A change with what its entry will say. */
export type Begun = Change & { event: AuditEvent; payload: Record<string, unknown> };

function newChange(tx: Tx, entry: number, event: AuditEvent): Begun {
	const change: Begun = {
		...tx,
		entry,
		event,
		tables: new Set(),
		laidAside: new Set(),
		rowsDigest: null,
		payload: {},
		describe: (said) => (change.payload = said)
	};
	return change;
}
