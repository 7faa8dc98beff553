import { beforeEach, describe, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { possibleDuplicates } from '$lib/server/confirmation/queue/duplicates';
import {
	type QueueCursor,
	type QueueFilter,
	waitingCompletions,
	waitingCount
} from '$lib/server/confirmation/queue/queue';
import { queueChoices } from '$lib/server/confirmation/queue/queue-choices';
import { confirmCompletion } from '$lib/server/confirmation/review';
import { confirmingTown, days } from './town';

let town: Awaited<ReturnType<typeof confirmingTown>>;
let ids: number[];

beforeEach(async () => {
	town = await confirmingTown();
	ids = [
		await town.record({ completedOn: day('2026-03-31') }),
		await town.record({ completedOn: day('2026-04-01') }, '0008'),
		await town.record({ courseId: 2, heldReason: '照会中' }, '0009'),
		await town.record({ courseId: 2 }, '0008')
	];
});

async function shown(filter: QueueFilter = {}, after: QueueCursor | null = null, limit = 50) {
	const rows = await waitingCompletions(town.database.reader, await town.as('hr'), limit, { filter, after });
	return rows.map(({ id }) => ids.indexOf(id));
}

describe('the queue', () => {
	it.each<{ filter: QueueFilter; places: number[]; because: string }>([
		{ filter: {}, places: [0, 1, 2, 3], because: '古い順にすべて' },
		{ filter: { courseCode: 'SECURITY' }, places: [2, 3], because: '研修' },
		{ filter: { departments: ['1010'] }, places: [0, 1, 3], because: '課' },
		{ filter: { departments: ['1010', '1020'] }, places: [0, 1, 2, 3], because: '部とその下' },
		{ filter: { fiscalYear: 2025 }, places: [0], because: '受講日の年度は3月31日まで' },
		{ filter: { fiscalYear: 2026 }, places: [1, 2, 3], because: '4月1日から' },
		{ filter: { held: true }, places: [2], because: '保留だけ' },
		{ filter: { held: false }, places: [0, 1, 3], because: '保留のほか' },
		{ filter: { courseCode: 'SECURITY', departments: ['1010'], held: false }, places: [3], because: '重ねて' }
	])('$because', async ({ filter, places }) => {
		expect(await shown(filter)).toEqual(places);
	});

	it('goes on after any record, also one that was confirmed meanwhile', async () => {
		const hr = await town.as('hr');
		const page = await waitingCompletions(town.database.reader, hr, 2);
		const { id, addedBy } = page.at(-1)!;
		await confirmCompletion(town.database, hr, await town.seen(id));
		expect(await shown({}, { id, addedBy }, 1)).toEqual([2]);
		expect(await shown({}, { id: ids[3]!, addedBy: 999 })).toEqual([]);
		expect(await waitingCount(town.database.reader, hr)).toBe(3);
	});

	it('says how many wait under each filter, as the list then shows', async () => {
		const hr = await town.as('hr');
		const filters: QueueFilter[] = [
			{},
			{ courseCode: 'SECURITY' },
			{ departments: ['1010'], held: false },
			{ fiscalYear: 2026 }
		];
		for (const filter of filters) {
			const choices = await queueChoices(town.database.reader, hr, filter);
			const count = async (more: QueueFilter) => (await shown({ ...filter, ...more })).length;
			expect([choices.waiting, choices.held]).toEqual([await count({ held: false }), await count({ held: true })]);
			for (const { code, count: said } of choices.courses) expect(await count({ courseCode: code })).toBe(said);
			for (const { code, count: said } of choices.departments) expect(await count({ departments: [code!] })).toBe(said);
			for (const { fiscalYear, count: said } of choices.fiscalYears) expect(await count({ fiscalYear })).toBe(said);
		}
		const all = await queueChoices(town.database.reader, hr);
		expect(all).toEqual({
			waiting: 3,
			held: 1,
			courses: [
				{ code: 'DX-BASIC', name: 'DX-BASIC研修', count: 2 },
				{ code: 'SECURITY', name: 'SECURITY研修', count: 2 }
			],
			departments: [
				{ code: '1010', name: '企画課', count: 3 },
				{ code: '1020', name: '財政課', count: 1 }
			],
			fiscalYears: [
				{ fiscalYear: 2026, count: 3 },
				{ fiscalYear: 2025, count: 1 }
			]
		});
	});

	it('has what one entered for somebody else in it for the others alone', async () => {
		const head = await town.as('head');
		await town.record({ enteredBy: head.accountId, sources: ['代理'] }, '0005');
		const numbers = async (who: 'head' | 'above') =>
			(await waitingCompletions(town.database.reader, await town.as(who, days.before), 50)).map(
				(row) => row.staffNumber
			);
		expect(await numbers('head')).toEqual(['0001', '0008', '0008']);
		expect((await numbers('above')).at(-1)).toBe('0005');
	});
});

it.each([
	{ on: '2026-03-24', state: 'confirmed', found: true, because: '7日前' },
	{ on: '2026-04-07', state: 'waiting', found: true, because: '7日後、年度をまたいでも' },
	{ on: '2026-03-23', state: 'confirmed', found: false, because: '8日前' },
	{ on: '2026-04-01', state: 'returned', found: false, because: '差し戻したものは数えない' },
	{ on: '2026-04-01', state: 'withdrawn', found: false, because: '取り下げたものは数えない' }
] as const)('a possible duplicate is shown with both: $because', async ({ on, state, found }) => {
	const other = await town.record({ completedOn: day(on), state, sources: ['名簿'] });
	await town.record({ completedOn: day(on), state, courseId: 2 });
	await town.record({ completedOn: day(on), state }, '0005');
	const duplicates = await possibleDuplicates(town.database.reader, ids);
	const expected = found ? [{ of: ids[0], id: other, completedOn: on, state, sources: ['名簿'] }] : [];
	expect(duplicates.get(ids[0]!) ?? []).toMatchObject(expected);
	expect(duplicates.has(other)).toBe(false);
});
