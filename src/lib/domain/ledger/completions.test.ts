import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completionStates } from '$lib/domain/training';
import {
	type CompletionRow,
	type CourseCompletions,
	noCompletions,
	placesBetween,
	type Weight,
	weightOf,
	withoutRows,
	withRows
} from './completions';
import { GatheredCompletions } from './gathered-completions';

const row = (id: number, day: number, weight: Weight = 2): CompletionRow => ({
	...{ id, person: id + 10, day, weight, comprehension: id % 6, method: id % 3 }
});

function gathered(rows: readonly CompletionRow[]): CourseCompletions {
	const some = new GatheredCompletions();
	for (const one of rows) some.add(one);
	return some.byDay();
}

function rowsOf({ length, id, person, day, weight, comprehension, method }: CourseCompletions): CompletionRow[] {
	return Array.from(
		{ length },
		(_, place) =>
			({
				...{ id: id[place], person: person[place], day: day[place], weight: weight[place] },
				...{ comprehension: comprehension[place], method: method[place] }
			}) as CompletionRow
	);
}

/** The columns as `id@day`, and `?` behind what waits. */
const written = (columns: CourseCompletions) =>
	rowsOf(columns).map(({ id, day, weight }) => `${id}@${day}${weight === 1 ? '?' : ''}`);

it('only confirmed and waiting records weigh anything', () => {
	expect(completionStates.map((state) => [state, weightOf(state)])).toEqual([
		['waiting', 1],
		['confirmed', 2],
		['returned', 0],
		['withdrawn', 0]
	]);
});

describe('gathered completions', () => {
	it.each<[CompletionRow[], string[], string]>([
		[[row(1, 30), row(2, 10, 1), row(3, 20)], ['2@10?', '3@20', '1@30'], 'by day'],
		[[row(2, 10), row(1, 10), row(3, 10)], ['2@10', '1@10', '3@10'], 'those of one day as they came'],
		[[row(1, -400), row(2, 0), row(3, -1)], ['1@-400', '3@-1', '2@0'], 'days before 1970 are below zero'],
		[[row(1, 10, 0), row(2, 20)], ['2@20'], 'what weighs nothing is left out'],
		[[], [], 'nothing']
	])('lay down %o as %o: %s', (rows, columns) => {
		expect(written(gathered(rows))).toEqual(columns);
	});

	it('are as many as were taken in', () => {
		const rows = Array.from({ length: 100 }, (_, id) => row(id, 100 - id));
		expect(rowsOf(gathered(rows))).toEqual(rows.toReversed());
	});
});

describe('placesBetween', () => {
	const columns = gathered([row(1, 10), row(2, 20), row(3, 20), row(4, 30)]);
	it.each([
		[-Infinity, 40, ['1@10', '2@20', '3@20', '4@30'], 'from the beginning'],
		[10, 30, ['1@10', '2@20', '3@20', '4@30'], 'both days belong to it'],
		[11, 29, ['2@20', '3@20'], 'a day less on either side'],
		[20, 20, ['2@20', '3@20'], 'one day, twice'],
		[21, 29, [], 'between two days'],
		[31, 40, [], 'after the last'],
		[-Infinity, 9, [], 'before the first'],
		[31, 9, [], 'ends before it begins']
	])('from %i through %i: %o (%s)', (first, last, found) => {
		const { start, end } = placesBetween(columns, first, last);
		expect(written(columns).slice(start, Math.max(start, end))).toEqual(found);
	});

	it('finds nothing in a course without records', () => {
		expect(placesBetween(noCompletions, -Infinity, 40)).toEqual({ start: 0, end: 0 });
	});
});

