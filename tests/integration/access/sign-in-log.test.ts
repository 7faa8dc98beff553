import { keptDays, note } from '$lib/server/access/session/sign-in-log';
import { type Database } from '$lib/server/db/open';
import { signIn } from '$lib/server/db/schema';
import { expect, it } from 'vitest';
import { freshDb } from '../../setup/database';

const now = new Date('2026-11-21T01:00:00Z');
const daysAgo = (days: number) => now.getTime() - days * 24 * 3_600_000;

const come = (database: Database) =>
	database.transact(({ db }) => note(db, { staffNumber: '001862', address: '10.0.0.1', outcome: 'signed-in' }, now));

async function noted(database: Database, days: number, times: number): Promise<void> {
	const row = { at: daysAgo(days), staffNumber: '001862', address: '10.0.0.1', outcome: 'signed-in' };
	await database.transact(({ db }) => db.insert(signIn).values(Array.from({ length: times }, () => row)));
}

const kept = async (database: Database) => (await database.reader.select().from(signIn)).map(({ at }) => at);

it('forgets with each sign-in who came more than thirteen months ago', async () => {
	const database = await freshDb();
	await noted(database, keptDays + 1, 3);
	await noted(database, keptDays - 1, 2);
	await come(database);
	expect(await kept(database)).toEqual([daysAgo(keptDays - 1), daysAgo(keptDays - 1), now.getTime()]);
});

it('forgets a hundred at a time, so that nobody waits for years of them', async () => {
	const database = await freshDb();
	await noted(database, 2 * keptDays, 250);
	for (const left of [151, 52, 3, 4]) {
		await come(database);
		expect(await kept(database)).toHaveLength(left);
	}
});
