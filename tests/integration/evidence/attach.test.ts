import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Viewer } from '$lib/domain/access';
import { mostFiles } from '$lib/domain/evidence';
import { touchingPerson, touchingRecord } from '$lib/server/audit/touching';
import { verifyAudit } from '$lib/server/audit/verify/verify';
import { type Database } from '$lib/server/db/open';
import { changeRow } from '$lib/server/db/rows';
import { completion, entry, evidence, evidenceFile, evidenceUpload, holding } from '$lib/server/db/schema';
import { writeRounds } from '$lib/server/db/write-rounds';
import { attachEvidence, putEvidence } from '$lib/server/evidence/attach';
import { judgeEvidence } from '$lib/server/evidence/judge';
import { type Proven } from '$lib/server/evidence/proven';
import { evidenceOf } from '$lib/server/evidence/queries';
import { removeEvidence } from '$lib/server/evidence/remove';
import { sha256Of, takeEvidence } from '$lib/server/evidence/take';
import { undoImport } from '$lib/server/exchange/undo';
import { desc, like, type SQL, sql } from 'drizzle-orm';
import { freshDb } from '../../setup/database';
import { rearrange } from '../access/settle';
import { pdf, photograph, png } from './files';
import { evidenceTown } from './town';

/** A file becomes evidence of a record, and sometimes is taken off it: by whom, when, and what is left. */

let database: Database;
let town: Awaited<ReturnType<typeof evidenceTown>>;
let hanako: Viewer;
let picture: Buffer;

beforeAll(async () => {
	picture = await photograph();
});

beforeEach(async () => {
	database = await freshDb();
	town = await evidenceTown(database);
	hanako = await town.as('0001');
});

const completionOf = (): Proven => ({ completionId: town.completionId });
const sentOf = (bytes: Buffer, name: string | null = null) => ({ sha256: sha256Of(bytes), name });
const rows = () => database.reader.select().from(evidence);
const lastEntry = async () => (await database.reader.select().from(entry).orderBy(desc(entry.number)).limit(1))[0]!;
const setState = (state: 'confirmed' | 'returned' | 'withdrawn') =>
	rearrange(database, (change) => changeRow(change, completion, { id: town.completionId }, { state }));

async function attached(bytes: Buffer, by = hanako, proven = completionOf()): Promise<number> {
	await takeEvidence(database, by, bytes);
	await attachEvidence(database, by, proven, [sentOf(bytes)]);
	return (await rows()).at(-1)!.id;
}

