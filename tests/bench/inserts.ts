import { createClient } from '@libsql/client';
import { join } from 'node:path';
import { once } from './timing';

const inserts = 1000;

/** Single inserts a second by the library alone into a table of one index, each on the disk before the next (WAL, FULL). */
export async function insertRate(folder: string): Promise<number> {
	const client = createClient({ url: `file:${join(folder, 'inserts.db')}`, concurrency: 1 });
	try {
		await client.execute('PRAGMA journal_mode = WAL');
		await client.execute('PRAGMA synchronous = FULL');
		await client.execute('CREATE TABLE record (id INTEGER PRIMARY KEY, staff INTEGER, course INTEGER, day TEXT)');
		await client.execute('CREATE UNIQUE INDEX record_key ON record (staff, course, day)');
		const { milliseconds } = await once(async () => {
			for (let nth = 0; nth < inserts; nth++)
				await client.execute({ sql: 'INSERT INTO record VALUES (?, ?, 1, ?)', args: [nth, nth, '2026-04-01'] });
		});
		return inserts / (milliseconds / 1000);
	} finally {
		client.close();
	}
}
