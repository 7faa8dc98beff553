import { describe, expect, it } from 'vitest';
import { day } from './civil-date';
import { monthEndAfter, monthEndBefore, monthEndOf, monthEndsBetween, monthEndsUntil } from './month-end';

describe('month-ends', () => {
	it.each([
		{ on: '2026-11-21', of: '2026-11-30', before: '2026-10-31', after: '2026-11-30', because: 'in the middle' },
		{ on: '2026-11-30', of: '2026-11-30', before: '2026-10-31', after: '2026-12-31', because: 'on one itself' },
		{ on: '2026-12-01', of: '2026-12-31', before: '2026-11-30', after: '2026-12-31', because: 'on the first' },
		{ on: '2024-03-31', of: '2024-03-31', before: '2024-02-29', after: '2024-04-30', because: 'a leap year' },
		{ on: '2026-01-31', of: '2026-01-31', before: '2025-12-31', after: '2026-02-28', because: 'over a new year' }
	])('around $on, $because', ({ on, of, before, after }) => {
		expect(monthEndOf(day(on))).toBe(of);
		expect(monthEndBefore(day(on))).toBe(before);
		expect(monthEndAfter(day(on))).toBe(after);
	});

	it('end on the day or before it', () => {
		expect(monthEndsUntil(day('2026-03-30'), 3)).toEqual(['2025-12-31', '2026-01-31', '2026-02-28']);
		expect(monthEndsUntil(day('2026-03-31'), 2)).toEqual(['2026-02-28', '2026-03-31']);
	});

	it.each([
		{ first: '2026-11-21', last: '2027-03-31', months: 5, because: 'this month-end is still to come' },
		{ first: '2026-11-30', last: '2027-03-31', months: 4, because: 'the month-end of the day itself is over' },
		{ first: '2027-03-30', last: '2027-03-31', months: 1, because: 'one day is left' },
		{ first: '2027-03-31', last: '2027-03-31', months: 0, because: 'nothing is left' },
		{ first: '2027-05-01', last: '2027-03-31', months: 0, because: 'it is over' },
		{ first: '2026-11-01', last: '2026-11-29', months: 0, because: 'no month ends in between' }
	])('$months from $first to $last: $because', ({ first, last, months }) => {
		expect(monthEndsBetween(day(first), day(last))).toBe(months);
	});
});
