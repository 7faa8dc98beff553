import { type KeyRow, withDatabase } from './database';

/** This person has read what the server did not take over of these records: it is not shown again. */
export async function noteRead(person: string, recordIds: readonly string[]): Promise<void> {
	await withDatabase(async (database) => {
		const change = database.transaction(['meta', 'sent'], 'readwrite');
		const key = (await change.objectStore('meta').get('key')) as KeyRow | undefined;
		const sent = change.objectStore('sent');
		const rows = key?.userId === person ? await sent.getAll() : [];
		const read = rows.filter(({ recordId, keyId }) => keyId === key?.keyId && recordIds.includes(recordId));
		for (const { unread: _, ...row } of read) await sent.put(row);
		await change.done;
	});
}
