import { beforeEach, describe, expect, it } from 'vitest';
import {
	amendHolding,
	confirmHolding,
	holdHolding,
	recordHolding,
	releaseHolding,
	returnHolding,
	withdrawHolding
} from '$lib/server/qualification/commands';
import { editedHolding } from '$lib/server/qualification/own-page';
import { ownHoldings } from '$lib/server/qualification/queries';
import { staff } from '$lib/server/db/schema';
import { changeRows } from '$lib/server/db/rows';
import { day } from '$lib/domain/calendar';
import { rearrange } from '../access/settle';
import { claimOf, smallTown } from './small-town';

let town: Awaited<ReturnType<typeof smallTown>>;

beforeEach(async () => {
	town = await smallTown();
});

describe('a qualification of one’s own', () => {
	it('waits, with all that was written', async () => {
		const id = await town.records('0001', { passedOn: 'R5.6', certificateNumber: '第ＡＰ-2023-06-00123号' });
		expect(await listOf('0001')).toMatchObject([
			{ id, qualification: '応用情報技術者試験', passedOn: 'R5.6', countedOn: '2023-06-30', state: 'waiting' }
		]);
		expect(await listOf('0001')).toMatchObject([{ certificateNumber: '第ＡＰ-2023-06-00123号', expiresOn: null }]);
		expect(await listOf('0003')).toEqual([]);
	});

	it.each([
		{ passedOn: '2023-06-18', because: 'the very same' },
		{ passedOn: '令和5年6月18日', because: 'the same day in the other calendar' }
	])('is recorded once: $because', async ({ passedOn }) => {
		await town.records('0001');
		expect(await record('0001', { passedOn })).toEqual({ ok: false, reason: 'already-recorded' });
		expect(await listOf('0001')).toHaveLength(1);
	});

	it('is recorded once also where the month is written in two calendars', async () => {
		await town.records('0001', { passedOn: '2023-06' });
		expect(await record('0001', { passedOn: 'R5.6' })).toEqual({ ok: false, reason: 'already-recorded' });
	});

	it('is one fact when it arrives twice at the same moment', async () => {
		const outcomes = await Promise.all([record('0001'), record('0001'), record('0001')]);
		expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
		expect(await listOf('0001')).toHaveLength(1);
	});

	it('is another one of another day, of another qualification, of another person', async () => {
		for (const fields of [{}, { passedOn: '2024-06-18' }, { qualificationCode: 'FE' }])
			await town.records('0001', fields);
		await town.records('0003');
		expect(await listOf('0001')).toHaveLength(3);
	});

	it('may be older than the employment', async () => {
		expect(await record('0001', { qualificationCode: 'OLD-2', passedOn: 'S60' })).toMatchObject({ ok: true });
	});

	it('is nobody’s to record who has left', async () => {
		const hanako = await town.viewer('0001');
		await rearrange(town.database, (change) =>
			changeRows(change, staff, [{ id: hanako.staffId!, values: { leftOn: day('2026-06-14') } }])
		);
		expect(await recordHolding(town.database, hanako, claimOf())).toEqual({ ok: false, reason: 'not-employed' });
	});
});

describe('a returned qualification', () => {
	it('is mended with what was written, and waits again without a reason', async () => {
		const id = await returned();
		const edited = await editedHolding(town.database.reader, await town.viewer('0001'), id);
		expect(edited).toMatchObject({ passedOn: '2023-06-18', returnReason: '合格日を確かめてください', evidence: [] });
		expect(await amend('0001', edited!, { passedOn: '2023-06-19' })).toEqual({ ok: true, id });
		expect(await listOf('0001')).toMatchObject([{ id, passedOn: '2023-06-19', state: 'waiting', returnReason: null }]);
	});

	it('is mended also by recording the same once more, or by saving it unchanged', async () => {
		const id = await returned();
		expect(await record('0001', { certificateNumber: '第2023-06-00123号' })).toEqual({ ok: true, id });
		const again = await returned(id);
		expect(await amend('0001', { id: again, entry: await entryOf('0001', id) }, {})).toEqual({ ok: true, id });
		expect(await listOf('0001')).toMatchObject([{ state: 'waiting' }]);
	});
});