describe('attaching', () => {
	it('tells the log which record it was, and shows the file with the record', async () => {
		await takeEvidence(database, hanako, picture);
		expect(await attachEvidence(database, hanako, completionOf(), [sentOf(picture, '修了証.jpg')])).toEqual({
			...{ ok: true, files: 1 }
		});
		const { event, payload, actor } = await lastEntry();
		expect([event, actor]).toEqual(['evidence.attached', `account:${hanako.accountId}`]);
		expect(JSON.parse(payload!)).toEqual({
			...{ completion: town.completionId, staff: town.staffId, course: 'DX-BASIC', completedOn: '2026-06-01', files: 1 }
		});
		expect(await evidenceOf(database.reader, { completionIds: [town.completionId] })).toMatchObject([
			{ type: 'image/jpeg', name: '修了証.jpg', sha256: sha256Of(picture), width: 640, height: 480 }
		]);
		expect((await verifyAudit(database)).total).toBe(0);
	});

	it('the same again is there already, by the same bytes and by others that become the same picture', async () => {
		const again = await photograph(1);
		const other = Buffer.concat([picture, Buffer.alloc(10)]);
		await attached(picture);
		await takeEvidence(database, hanako, other);
		const { number } = await lastEntry();
		for (const bytes of [picture, again, other])
			expect(await attachEvidence(database, hanako, completionOf(), [sentOf(bytes)])).toEqual({ ok: true, files: 0 });
		expect([(await rows()).length, (await lastEntry()).number]).toEqual([1, number]);
	});

	it('ten times at once is once', async () => {
		await takeEvidence(database, hanako, picture);
		const outcomes = await Promise.all(
			Array.from({ length: 10 }, () => attachEvidence(database, hanako, completionOf(), [sentOf(picture)]))
		);
		expect(outcomes.map((outcome) => outcome.ok && outcome.files).sort()).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
		expect((await rows()).length).toBe(1);
	});

	it('of a holding tells that', async () => {
		await attached(picture, hanako, { holdingId: town.holdingId });
		expect(JSON.parse((await lastEntry()).payload!)).toEqual({
			...{ holding: town.holdingId, staff: town.staffId, qualification: 'IP', passedOn: '2026-06', files: 1 }
		});
		expect(await evidenceOf(database.reader, { holdingIds: [town.holdingId] })).toMatchObject([{ completionId: null }]);
	});

	it('all or none, and no more than a record takes', async () => {
		const files = Array.from({ length: mostFiles + 1 }, (_, number) => pdf({ catalog: `/Number ${number}` }));
		for (const file of files) await takeEvidence(database, hanako, file);
		const sent = files.map((file) => sentOf(file));
		const refused = { ok: false, reason: 'too-many-files' };
		expect(await attachEvidence(database, hanako, completionOf(), sent)).toEqual(refused);
		expect(await rows()).toEqual([]);
		expect(await attachEvidence(database, hanako, completionOf(), sent.slice(1))).toEqual({ ok: true, files: 5 });
		expect(await attachEvidence(database, hanako, completionOf(), sent.slice(0, 1))).toEqual(refused);
	});

	it.each([
		{ number: '0001', ok: true, because: 'the record is their own' },
		{ number: '0002', ok: false, because: 'a colleague sees nothing of it' },
		{ number: '0003', ok: true, because: 'a 所属長 enters for the section' },
		{ number: '0004', ok: false, because: 'they are of another section' },
		{ number: '0005', ok: true, because: '人事 enters for all' }
	])('by $number: $ok, because $because', async ({ number, ok }) => {
		const viewer = await town.as(number);
		await takeEvidence(database, viewer, picture);
		const outcome = await attachEvidence(database, viewer, completionOf(), [sentOf(picture)]);
		expect(outcome).toEqual(ok ? { ok: true, files: 1 } : { ok: false, reason: 'not-found' });
		expect((await rows()).length).toBe(ok ? 1 : 0);
	});

	it('needs the file from the same person: a hash alone gives nobody what another has sent', async () => {
		await takeEvidence(database, await town.as('0002'), picture);
		const outcome = await attachEvidence(database, hanako, completionOf(), [sentOf(picture)]);
		expect(outcome).toEqual({ ok: false, reason: 'not-uploaded' });
	});

	it.each([
		{ state: 'confirmed', outcome: { ok: true, files: 1 }, because: 'a file may come later than its record' },
		{ state: 'returned', outcome: { ok: true, files: 1 }, because: 'that may be what was asked for' },
		{ state: 'withdrawn', outcome: { ok: false, reason: 'withdrawn' }, because: 'there is nothing to prove' }
	] as const)('to a record that is $state: $because', async ({ state, outcome }) => {
		await takeEvidence(database, hanako, picture);
		await setState(state);
		expect(await attachEvidence(database, hanako, completionOf(), [sentOf(picture)])).toEqual(outcome);
	});

	it('goes in the rounds of the phones’ door as well, each file with its own entry', async () => {
		const files = [picture, pdf()];
		for (const file of files) await takeEvidence(database, hanako, file);
		await writeRounds(database, { kind: 'account', accountId: hanako.accountId }, async (rounds) => {
			for (const file of files) {
				const judged = await judgeEvidence(rounds.db, hanako, completionOf(), sentOf(file));
				if (!judged.ok || judged.already) throw new Error('refused');
				const change = rounds.begin('evidence.attached');
				await putEvidence(change, [judged.proof]);
				change.describe({ ...judged.proof.told, files: 1 });
			}
		});
		expect(new Set((await rows()).map((row) => row.entry)).size).toBe(2);
		expect((await verifyAudit(database)).total).toBe(0);
	});
});

