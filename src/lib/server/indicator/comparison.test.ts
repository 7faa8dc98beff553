import { expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { monthsUpTo } from './comparison';

it.each<[asOf: string, days: number, first: string, last: string, because: string]>([
	['2026-03-31', 12, '2025-04-30', '2026-03-31', 'a month-end closes the list'],
	['2026-03-15', 13, '2025-03-31', '2026-03-15', 'any other day comes behind the month-ends'],
	['1900-03-15', 3, '1900-01-31', '1900-03-15', 'nothing is asked for before 1900'],
	['1900-01-01', 1, '1900-01-01', '1900-01-01', 'the first day of all']
])('the months up to %s are %d, from %s to %s: %s', (asOf, days, first, last, _because) => {
	const months = monthsUpTo(day(asOf), 12);
	expect([months.length, months[0], months.at(-1)]).toEqual([days, first, last]);
});