describe('editing', () => {
	it.each([
		{ who: '0003', reason: 'not-found', because: 'it is somebody else’s' },
		{ who: '0004', reason: 'not-found', because: 'not even 人事 edits as its owner' }
	])('is refused: $because', async ({ who, reason }) => {
		const id = await town.records('0001');
		const entry = await entryOf('0001', id);
		expect(await amend(who, { id, entry }, { passedOn: '2024' })).toEqual({ ok: false, reason });
	});

	it('is refused where the page shows an older state, or nothing is new, or it is there already', async () => {
		const id = await town.records('0001');
		const entry = await entryOf('0001', id);
		await town.records('0001', { passedOn: '2024' });
		expect(await amend('0001', { id, entry }, { passedOn: '2024' })).toEqual({ ok: false, reason: 'already-recorded' });
		expect(await amend('0001', { id, entry }, {})).toEqual({ ok: false, reason: 'no-change' });
		expect(await amend('0001', { id, entry }, { passedOn: '2022' })).toEqual({ ok: true, id });
		expect(await amend('0001', { id, entry }, { passedOn: '2021' })).toEqual({ ok: false, reason: 'changed-since' });
	});

	it('goes on where whoever confirms put it aside or took it up meanwhile: its owner sees nothing of it', async () => {
		const id = await town.records('0001');
		const opened = { id, entry: await entryOf('0001', id) };
		const hr = await town.viewer('0004');
		await holdHolding(town.database, hr, await town.seen('0004', id), '照会中');
		expect(await amend('0001', opened, { passedOn: '2022' })).toEqual({ ok: true, id });
		const again = { id, entry: await entryOf('0001', id) };
		await holdHolding(town.database, hr, await town.seen('0004', id), '照会中');
		await releaseHolding(town.database, hr, await town.seen('0004', id));
		expect(await amend('0001', again, { passedOn: '2021' })).toEqual({ ok: true, id });
	});

	it('is refused where it was returned meanwhile, with a reason its owner has not read', async () => {
		const id = await town.records('0001');
		const opened = { id, entry: await entryOf('0001', id) };
		await returned(id);
		expect(await amend('0001', opened, { passedOn: '2022' })).toEqual({ ok: false, reason: 'changed-since' });
		expect(await amend('0001', { id, entry: 99_999 }, { passedOn: '2022' })).toEqual({
			ok: false,
			reason: 'changed-since'
		});
	});

	it('is refused once it is confirmed, or taken back', async () => {
		const id = await town.records('0001');
		await confirmHolding(town.database, await town.viewer('0004'), await town.seen('0004', id));
		const entry = await entryOf('0001', id);
		expect(await amend('0001', { id, entry }, { passedOn: '2022' })).toEqual({ ok: false, reason: 'not-amendable' });
		expect(await editedHolding(town.database.reader, await town.viewer('0001'), id)).toBeNull();
		await withdraw('0001', id);
		expect(await amend('0001', { id, entry }, { passedOn: '2022' })).toEqual({ ok: false, reason: 'withdrawn' });
	});
});

describe('taking back', () => {
	it.each(['waiting', 'confirmed', 'returned'] as const)(
		'works for one that is %s, and it can be recorded again',
		async (state) => {
			const id = state === 'returned' ? await returned() : await town.records('0001');
			if (state === 'confirmed')
				await confirmHolding(town.database, await town.viewer('0004'), await town.seen('0004', id));
			expect(await withdraw('0001', id)).toEqual({ ok: true, id });
			expect(await listOf('0001')).toEqual([]);
			const again = await record('0001');
			expect(again).toMatchObject({ ok: true });
			expect(again).not.toEqual({ ok: true, id });
		}
	);

	it('beats a confirmation of what was shown before', async () => {
		const id = await town.records('0001');
		const seen = await town.seen('0004', id);
		await withdraw('0001', id);
		expect(await confirmHolding(town.database, await town.viewer('0004'), seen)).toEqual({
			...{ ok: false, reason: 'not-waiting' }
		});
	});

	it.each([
		{ who: '0003', reason: 'not-found', because: 'somebody else’s' },
		{ who: '0001', reason: 'withdrawn', because: 'done already' }
	])('is refused: $because', async ({ who, reason }) => {
		const id = await town.records('0001');
		await withdraw('0001', id);
		expect(await withdraw(who, id)).toEqual({ ok: false, reason });
	});

	it('takes a reason of 200 letters and no more', async () => {
		const id = await town.records('0001');
		const outcome = { ok: false, reason: 'reason-too-long' };
		expect(await withdraw('0001', id, 'あ'.repeat(201))).toEqual(outcome);
		expect(await withdraw('0001', id, 'あ'.repeat(200))).toEqual({ ok: true, id });
	});
});

async function record(number: string, fields: Parameters<typeof claimOf>[0] = {}) {
	return recordHolding(town.database, await town.viewer(number), claimOf(fields));
}

async function amend(
	number: string,
	{ id, entry }: { id: number; entry: number },
	fields: Parameters<typeof claimOf>[0]
) {
	return amendHolding(town.database, await town.viewer(number), { id, entry }, claimOf(fields));
}

async function withdraw(number: string, id: number, reason = '取り違え') {
	return withdrawHolding(town.database, await town.viewer(number), id, reason);
}

async function returned(known?: number): Promise<number> {
	const id = known ?? (await town.records('0001'));
	const hr = await town.viewer('0004');
	const outcome = await returnHolding(town.database, hr, await town.seen('0004', id), '合格日を確かめてください');
	if (!outcome.ok) throw new Error(outcome.reason);
	return id;
}

async function listOf(number: string) {
	return ownHoldings(town.database.reader, await town.viewer(number));
}

async function entryOf(number: string, id: number): Promise<number> {
	return (await listOf(number)).find((row) => row.id === id)!.entry;
}