describe('what is said of a file beside what it shows', () => {
	const said = async () =>
		(await evidenceOf(database.reader, { completionIds: [town.completionId], holdingIds: [town.holdingId] })).map(
			({ by, isUnseen }) => ({ by, isUnseen })
		);
	const [own, unseen] = [
		{ by: null, isUnseen: false },
		{ by: null, isUnseen: true }
	];

	it('who attached it, where it was not its person', async () => {
		await attached(picture);
		await attached(pdf(), await town.as('0003'));
		expect(await said()).toEqual([own, { by: expect.any(String) as string, isUnseen: false }]);
	});

	it('that it came after its record was confirmed: whoever confirmed has not seen it', async () => {
		await attached(picture);
		await setState('confirmed');
		expect(await said()).toEqual([own]);
		await attached(pdf());
		expect(await said()).toEqual([own, unseen]);
		await setState('returned');
		expect(await said(), 'it is to be confirmed anew').toEqual([own, own]);
		await setState('confirmed');
		expect(await said()).toEqual([own, own]);
	});

	it('nor of a holding', async () => {
		await rearrange(database, (change) => changeRow(change, holding, { id: town.holdingId }, { state: 'confirmed' }));
		await attached(picture, hanako, { holdingId: town.holdingId });
		expect(await said()).toEqual([unseen]);
	});
});

describe('removing', () => {
	it('takes the bytes along, and whoever is about to confirm looks again', async () => {
		const id = await attached(picture);
		const [seen] = await database.reader.select().from(completion);
		expect(await removeEvidence(database, hanako, id)).toEqual({ ok: true });
		expect([await rows(), await database.reader.select().from(evidenceFile)]).toEqual([[], []]);
		const [now] = await database.reader.select().from(completion);
		expect(now, 'the same in another version').toEqual({ ...seen, entry: (await lastEntry()).number });
		expect((await lastEntry()).event).toBe('evidence.removed');
		expect((await verifyAudit(database)).total).toBe(0);
	});

	it('leaves the bytes where another record, or another person, needs them', async () => {
		const id = await attached(picture);
		await attached(picture, hanako, { holdingId: town.holdingId });
		expect(await removeEvidence(database, hanako, id)).toEqual({ ok: true });
		expect((await database.reader.select().from(evidenceFile)).length).toBe(1);
		expect((await database.reader.select().from(holding)).length).toBe(1);
	});

	it.each([
		{ state: 'returned', by: '0001', outcome: { ok: true } },
		{ state: 'confirmed', by: '0001', outcome: { ok: false, reason: 'not-removable' } },
		{ state: 'withdrawn', by: '0001', outcome: { ok: true } },
		{ state: 'returned', by: '0002', outcome: { ok: false, reason: 'not-found' } },
		{ state: 'returned', by: '0004', outcome: { ok: false, reason: 'not-found' } },
		{ state: 'returned', by: '0003', outcome: { ok: false, reason: 'not-found' } },
		{ state: 'confirmed', by: '0003', outcome: { ok: false, reason: 'not-found' } },
		{ state: 'returned', by: '0005', outcome: { ok: false, reason: 'no-reason' } },
		{ state: 'confirmed', by: '0005', outcome: { ok: false, reason: 'no-reason' } },
		{ state: 'withdrawn', by: '0005', outcome: { ok: false, reason: 'not-found' } }
	] as const)('of a record that is $state, by $by: $outcome', async ({ state, by, outcome }) => {
		const id = await attached(picture);
		await setState(state);
		expect(await removeEvidence(database, await town.as(by), id)).toEqual(outcome);
		expect(await removeEvidence(database, hanako, 999)).toEqual({ ok: false, reason: 'not-found' });
	});

	it.each(['completion', 'holding'] as const)(
		'by 人事 of what is confirmed, with a reason: the bytes go, what was done stays (%s)',
		async (kind) => {
			const id = await attached(picture, hanako, kind === 'holding' ? { holdingId: town.holdingId } : completionOf());
			await setState('confirmed');
			await rearrange(database, (change) => changeRow(change, holding, { id: town.holdingId }, { state: 'confirmed' }));
			const [completions, holdings] = [
				database.reader.select().from(completion),
				database.reader.select().from(holding)
			];
			const before = [await completions, await holdings];
			const hr = await town.as('0005');
			expect(await removeEvidence(database, hr, id, 'あ'.repeat(201))).toEqual({
				ok: false,
				reason: 'reason-too-long'
			});
			expect(await removeEvidence(database, hr, id, ' 別の書類でした ')).toEqual({ ok: true });
			const left = [await rows(), await database.reader.select().from(evidenceFile)];
			expect([...left, await database.reader.select().from(evidenceUpload)]).toEqual([[], [], []]);
			expect(JSON.parse((await lastEntry()).payload!)).toMatchObject({ files: 1, reason: '別の書類でした' });
			// Nobody is about to confirm it: what was imported can still be taken back as it came.
			expect([await completions, await holdings]).toEqual(before);
			expect((await verifyAudit(database)).total).toBe(0);
		}
	);

	it('by whoever attached it for somebody else, until it is confirmed; and no note of it stays', async () => {
		const head = await town.as('0003');
		const [first, second] = [await attached(picture, head), await attached(pdf(), head)];
		expect(await removeEvidence(database, head, first)).toEqual({ ok: true });
		expect((await database.reader.select().from(evidenceUpload)).length).toBe(1);
		await setState('confirmed');
		expect(await removeEvidence(database, head, second)).toEqual({ ok: false, reason: 'not-removable' });
		await setState('returned');
		// Of what the head had sent as well: it was they who brought it.
		expect(await removeEvidence(database, hanako, second)).toEqual({ ok: true });
		expect(await database.reader.select().from(evidenceUpload)).toEqual([]);
		expect(await database.reader.select().from(evidenceFile)).toEqual([]);
	});

	it('leaves the bytes that another person has sent as well', async () => {
		const id = await attached(picture, await town.as('0003'));
		await takeEvidence(database, await town.as('0002'), picture);
		expect(await removeEvidence(database, hanako, id)).toEqual({ ok: true });
		expect((await database.reader.select().from(evidenceUpload)).length).toBe(1);
		expect((await database.reader.select().from(evidenceFile)).length).toBe(1);
	});
});

