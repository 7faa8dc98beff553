import { describe, expect, it } from 'vitest';
import { completionStates } from '$lib/domain/training';
import {
	type CompletionRow,
	type CourseCompletions,
	emptyCompletions,
	weightOf,
	withoutRow,
	withRows
} from './completions';

const row = (id: number, weight: CompletionRow['weight'] = 2): CompletionRow => ({
	id,
	person: id,
	day: 100 + id,
	weight
});

function rowsOf({ length, id, person, day, weight }: CourseCompletions): number[][] {
	return Array.from({ length }, (_, place) => [id[place]!, person[place]!, day[place]!, weight[place]!]);
}

it('only confirmed and waiting records weigh anything', () => {
	expect(completionStates.map((state) => [state, weightOf(state)])).toEqual([
		['waiting', 1],
		['confirmed', 2],
		['returned', 0],
		['withdrawn', 0]
	]);
});

describe('withRows', () => {
	it('lays rows down one behind the other', () => {
		const columns = withRows(emptyCompletions(), [row(1), row(2, 1)], true);
		expect(rowsOf(columns)).toEqual([
			[1, 1, 101, 2],
			[2, 2, 102, 1]
		]);
	});

	it('puts a newer version in the place of the older one, and a new row behind', () => {
		const columns = withRows(emptyCompletions(), [row(1, 1), row(2, 1)], true);
		expect(rowsOf(withRows(columns, [row(3), row(1, 2)]))).toEqual([
			[1, 1, 101, 2],
			[2, 2, 102, 1],
			[3, 3, 103, 2]
		]);
	});

	it('leaves what was handed out before as it was, whether rows are added or changed', () => {
		const before = withRows(emptyCompletions(2), [row(1, 1)], true);
		const seen = rowsOf(before);
		withRows(before, [row(2)]);
		withRows(before, [row(1, 2)]);
		withRows(before, [row(3), row(1, 0), row(4), row(5)]);
		expect(rowsOf(before)).toEqual(seen);
	});

	it('two that follow one another both stay right', () => {
		const first = withRows(emptyCompletions(), [row(1, 1)], true);
		const second = withRows(first, [row(2, 1)]);
		const third = withRows(second, [row(2, 2), row(3, 1)]);
		expect(rowsOf(first)).toHaveLength(1);
		expect(rowsOf(second)).toEqual([
			[1, 1, 101, 1],
			[2, 2, 102, 1]
		]);
		expect(rowsOf(third)).toEqual([
			[1, 1, 101, 1],
			[2, 2, 102, 2],
			[3, 3, 103, 1]
		]);
	});

	it('grows as far as it is asked to', () => {
		let columns = emptyCompletions(1);
		for (let id = 1; id <= 100; id++) columns = withRows(columns, [row(id)]);
		expect(rowsOf(columns)).toEqual(Array.from({ length: 100 }, (_, id) => [id + 1, id + 1, 101 + id, 2]));
	});
});

describe('withoutRow', () => {
	const columns = withRows(emptyCompletions(), [row(1), row(2), row(3, 0)], true);

	it('leaves the row in its place without weight, and the columns from before untouched', () => {
		expect(rowsOf(withoutRow(columns, 1)).map(([id, , , weight]) => [id, weight])).toEqual([
			[1, 0],
			[2, 2],
			[3, 0]
		]);
		expect(columns.weight[0]).toBe(2);
	});

	it.each([
		[3, 'weighs nothing already'],
		[4, 'is not there']
	])('changes nothing where row %i %s', (id) => {
		expect(withoutRow(columns, id)).toBe(columns);
	});
});
