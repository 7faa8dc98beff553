import { expect, it } from 'vitest';
import { illnessOf } from '$lib/server/db/health';
import { openDatabase } from '$lib/server/db/open';
import { entry } from '$lib/server/db/schema';
import { eq } from 'drizzle-orm';
import { freshDb } from '../../setup/database';
import { freshUrl } from '../cli/in-process';
import { addCourse } from './courses';
import { startProcess } from './start-process';

/** What `/healthz` says of a database. */

const minutes = (count: number) => new Date(Date.now() + count * 60_000);

it('is well with entries and without', async () => {
	const database = await freshDb();
	expect(await illnessOf(database, new Date())).toBe(null);
	await addCourse(database, 'A');
	expect(await illnessOf(database, new Date())).toBe(null);
});

it.each([
	{ after: -11, illness: 'clock', because: '時計が10分より前に戻った' },
	{ after: -9, illness: null, because: '機械どうしのずれのうち' },
	{ after: 60 * 24 * 365, illness: null, because: '一年、何も変わらなかった' }
])('$because: $illness', async ({ after, illness }) => {
	const database = await freshDb();
	await addCourse(database, 'A');
	expect(await illnessOf(database, minutes(after))).toBe(illness);
});

it('tells a missing entry, at the latest after a minute', async () => {
	const database = await freshDb();
	for (const code of ['A', 'B', 'C']) await addCourse(database, code);
	expect(await illnessOf(database, new Date())).toBe(null);
	await database.transact(({ db }) => db.delete(entry).where(eq(entry.number, 2)));
	expect(await illnessOf(database, new Date()), 'known from before').toBe(null);
	expect(await illnessOf(database, minutes(1))).toBe('gap');
});

it('answers while somebody writes for long', async () => {
	const url = await freshUrl();
	const database = await openDatabase(url);
	const holder = startProcess('hold', url, '3000');
	await holder.says('held');
	expect(await illnessOf(database, new Date())).toBe(null);
	await holder.status();
	database.close();
});
