import { expect, it } from 'vitest';
import { countThrough } from './spans';

it.each([
	[[], 5, 0, 'none at all'],
	[[1, 3, 3, 7], 0, 0, 'before them all'],
	[[1, 3, 3, 7], -Infinity, 0, 'before every day there is'],
	[[1, 3, 3, 7], 1, 1, 'the first day'],
	[[1, 3, 3, 7], 3, 3, 'the same day twice'],
	[[1, 3, 3, 7], 6, 3, 'between two'],
	[[1, 3, 3, 7], 7, 4, 'the last day'],
	[[-9, -3, 2], -3, 2, 'days before 1970']
])('of %o there are through %i: %i (%s)', (days, day, count) => {
	expect(countThrough(Int32Array.from(days), day)).toBe(count);
});