it('an import is not taken back from under the evidence on its records', async () => {
	await attached(await png());
	const [{ addedBy } = { addedBy: 0 }] = await database.reader.select().from(completion);
	// The records of this town came as by an import, only without its run.
	const run = `INSERT INTO import_run (added_by, entry, number, name, files) VALUES (?1, ?1, 1, '取込', '{}')`;
	await database.transact(({ raw }) => raw.execute({ sql: run, args: [addedBy] }));
	const outcome = await undoImport(database, { kind: 'command-line' }, 1);
	expect(outcome).toMatchObject({ ok: false, reason: 'built-upon' });
	expect((outcome as { obstacles: object[] }).obstacles).toContainEqual(expect.objectContaining({ table: '証跡' }));
});

it('the log of the record and that of the person tell of its evidence, also of what was taken off', async () => {
	const gone = await attached(picture);
	await attached(pdf(), await town.as('0005'));
	await attached(pdf(), hanako, { holdingId: town.holdingId });
	await removeEvidence(database, hanako, gone);
	const entries = await database.reader
		.select({ number: entry.number })
		.from(entry)
		.where(like(entry.event, 'evidence.%'));
	const numbers = async (which: SQL) =>
		(await database.reader.all<{ entry: number }>(sql`SELECT entry FROM (${which}) ORDER BY entry`)).map(
			(row) => row.entry
		);
	const [first, second, third, fourth] = entries.map(({ number }) => number);
	expect(await numbers(touchingRecord(town.completionId))).toEqual(expect.arrayContaining([first, second, fourth]));
	expect(await numbers(touchingRecord(town.completionId))).not.toContain(third);
	expect(await numbers(touchingPerson('0001'))).toEqual(expect.arrayContaining([first, second, third, fourth]));
	for (const number of [first, second, third, fourth])
		expect(await numbers(touchingPerson('0002'))).not.toContain(number);
});
