import { type Client, createClient } from '@libsql/client';
import { statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/** The last entry of the audit log: it names everything that came before it. */
export type LastEntry = {
	number: number;
	hash: string;
	/** UTC, ISO 8601 */
	at: string;
};

/** What a backup holds. */
export type Contents = {
	bytes: number;
	/** how many entries the audit log has */
	entries: number;
	/** null when nothing was ever written */
	last: LastEntry | null;
	staff: number;
	/** 受講記録 */
	completions: number;
	/** 証跡: how many files, and how many bytes of them */
	evidence: { files: number; bytes: number };
};

/** The address of a file whatever its name is made of, as `createClient` and `migrateDatabase` take it. */
export const addressOf = (path: string) => pathToFileURL(path).href;

/** Opens the file for one task. Not for the live database: an exclusive lock is not waited for. */
export async function withFile<T>(path: string, task: (client: Client) => Promise<T>): Promise<T> {
	const client = createClient({ url: addressOf(path), concurrency: 1 });
	try {
		return await task(client);
	} finally {
		client.close();
	}
}

/** Whether every page and index of the file fits the others. False too for what is no database at all. */
export async function isSound(path: string): Promise<boolean> {
	try {
		return await withFile(path, async (client) => (await one(client, 'PRAGMA integrity_check(1)')) === 'ok');
	} catch (error) {
		if (/SQLITE_(CORRUPT|NOTADB)|malformed/.test(String(error))) return false;
		throw error;
	}
}

export function contentsOf(path: string): Promise<Contents> {
	return withFile(path, async (client) => ({
		bytes: statSync(path).size,
		entries: Number(await one(client, 'SELECT count(*) FROM entry')),
		last: await lastEntry(client),
		staff: Number(await one(client, 'SELECT count(*) FROM staff')),
		completions: Number(await one(client, 'SELECT count(*) FROM completion')),
		evidence: await evidenceOf(client)
	}));
}

/** An older version has none. */
async function evidenceOf(client: Client): Promise<Contents['evidence']> {
	const isThere = await one(client, `SELECT count(*) FROM sqlite_master WHERE name = 'evidence_file'`);
	if (isThere !== 1) return { files: 0, bytes: 0 };
	const { rows } = await client.execute('SELECT count(*) AS files, total(size) AS bytes FROM evidence_file');
	return { files: Number(rows[0]?.files), bytes: Number(rows[0]?.bytes) };
}

/** Whether the file has an audit log, and so may be an older version of ours. */
export async function hasEntries(client: Client): Promise<boolean> {
	return (await one(client, `SELECT count(*) FROM sqlite_master WHERE name = 'entry'`)) === 1;
}

export async function lastEntry(client: Client): Promise<LastEntry | null> {
	const { rows } = await client.execute('SELECT number, hash, at FROM entry ORDER BY number DESC LIMIT 1');
	const [row] = rows;
	return row ? { number: Number(row.number), hash: String(row.hash), at: String(row.at) } : null;
}

/** The first value of the first row. */
export async function one(client: Client, sql: string): Promise<unknown> {
	return (await client.execute(sql)).rows[0]?.[0];
}
