import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { judgedRecords } from '$lib/server/confirmation/judge';
import { addRow, changeRow } from '$lib/server/db/rows';
import { account, completion, evidence, evidenceFile, requirement } from '$lib/server/db/schema';
import { evidenceFileFor } from '$lib/server/evidence/queries';
import { confirmWaiting } from '$lib/server/requirement/confirm-waiting';
import { requirementWaiting } from '$lib/server/requirement/waiting';
import { requirementPage } from '$lib/server/requirement/page';
import { type RequirementSketch } from '../../factories/requirement';
import { rearrange } from '../access/settle';
import { type Actor, actors, days, requirementTown, type Town } from './town';

let town: Town;

beforeEach(async () => {
	town = await requirementTown();
});

type Values = Partial<typeof completion.$inferInsert>;
const wait = (staffNumber = '0001', values: Values = {}) => town.record(staffNumber, { state: 'waiting', ...values });

async function seen(id: number) {
	const judged = (await judgedRecords(town.database.reader, day(days.before), [id])).get(id)!;
	return { id, entry: judged.row.entry, evidence: judged.evidence };
}

async function confirm(actor: Actor, requirementId: number, ...ids: number[]) {
	const command = { requirementId, seen: await Promise.all(ids.map(seen)) };
	const outcome = await confirmWaiting(town.database, town.ledgerNow, await town.as(actor), command);
	if (!outcome.ok) return outcome.reason;
	return outcome.refused.length === 0 ? 'done' : outcome.refused.map(({ reason }) => reason).join();
}

const stateOf = async (id: number) => {
	const [row] = await town.database.reader.select().from(completion).where(eq(completion.id, id));
	return row?.state;
};

it.each(actors)('by %s: officers alone, also where 人事 alone confirms', async (actor) => {
	const [requirement, id] = [await town.published(), await wait()];
	const isOfficer = ['hr', 'security'].includes(actor);
	expect(await confirm(actor, requirement, id)).toBe(isOfficer ? 'done' : 'not-allowed');
	expect(await stateOf(id)).toBe(isOfficer ? 'confirmed' : 'waiting');
});

describe('never what is not the requirement’s', () => {
	it.each<{ because: string; values?: Values; staffNumber?: string; sketch?: RequirementSketch }>([
		{ because: 'ほかの研修', values: { courseId: 1 } },
		{ because: '前の年度の受講', values: { completedOn: day('2026-03-31') } },
		{ because: '認めていない実施方法', sketch: { methods: ['集合'] }, values: { method: '動画' } },
		{ because: '対象でない人', sketch: { audience: { departments: ['1020'] } } }
	])('$because: as if it were not there', async ({ values, sketch }) => {
		const [requirement, id] = [await town.published(sketch), await wait('0001', values)];
		expect(await confirm('security', requirement, id)).toBe('not-found');
		expect(await stateOf(id)).toBe('waiting');
		const ledger = await town.ledgerNow();
		expect(await requirementWaiting(town.database.reader, ledger, await town.as('security'), requirement)).toEqual({
			...{ waiting: [], held: [] }
		});
	});

	it.each<{ because: string; values: Values; sketch: RequirementSketch }>([
		{
			because: '数える前の受講',
			values: { completedOn: day('2026-03-31') },
			sketch: { countsFrom: '2025-10-01' }
		},
		{ because: '認めた実施方法', values: { method: '集合' }, sketch: { methods: ['集合', ''] } },
		{ because: '記載のない実施方法', values: { method: null }, sketch: { methods: ['集合', ''] } }
	])('$because: is confirmed', async ({ values, sketch }) => {
		const [requirement, id] = [await town.published(sketch), await wait('0001', values)];
		expect(await confirm('security', requirement, id)).toBe('done');
	});

	it('of a 下書き, and of what is not there', async () => {
		const [draft, id] = [await town.draft(), await wait()];
		expect(await confirm('security', draft, id)).toBe('not-published');
		expect(await confirm('security', 999, id)).toBe('unknown-requirement');
	});
});

describe('by the rules of 確認', () => {
	it('never one’s own records, and never those one entered', async () => {
		const requirement = await town.published();
		const [user] = await town.database.reader.select().from(account).where(eq(account.staffNumber, '0008'));
		const [own, entered, others] = [
			await wait('0008'),
			await wait('0001', { enteredBy: user!.id }),
			await wait('0002')
		];
		expect(await confirm('security', requirement, own)).toBe('own-record');
		expect(await confirm('security', requirement, entered)).toBe('own-entry');
		expect(await confirm('security', requirement, own, others)).toBe('own-record');
		expect([await stateOf(own), await stateOf(entered), await stateOf(others)]).toEqual([
			'waiting',
			'waiting',
			'confirmed'
		]);
		expect(await confirm('hr', requirement, own, entered)).toBe('done');
	});

	it('never one that changed since it was shown; the same once more is told to be dealt with', async () => {
		const [requirement, id] = [await town.published(), await wait()];
		const shown = await seen(id);
		await rearrange(town.database, (change) => changeRow(change, completion, { id }, { hours: 3 }));
		const viewer = await town.as('security');
		const command = { requirementId: requirement, seen: [shown] };
		const outcome = await confirmWaiting(town.database, town.ledgerNow, viewer, command);
		expect(outcome).toMatchObject({ confirmed: [], refused: [{ id, name: '海野 花子', reason: 'changed-since' }] });
		expect(await confirm('security', requirement, id)).toBe('done');
		expect(await confirm('security', requirement, id)).toBe('not-waiting');
	});
});