describe('withRows', () => {
	const columns = gathered([row(1, 10, 1), row(2, 20, 1), row(3, 30)]);
	it.each<[CompletionRow[], string[], string]>([
		[[row(4, 25)], ['1@10?', '2@20?', '4@25', '3@30'], 'a new one between'],
		[[row(4, 5)], ['4@5', '1@10?', '2@20?', '3@30'], 'before all others'],
		[[row(4, 35)], ['1@10?', '2@20?', '3@30', '4@35'], 'behind them'],
		[[row(4, 20)], ['1@10?', '2@20?', '4@20', '3@30'], 'on a day that is there already'],
		[[row(5, 20), row(4, 5)], ['4@5', '1@10?', '2@20?', '5@20', '3@30'], 'several in any order'],
		[[row(2, 20)], ['1@10?', '2@20', '3@30'], 'a newer version'],
		[[row(2, 40)], ['1@10?', '3@30', '2@40'], 'a newer version on another day'],
		[[row(2, 20, 0)], ['1@10?', '3@30'], 'a newer version that weighs nothing'],
		[[row(4, 20, 0)], ['1@10?', '2@20?', '3@30'], 'a new one that weighs nothing'],
		[[], ['1@10?', '2@20?', '3@30'], 'nothing new']
	])('%o gives %o: %s', (rows, expected) => {
		expect(written(withRows(columns, rows))).toEqual(expected);
		expect(written(columns), 'what was there before is as it was').toEqual(['1@10?', '2@20?', '3@30']);
	});

	it('fills a course that had none', () => {
		expect(written(withRows(noCompletions, [row(2, 20), row(1, 10)]))).toEqual(['1@10', '2@20']);
	});

	it('two that follow the same one do not disturb each other', () => {
		const [one, other] = [withRows(columns, [row(4, 40)]), withRows(columns, [row(5, 50, 1)])];
		expect(written(one)).toEqual(['1@10?', '2@20?', '3@30', '4@40']);
		expect(written(other)).toEqual(['1@10?', '2@20?', '3@30', '5@50?']);
	});
});

describe('withoutRows', () => {
	const columns = gathered([row(1, 10), row(2, 20), row(3, 30)]);
	it.each([
		[[1], ['2@20', '3@30']],
		[[3], ['1@10', '2@20']],
		[[3, 1, 9], ['2@20']],
		[[1, 2, 3], []]
	])('without %o: %o', (ids, left) => {
		expect(written(withoutRows(columns, new Set(ids)))).toEqual(left);
		expect(written(columns)).toEqual(['1@10', '2@20', '3@30']);
	});

	it.each([[[]], [[0]], [[4]]])('%o are not there, so nothing changes', (ids) => {
		expect(withoutRows(columns, new Set<number>(ids))).toBe(columns);
	});
});

it('whatever comes and goes, the columns are those of the rows that are left', () => {
	const someRow = fc.record({
		id: fc.integer({ min: 1, max: 12 }),
		person: fc.integer({ min: 0, max: 5 }),
		day: fc.integer({ min: -3, max: 6 }),
		weight: fc.constantFrom<Weight>(0, 1, 2),
		comprehension: fc.integer({ min: 0, max: 5 }),
		method: fc.constantFrom(0, 1, 300)
	});
	const some = fc.uniqueArray(someRow, { selector: ({ id }) => id, maxLength: 6 });
	const step = fc.record({ gone: fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 3 }), rows: some });
	fc.assert(
		fc.property(some, fc.array(step, { maxLength: 6 }), (first, steps) => {
			const left = new Map(first.map((one) => [one.id, one]));
			let columns = gathered(first);
			for (const { gone, rows } of steps) {
				columns = withRows(withoutRows(columns, new Set(gone)), rows);
				for (const id of gone) left.delete(id);
				for (const one of rows) left.set(one.id, one);
			}
			const byId = (one: CompletionRow, other: CompletionRow) => one.id - other.id;
			expect(rowsOf(columns).sort(byId)).toEqual([...left.values()].filter(({ weight }) => weight > 0).sort(byId));
			expect([...columns.day], 'in the order of the days').toEqual(
				rowsOf(columns)
					.map(({ day }) => day)
					.sort((a, b) => a - b)
			);
		})
	);
});
