import { beforeEach, describe, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { correctCompletion } from '$lib/server/confirmation/correct';
import { correctionsOf } from '$lib/server/confirmation/corrections';
import { confirmCompletion, holdCompletion, returnCompletion } from '$lib/server/confirmation/review';
import { parseSeen, parseSeveral, seenText } from '$lib/server/confirmation/seen';
import { addRow, changeRow, removeRow } from '$lib/server/db/rows';
import { completion, evidence, evidenceFile } from '$lib/server/db/schema';
import { ownCompletions } from '$lib/server/training/queries';
import { rearrange } from '../access/settle';
import { takeIn } from '../ledger/happen';
import { phone, send } from '../outbox/commands';
import { confirmingTown, days } from './town';

let town: Awaited<ReturnType<typeof confirmingTown>>;

beforeEach(async () => {
	town = await confirmingTown();
});

/** A file more for the record; its row. */
async function attach(id: number, sha256: string): Promise<number> {
	let row = 0;
	await rearrange(town.database, async (change) => {
		await change.db.insert(evidenceFile).values({ sha256, type: 'application/pdf', size: 1, bytes: Buffer.from('%') });
		row = await addRow(change, evidence, { completionId: id, fileSha256: sha256, sentSha256: sha256, name: null });
	});
	return row;
}

describe('a claim is not confirmed unseen', () => {
	it.each([
		{
			what: 'the claim',
			happens: (id: number) => rearrange(town.database, (change) => changeRow(change, completion, { id }, { hours: 9 }))
		},
		{ what: 'its evidence', happens: (id: number) => attach(id, 'b') },
		{
			what: 'a file that was taken off',
			happens: async (id: number) => {
				const row = await attach(id, 'b');
				await rearrange(town.database, (change) => removeRow(change, evidence, { id: row }));
				await attach(id, 'c');
			}
		}
	])('$what changed since it was shown', async ({ happens }) => {
		const id = await town.record();
		await attach(id, 'a');
		const seen = await town.seen(id);
		await happens(id);
		const head = await town.as('head');
		for (const done of [
			await confirmCompletion(town.database, head, seen),
			await returnCompletion(town.database, head, seen, '日付'),
			await holdCompletion(town.database, head, seen, '照会中')
		])
			expect(done).toEqual({ ok: false, reason: 'changed-since' });
		expect(await confirmCompletion(town.database, head, await town.seen(id))).toEqual({ ok: true });
	});

	it('whoever says nothing of evidence has seen none', async () => {
		const id = await town.record();
		await attach(id, 'a');
		const { entry } = await town.seen(id);
		const outcome = await confirmCompletion(town.database, await town.as('head'), { id, entry });
		expect(outcome).toEqual({ ok: false, reason: 'changed-since' });
	});

	it('what was seen travels as fields or as one text', () => {
		const seen = { id: 12, entry: 345, evidence: '340,341' };
		const fields: Record<string, string> = { id: '12', entry: '345', evidence: '340,341' };
		expect(parseSeen({ get: (name) => fields[name] })).toEqual(seen);
		expect(parseSeveral([seenText(seen), seenText(seen), '12', 'x.y', '7.8.'])).toEqual([
			seen,
			{ id: 7, entry: 8, evidence: '' }
		]);
	});
});

describe('withdraw beats confirm', () => {
	it('whichever comes first, the record ends as taken back and can be recorded again', async () => {
		for (const first of ['withdraw', 'confirm'] as const) {
			const own = await confirmingTown();
			const [herself, device] = [await own.as('herself', days.before), phone('0001')];
			const command = device.record({ courseCode: 'DX-BASIC', completedOn: '2026-06-05' });
			await send(own.database, herself, [command]);
			const [row] = await ownCompletions(own.database.reader, herself);
			const seen = await own.seen(row!.id);
			const withdraw = () => send(own.database, herself, [device.withdraw(command, '取り違え')]);
			const confirm = async () => confirmCompletion(own.database, await own.as('hr'), seen);
			if (first === 'confirm') expect(await confirm()).toEqual({ ok: true });
			expect(await withdraw()).toMatchObject([{ outcome: 'applied', state: 'withdrawn' }]);
			if (first === 'withdraw') expect(await confirm()).toEqual({ ok: false, reason: 'not-waiting' });
			expect((await own.row(row!.id)).state).toBe('withdrawn');
			const again = device.record({ courseCode: 'DX-BASIC', completedOn: '2026-06-05' });
			expect(await send(own.database, herself, [again])).toMatchObject([{ outcome: 'applied', state: 'waiting' }]);
		}
	});
});

it('an edit of the person ends a hold, and what was returned keeps its evidence when it is mended', async () => {
	const [herself, device, hr] = [await town.as('herself'), phone('0001'), await town.as('hr')];
	const command = device.record({ courseCode: 'DX-BASIC', completedOn: '2026-06-05' });
	await send(town.database, herself, [command]);
	const [{ id } = { id: 0 }] = await ownCompletions(town.database.reader, herself);
	await attach(id, 'a');
	await holdCompletion(town.database, hr, await town.seen(id), '照会中');
	expect((await town.row(id)).heldReason).toBe('照会中');
	const amended = device.amend(command, { courseCode: 'DX-BASIC', completedOn: '2026-06-06' });
	expect(await send(town.database, herself, [amended])).toMatchObject([{ outcome: 'applied' }]);
	expect(await town.row(id)).toMatchObject({ state: 'waiting', heldReason: null });
	await returnCompletion(town.database, hr, await town.seen(id), '修了日を確かめてください');
	const mended = device.amend(amended, { courseCode: 'DX-BASIC', completedOn: '2026-06-07' });
	expect(await send(town.database, herself, [mended])).toMatchObject([{ outcome: 'applied', state: 'waiting' }]);
	expect((await town.seen(id)).evidence).not.toBe('');
});

it('a list that confirms what was put aside ends the hold', async () => {
	const id = await town.record({ heldReason: '照会中' });
	const files = { 'completions.csv': ['0001,DX-BASIC,2026-06-01,1.5,4,確認済,名簿,'] };
	await takeIn(town.database, { kind: 'import', files, plan: null });
	expect(await town.row(id)).toMatchObject({ state: 'confirmed', heldReason: null, sources: ['本人', '名簿'] });
});

describe('訂正して確認', () => {
	const claim = { courseCode: 'SECURITY', completedOn: day('2026-06-02'), hours: 2, comprehension: 4 };

	it('tells the person old and new, who, when and why, correction by correction', async () => {
		const id = await town.record();
		const correct = async (who: 'hr' | 'otherHr', hours: number, reason: string) =>
			correctCompletion(town.database, await town.as(who), await town.seen(id), { ...claim, hours }, reason);
		expect(await correct('hr', 2, '名簿と照合')).toEqual({ ok: true });
		expect(await correct('otherHr', 3, '時間も違った')).toEqual({ ok: true });
		expect((await town.row(id)).state).toBe('confirmed');
		const corrections = await correctionsOf(town.database.reader, await town.as('herself'));
		expect(corrections).toMatchObject([
			{ recordId: id, by: '人事 四', reason: '時間も違った', changes: [{ field: 'hours', before: 2, after: 3 }] },
			{
				by: '人事 三',
				reason: '名簿と照合',
				changes: [
					{ field: 'course', before: 'DX-BASIC研修', after: 'SECURITY研修' },
					{ field: 'completedOn', before: '2026-06-01', after: '2026-06-02' },
					{ field: 'hours', before: 1.5, after: 2 }
				]
			}
		]);
		expect(await correctionsOf(town.database.reader, await town.as('hr'))).toEqual([]);
	});

	it('gives nobody a training of a day after they left', async () => {
		const id = await town.record({ completedOn: day('2026-03-01') }, '0010');
		const correct = async (on: string) =>
			correctCompletion(
				town.database,
				await town.as('hr'),
				await town.seen(id),
				{ ...claim, completedOn: day(on) },
				'名簿と照合'
			);
		expect(await correct('2026-04-01')).toEqual({ ok: false, reason: 'after-leaving' });
		expect(await correct('2026-03-31')).toEqual({ ok: true });
	});

	it.each([
		{ change: { courseCode: 'NONE' }, reason: 'unknown-course' },
		{ change: { completedOn: day('2015-03-31') }, reason: 'before-hiring' },
		{ change: { courseCode: 'DX-BASIC', completedOn: day('2026-06-01'), hours: 1.5 }, reason: 'no-change' },
		{ change: { completedOn: day('2026-06-03') }, reason: 'already-recorded' },
		{ change: {}, said: ' ', reason: 'no-reason' },
		{ change: {}, said: 'あ'.repeat(201), reason: 'reason-too-long' }
	])('is refused: $reason', async ({ change, said = '名簿と照合', reason }) => {
		await town.record({ courseId: 2, completedOn: day('2026-06-03') });
		const id = await town.record();
		const before = await town.row(id);
		const outcome = await correctCompletion(
			town.database,
			await town.as('hr'),
			await town.seen(id),
			{ ...claim, ...change },
			said
		);
		expect(outcome).toEqual({ ok: false, reason });
		expect(await town.row(id)).toEqual(before);
	});
});
