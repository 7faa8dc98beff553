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

async function makeRoom(): Promise<void> {
	await withDatabase(async (database) => {
		const change = database.transaction(['snapshot', 'sent'], 'readwrite');
		await Promise.all([change.objectStore('snapshot').clear(), change.objectStore('sent').clear(), change.done]);
	});
}