it('lists what it confirms, and from then on it counts', async () => {
	const requirement = await town.published();
	const ids = [await wait('0001'), await wait('0002')];
	await wait('0008');
	const held = await wait('0003', { heldReason: '照会中' });
	const viewer = await town.as('security');
	const page = async () => (await requirementPage(town.database.reader, await town.ledgerNow(), viewer, requirement))!;
	const listed = await requirementWaiting(town.database.reader, await town.ledgerNow(), viewer, requirement);
	expect(listed?.waiting.map(({ id }) => id)).toEqual(ids);
	expect(listed?.held.map(({ id }) => id)).toEqual([held]);
	expect(await page()).toMatchObject({ waiting: 2, held: 1, standing: { overall: { numerator: 0, pending: 4 } } });
	expect(await confirm('security', requirement, ...ids)).toBe('done');
	expect(await page()).toMatchObject({ waiting: 0, standing: { overall: { numerator: 2, pending: 2 } } });
});

describe('the evidence of what waits', () => {
	const attach = async (completionId: number) => {
		let id = 0;
		await rearrange(town.database, async (change) => {
			const file = { type: 'image/jpeg' as const, size: 1, width: 1, height: 1, bytes: Buffer.from([1]) };
			await change.db.insert(evidenceFile).values({ sha256: `f${completionId}`, ...file });
			const sent = { fileSha256: `f${completionId}`, sentSha256: `s${completionId}`, name: null };
			id = await addRow(change, evidence, { completionId, holdingId: null, ...sent });
		});
		return id;
	};

	const sees = async (actor: Actor, id: number) =>
		(await evidenceFileFor(town.database.reader, await town.as(actor), id, town.ledgerNow)) !== null;

	it('is seen by officers for as long as it waits, of published requirements’ courses and days alone', async () => {
		const asked = await wait('0001');
		const ids = {
			asked: await attach(asked),
			other: await attach(await wait('0001', { courseId: 1 })),
			before: await attach(await wait('0001', { completedOn: day('2026-03-31') })),
			own: await attach(await wait('0008', { completedOn: day('2026-06-02') }))
		};
		expect(await sees('security', ids.asked)).toBe(false);
		const requirement = await town.published();
		expect(await sees('security', ids.asked)).toBe(true);
		expect(await sees('dx', ids.asked)).toBe(false);
		expect(await sees('twoSections', ids.asked)).toBe(false);
		expect(await sees('deputy', ids.asked)).toBe(false);
		expect([await sees('security', ids.other), await sees('security', ids.before)]).toEqual([false, false]);
		expect(await sees('security', ids.own)).toBe(true);
		await confirm('security', requirement, asked);
		expect(await sees('security', ids.asked)).toBe(false);
	});

	it.each<{ because: string; values?: Values; sketch?: RequirementSketch }>([
		{ because: '対象でない人', sketch: { audience: { departments: ['1020'] } } },
		{ because: '認めていない実施方法', sketch: { methods: ['集合'] }, values: { method: '動画' } },
		{ because: '新規採用者だけの研修', sketch: { hired: 'this-year' } },
		{ because: '保留にした記録', values: { heldReason: '照会中' } },
		{ because: 'まだ始まっていない年度', sketch: { fiscalYear: 2027, countsFrom: '2026-05-01' } }
	])('$because: is nobody’s to see who confirms for 必須研修', async ({ values, sketch }) => {
		const id = await attach(await wait('0001', values));
		const of = await town.draft(sketch);
		await rearrange(town.database, (change) => changeRow(change, requirement, { id: of }, { state: 'published' }));
		expect(await sees('security', id)).toBe(false);
	});

	it('what one entered oneself, another officer sees and confirms', async () => {
		const [user] = await town.database.reader.select().from(account).where(eq(account.staffNumber, '0008'));
		const id = await attach(await wait('0001', { enteredBy: user!.id }));
		await town.published();
		expect(await sees('security', id)).toBe(false);
		expect(await sees('hr', id)).toBe(true);
	});

	it('of one that was taken back nobody sees anything', async () => {
		const id = await attach(await wait('0001'));
		await town.withdrawn();
		expect(await sees('security', id)).toBe(false);
	});
});
