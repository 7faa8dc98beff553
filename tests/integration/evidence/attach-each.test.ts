import { beforeEach, expect, it, vi } from 'vitest';
import { day, parseDate } from '$lib/domain/calendar';
import { mostFiles } from '$lib/domain/evidence';
import { verifyAudit } from '$lib/server/audit/verify/verify';
import { type Database } from '$lib/server/db/open';
import { addRows, changeRow } from '$lib/server/db/rows';
import { completion, entry, evidence } from '$lib/server/db/schema';
import { attachToEach } from '$lib/server/evidence/attach-each';
import { sha256Of, takeEvidence } from '$lib/server/evidence/take';
import { like } from 'drizzle-orm';
import { freshDb } from '../../setup/database';
import { rearrange } from '../access/settle';
import { pdf } from './files';
import { claimOf, evidenceTown } from './town';

/** The list of who attended is put on the records of all of them, and nobody else's writing waits for it. */

let database: Database;
let town: Awaited<ReturnType<typeof evidenceTown>>;

beforeEach(async () => {
	database = await freshDb();
	town = await evidenceTown(database);
	await rearrange(database, (change) =>
		addRows(
			change,
			completion,
			Array.from({ length: 39 }, (_, number) => ({
				...claimOf(town),
				completedOn: parseDate(`2025-0${1 + (number % 2)}-${10 + Math.floor(number / 2)}`) ?? day('2025-01-01')
			}))
		)
	);
});

const allIds = async () => (await database.reader.select({ id: completion.id }).from(completion)).map(({ id }) => id);

async function sentBy(number: string, files: number) {
	const viewer = await town.as(number);
	const bytes = Array.from({ length: files }, (_, index) => pdf({ catalog: `/Number ${index}` }));
	for (const one of bytes) await takeEvidence(database, viewer, one);
	return { viewer, sent: bytes.map((one) => ({ sha256: sha256Of(one), name: '名簿.pdf' })) };
}

/** How many statements it asks of the database while nobody else can write. */
async function counted<T>(task: (database: Database) => Promise<T>) {
	let statements = 0;
	const transact: Database['transact'] = (inside) =>
		database.transact(async (tx) => {
			// Drizzle speaks through the same.
			const spy = vi.spyOn(tx.raw, 'execute');
			const result = await inside(tx);
			statements += spy.mock.calls.length;
			return result;
		});
	return { result: await task({ ...database, transact }), statements };
}

it('all files on every record, an entry for each, in as many statements for forty as for one', async () => {
	const { viewer, sent } = await sentBy('0005', mostFiles);
	const [first, ...others] = await allIds();
	const one = await counted((counting) => attachToEach(counting, viewer, [first!], sent));
	const all = await counted((counting) => attachToEach(counting, viewer, [first!, ...others], sent));
	expect([one.result, all.result]).toEqual([[first], [first, ...others]]);
	expect(all.statements).toBe(one.statements);
	expect(one.statements).toBeLessThan(25);
	expect((await database.reader.select().from(evidence)).length).toBe(40 * mostFiles);
	const told = await database.reader.select().from(entry).where(like(entry.event, 'evidence.attached'));
	expect(told.map(({ payload }) => (JSON.parse(payload!) as { files: number }).files)).toEqual(
		Array.from({ length: 40 }, () => mostFiles)
	);
	expect((await verifyAudit(database)).total).toBe(0);
});

it('puts none of more files than a record takes on anything, and asks no more the more there are', async () => {
	const { viewer } = await sentBy('0005', 0);
	const ids = await allIds();
	const unknown = (files: number) =>
		Array.from({ length: files }, (_, index) => ({ sha256: String(index).padStart(64, '0'), name: null }));
	const few = await counted((counting) => attachToEach(counting, viewer, ids, unknown(mostFiles + 1)));
	const many = await counted((counting) => attachToEach(counting, viewer, ids, unknown(50_000)));
	expect([few.result, many.result]).toEqual([[], []]);
	expect(many.statements).toBe(few.statements);
});

it('passes over the records on which it cannot be put: taken back, full, of another section', async () => {
	const { viewer, sent } = await sentBy('0003', mostFiles);
	const [withdrawn, full, free] = await allIds();
	await rearrange(database, (change) => changeRow(change, completion, { id: withdrawn! }, { state: 'withdrawn' }));
	await attachToEach(database, viewer, [full!], sent.slice(1));
	const more = await sentBy('0003', 1);
	const other = { ...more.sent[0]!, sha256: sha256Of(pdf({ catalog: '/Number 9' })) };
	await takeEvidence(database, viewer, pdf({ catalog: '/Number 9' }));
	await attachToEach(database, viewer, [full!], [other]);
	expect(await attachToEach(database, viewer, [withdrawn!, full!, free!, 999], sent)).toEqual([free]);
	const stranger = await sentBy('0004', 1);
	expect(await attachToEach(database, stranger.viewer, [free!], stranger.sent)).toEqual([]);
});
