import { inArray } from 'drizzle-orm';
import { setTimeout as later } from 'node:timers';
import { type Database, type Tx } from '../../db/open';
import { session } from '../../db/schema';

/**
 * Sessions that have ended though their rows stand: whoever leaves a shared PC has left, also where a full disk lets no row go. The one
 * process that serves the database does not find them any more, and removes their rows once it can. A restart before that would find
 * them again until they end by themselves; no browser that was left has their ids then.
 */
const ended = new WeakMap<object, Set<string>>();

export function hasEnded(database: object, idHash: string): boolean {
	return ended.get(database)?.has(idHash) ?? false;
}

export type Ended =
	| { ok: true }
	/** ended in this process, and why the database does not know yet */
	| { ok: false; error: unknown };

/** Ends sessions in any case; the task removes their rows. */
export async function endInAnyCase(
	database: Database,
	idHashes: readonly string[],
	task: (tx: Tx) => Promise<void>
): Promise<Ended> {
	const kept = ended.get(database) ?? new Set();
	ended.set(database, kept);
	idHashes.forEach((idHash) => kept.add(idHash));
	try {
		await database.transact(task);
		idHashes.forEach((idHash) => kept.delete(idHash));
		return { ok: true };
	} catch (error) {
		removeLater(database);
		return { ok: false, error };
	}
}

/** Removes the rows of what has ended. @throws where the database does not take it yet */
export async function removeEndedRows(database: Database): Promise<void> {
	const kept = ended.get(database) ?? new Set();
	const idHashes = [...kept];
	if (idHashes.length === 0) return;
	await database.transact(({ db }) => db.delete(session).where(inArray(session.idHash, idHashes)));
	idHashes.forEach((idHash) => kept.delete(idHash));
}

const pause = 30_000;
const waiting = new WeakSet<Database>();

function removeLater(database: Database): void {
	if (waiting.has(database)) return;
	waiting.add(database);
	later(() => {
		waiting.delete(database);
		removeEndedRows(database).catch(() => removeLater(database));
	}, pause).unref();
}
