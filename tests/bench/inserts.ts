import { type Client, createClient } from '@libsql/client';
import { join } from 'node:path';
import { once } from './timing';

const inserts = 1000;

/** Single inserts a second by the library alone into a table of one index, each on the disk before the next (WAL, FULL). */
export async function insertRate(folder: string): Promise<number> {
	return withTable(folder, 'inserts.db', async (client) => {
		const { milliseconds } = await once(async () => {
			for (let nth = 0; nth < inserts; nth++) await client.execute({ sql: insert, args: [nth, nth, '2026-04-01'] });
		});
		return inserts / (milliseconds / 1000);
	});
}

/** The same with several to a commit. */
export async function batchedInsertRate(folder: string, commits: number, each: number): Promise<number> {
	return withTable(folder, 'batched.db', async (client) => {
		const { milliseconds } = await once(async () => {
			for (let nth = 0; nth < commits; nth++) {
				const transaction = await client.transaction('write');
				for (let id = nth * each; id < (nth + 1) * each; id++)
					await transaction.execute({ sql: insert, args: [id, id, '2026-04-01'] });
				await transaction.commit();
			}
		});
		return (commits * each) / (milliseconds / 1000);
	});
}

const insert = 'INSERT INTO record VALUES (?, ?, 1, ?)';

async function withTable<T>(folder: string, name: string, task: (client: Client) => Promise<T>): Promise<T> {
	const client = createClient({ url: `file:${join(folder, name)}`, concurrency: 1 });
	try {
		await client.execute('PRAGMA journal_mode = WAL');
		await client.execute('PRAGMA synchronous = FULL');
		await client.execute('CREATE TABLE record (id INTEGER PRIMARY KEY, staff INTEGER, course INTEGER, day TEXT)');
		await client.execute('CREATE UNIQUE INDEX record_key ON record (staff, course, day)');
		return await task(client);
	} finally {
		client.close();
	}
}
