import { type Command } from '$lib/domain/outbox';
import { type SentRow, withDatabase } from './database';
import { currentKey } from './identity';
import { unseal } from './seal';
import { noteSync } from './sender';

/** An answer of the server, or the last one that was kept: then `at` says since when. */
export type Answered<T> = { body: T; at: string | null };

/**
 * Keeps what the server answered, for the time without a network. What was sent before the ledger was asked for stands in the answer, and
 * is forgotten; what was sent after stays.
 *
 * @param askedAt when the question was put, on this device's clock
 */
export async function keepSnapshot(path: string, body: unknown, askedAt: Date): Promise<void> {
	if ((await currentKey()) === null) return;
	const at = new Date().toISOString();
	await withDatabase(async (database) => {
		const change = database.transaction(['snapshot', 'sent'], 'readwrite');
		await change.objectStore('snapshot').put({ path, body, at });
		const sent = path === '/api/records' ? await change.objectStore('sent').getAll() : [];
		for (const row of sent) if (row.at < askedAt.toISOString()) await change.objectStore('sent').delete(row.opId);
		await change.done;
	});
	await noteSync({ lastAt: at, needsSignIn: false });
}

/** The last answer to this question on this device; null where it was never asked here by this person. */
export async function lastSnapshot<T>(path: string): Promise<{ body: T; at: string } | null> {
	const row = await withDatabase((database) => database.get('snapshot', path));
	return row ? { body: row.body as T, at: row.at } : null;
}

/** Which of these questions were never answered here. */
export async function notYetAsked(paths: readonly string[]): Promise<string[]> {
	const known = await withDatabase((database) => database.getAllKeys('snapshot'));
	return paths.filter((path) => !known.includes(path));
}

/** What was sent since the ledger was last asked for, the oldest first. */
export type SentItem = Pick<SentRow, 'opId' | 'recordId' | 'state'> & { command: Command };

export async function sentSince(): Promise<SentItem[]> {
	const key = await currentKey();
	if (!key) return [];
	const rows = await withDatabase((database) => database.getAll('sent'));
	const own = rows.filter(({ keyId }) => keyId === key.keyId).toSorted((one, other) => one.at.localeCompare(other.at));
	const opened = await Promise.all(
		own.map(async ({ opId, recordId, state, command }) => {
			const said = await unseal<Command>(key.key, command);
			return said && { opId, recordId, state, command: said };
		})
	);
	return opened.filter((item) => item !== null);
}
