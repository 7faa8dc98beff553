import { type SentRow, withDatabase } from './database';
import { currentKey } from './identity';
import { noteSync } from './sender';

/** An answer of the server, or the last one that was kept: then `at` says since when. */
export type Answered<T> = { body: T; at: string | null };

/** Keeps what the server answered, for the time without a network. After the ledger nothing sent before it has to be shown beside it. */
export async function keepSnapshot(path: string, body: unknown): Promise<void> {
	if ((await currentKey()) === null) return;
	const at = new Date().toISOString();
	await withDatabase(async (database) => {
		await database.put('snapshot', { path, body, at });
		if (path === '/api/records') await database.clear('sent');
	});
	await noteSync({ lastAt: at, needsSignIn: false });
}

/** The last answer to this question on this device; null where it was never asked here by this person. */
export async function lastSnapshot<T>(path: string): Promise<{ body: T; at: string } | null> {
	const row = await withDatabase((database) => database.get('snapshot', path));
	return row ? { body: row.body as T, at: row.at } : null;
}

/** What was sent since the ledger was last asked for. */
export async function sentSince(): Promise<SentRow[]> {
	const key = await currentKey();
	const rows = await withDatabase((database) => database.getAll('sent'));
	return rows.filter(({ keyId }) => keyId === key?.keyId);
}
