import { type OutboxRow, withDatabase } from './database';
import { oldAmong, sorted } from './outbox';

/**
 * Takes away for good what others left unsent and did not come back for in `foreignKeptDays`: never by itself, only where somebody at the
 * device says so.
 *
 * @param person 職員番号 of whom the page was made for: what is theirs stays
 * @returns how many went
 */
export async function clearForeign(person: string, now = new Date()): Promise<number> {
	const { foreign } = await sorted(person);
	return remove(oldAmong(foreign, now));
}

/** Takes away what nobody can read any more, in the same manner. */
export async function clearBroken(person: string): Promise<number> {
	const { broken } = await sorted(person);
	return remove(broken);
}

async function remove(rows: readonly OutboxRow[]): Promise<number> {
	await withDatabase(async (database) => {
		const change = database.transaction(['outbox', 'files'], 'readwrite');
		const [outbox, files] = [change.objectStore('outbox'), change.objectStore('files')];
		for (const { opId } of rows) await outbox.delete(opId);
		for (const recordId of new Set(rows.map((row) => row.recordId)))
			for (const opId of await files.index('record').getAllKeys(recordId)) await files.delete(opId);
		await change.done;
	});
	return rows.length;
}
