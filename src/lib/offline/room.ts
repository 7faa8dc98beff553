import { type OfflineDatabase, withDatabase } from './database';
import { isFull } from './storage';

/**
 * Runs a task that writes; where the device is full, what the server can be asked for again is given up for it, and it is tried once more.
 * Rejects with QuotaExceededError where that is not enough.
 */
export async function withRoom<T>(task: (database: OfflineDatabase) => Promise<T>): Promise<T> {
	try {
		return await withDatabase(task);
	} catch (thrown) {
		if (!isFull(thrown)) throw thrown;
		await makeRoom();
		return withDatabase(task);
	}
}

/** Writes within a transaction: where one of it fails, nothing of it stands, whichever way the browser says so. */
export async function allOrNothing(
	change: { abort(): void; done: Promise<void> },
	task: () => Promise<void>
): Promise<void> {
	try {
		await task();
	} catch (thrown) {
		await Promise.all([change.done.catch(() => {}), aborted(change)]);
		throw thrown;
	}
	await change.done;
}

async function aborted(change: { abort(): void }): Promise<void> {
	try {
		change.abort();
	} catch {
		// The browser has done so itself.
	}
}

async function makeRoom(): Promise<void> {
	await withDatabase(async (database) => {
		const change = database.transaction(['snapshot', 'sent'], 'readwrite');
		await Promise.all([change.objectStore('snapshot').clear(), change.objectStore('sent').clear(), change.done]);
	});
}
