import { setInterval as every } from 'node:timers';
import { type Database } from '../db/open';
import { removeExpired } from './store';

const day = 24 * 3_600_000;

/** Removes all that waited too long for a record, some at a time so that nobody waits for it. @returns how many were removed */
export async function removeAllExpired(database: Pick<Database, 'transact'>, now = new Date()): Promise<number> {
	let all = 0;
	for (;;) {
		const removed = await database.transact(({ db }) => removeExpired(db, now));
		if (removed === 0) return all;
		all += removed;
	}
}

/** Does so every day while the server runs: what was sent and never recorded is not kept until somebody happens to send again. */
export function expireDaily(current: () => Promise<Pick<Database, 'transact'>>): void {
	const expire = async () => removeAllExpired(await current());
	// Where the database cannot be written just now, the next day takes it, or the next file that comes.
	every(() => void expire().catch(() => undefined), day).unref();
}
