import { beforeEach, describe, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { readQueueAsk } from '$lib/domain/confirmation';
import { kindsOf, queueRecords, queueSurroundings } from '$lib/server/confirmation/queue/page';
import { shownRecord } from '$lib/server/confirmation/records';
import { confirmCompletion, holdCompletion, returnCompletion } from '$lib/server/confirmation/review';
import { recordCompletion } from '$lib/server/training/commands';
import { type Actor, confirmingTown } from './town';

let town: Awaited<ReturnType<typeof confirmingTown>>;
let ids: number[];

// Two of one day, one of another 課, one a week before, one of another course.
beforeEach(async () => {
	town = await confirmingTown();
	ids = [
		await town.record(),
		await town.record({}, '0008'),
		await town.record({}, '0009'),
		await town.record({ completedOn: day('2026-05-25') }),
		await town.record({ courseId: 2, completedOn: day('2025-06-01') }, '0008')
	];
});

async function asked(query: string, actor: Actor = 'hr') {
	const viewer = await town.as(actor);
	const ask = readQueueAsk(new URLSearchParams(query), kindsOf(viewer));
	const queue = await queueRecords(town.database.reader, viewer, ask);
	return { viewer, ask, ...queue, places: queue.records.map(({ id }) => ids.indexOf(id)) };
}

describe('what 確認待ち shows', () => {
	it.each<{ query: string; actor?: Actor; places: number[]; because: string }>([
		{ query: '', places: [0, 1, 2, 3, 4], because: '人事にはすべて' },
		{ query: '', actor: 'head', places: [0, 1, 3, 4], because: '所属長には自所属' },
		{ query: 'department=1000', places: [0, 1, 2, 3, 4], because: '部はその下の課も含む' },
		{ query: 'department=1020', places: [2], because: '課' },
		{ query: 'department=9999', places: [], because: 'ない所属にはだれもいない' },
		{ query: 'code=SECURITY', places: [4], because: '研修' },
		{ query: 'year=2025', places: [4], because: '年度' },
		{ query: 'code=DX-BASIC&day=2026-06-01', places: [0, 1, 2], because: '同じ研修・同じ日' },
		{ query: 'held=only', places: [], because: '保留はまだない' },
		{ query: 'kind=holding', places: [], because: '資格はまだない' }
	])('$because', async ({ query, actor, places }) => {
		expect((await asked(query, actor)).places).toEqual(places);
	});

	it('says how many can be confirmed with each, none of those put aside among them', async () => {
		const { records, viewer } = await asked('');
		const sameDay = (of: typeof records) => of.map((one) => (one.kind === 'completion' ? one.sameDay : null));
		expect(sameDay(records)).toEqual([3, 3, 3, 1, 1]);
		await holdCompletion(town.database, viewer, await town.seen(ids[1]!), '照会中');
		expect(sameDay((await asked('')).records)).toEqual([2, 2, 1, 1]);
		expect(sameDay((await asked('', 'head')).records)).toEqual([1, 1, 1]);
	});

	it('puts what may be the same training beside the record', async () => {
		const { records } = await asked('');
		const others = records.map(({ duplicates }) => duplicates.map(({ id }) => ids.indexOf(id)));
		expect(others).toEqual([[3], [], [], [0], []]);
	});

	it('offers the 部 with all below it, and counts what it offers', async () => {
		const { viewer, ask } = await asked('');
		const { choices, kinds } = await queueSurroundings(town.database.reader, viewer, ask);
		expect(choices.departments.map(({ code, depth, count }) => [code, depth, count])).toEqual([
			['1000', 0, 5],
			['1010', 1, 4],
			['1020', 1, 1]
		]);
		expect(kinds).toEqual([
			{ kind: 'completion', count: 5 },
			{ kind: 'holding', count: 0 }
		]);
	});
});

it('goes on after the last one that was shown', async () => {
	const { viewer, ask } = await asked('');
	const first = await queueRecords(town.database.reader, viewer, ask, 2);
	const second = await queueRecords(town.database.reader, viewer, { ...ask, after: first.next }, 3);
	expect(second.records.map(({ id }) => ids.indexOf(id))).toEqual([2, 3, 4]);
	expect(second.next).toBeNull();
});

it('tells of a record that was sent again why it was returned the last time, and of no other', async () => {
	const [id, herself, hr] = [ids[0]!, await town.as('herself'), await town.as('hr')];
	const sendAgain = async (hours: number) => {
		const claim = { courseCode: 'DX-BASIC', completedOn: day('2026-06-01'), hours, comprehension: null };
		return recordCompletion(town.database, herself, claim, id);
	};
	for (const [hours, reason] of [
		[2, '時間が違います。'],
		[3, '修了証が読めません。']
	] as const) {
		await returnCompletion(town.database, hr, await town.seen(id), reason);
		expect(await sendAgain(hours)).toEqual({ ok: true, id });
	}
	const { records } = await asked('');
	expect(records.map(({ formerReason }) => formerReason)).toEqual(['修了証が読めません。', null, null, null, null]);
});

describe('one record', () => {
	it.each<{ actor: Actor; act: 'confirm' | 'correct'; shown: boolean; because: string }>([
		{ actor: 'hr', act: 'correct', shown: true, because: '人事は確認済も訂正できる' },
		{ actor: 'head', act: 'confirm', shown: true, because: '確認した記録は見られる' },
		{ actor: 'head', act: 'correct', shown: false, because: '所属長は訂正しない' },
		{ actor: 'otherHead', act: 'confirm', shown: false, because: 'ほかの課' },
		{ actor: 'herself', act: 'confirm', shown: false, because: '本人' }
	])('$because', async ({ actor, act, shown }) => {
		expect(await confirmCompletion(town.database, await town.as('head'), await town.seen(ids[0]!))).toEqual({
			ok: true
		});
		const record = await shownRecord(town.database.reader, await town.as(actor), 'completion', ids[0]!, act);
		expect(record?.state ?? null).toBe(shown ? 'confirmed' : null);
	});
});
