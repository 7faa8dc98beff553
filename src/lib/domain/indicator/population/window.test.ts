import { describe, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { town } from '../../../../../tests/factories/town';
import { overallOn } from '../../../../../tests/factories/town-figure';
import { trainingRate } from '../../../../../tests/factories/town-indicator';
import { type Window } from '$lib/domain/plan';

/** Whether one completion on that day counts on the other: 1/1 or 0/1. */
function counted(window: Window, completedOn: string, asOf: string, validMonths: number | null = null): string {
	const facts = town({ courses: [{ code: 'DX-BASIC', validMonths }], people: [{ completions: [completedOn] }] });
	return overallOn(facts, trainingRate({ courses: { anyOf: ['DX-BASIC'], atLeast: 1 }, window }), asOf);
}

describe('cumulative counts from the day the plan begins, through the reference day', () => {
	it.each([
		['2023-03-31', '2024-03-31', '0/1', 'the day before'],
		['2023-04-01', '2024-03-31', '1/1', 'the first day'],
		['2024-03-31', '2024-03-31', '1/1', 'on the reference day'],
		['2024-04-01', '2024-03-31', '0/1', 'a day after it'],
		['2023-04-01', '2030-03-31', '1/1', 'for good']
	])('completed on %s, seen on %s: %s (%s)', (completedOn, asOf, figure) => {
		expect(counted({ kind: 'cumulative', since: day('2023-04-01') }, completedOn, asOf)).toBe(figure);
	});

	it('counts from the beginning where the rule names no first day', () => {
		expect(counted({ kind: 'cumulative', since: null }, '1989-01-08', '2024-03-31')).toBe('1/1');
	});

	it('does not ask how long the course is valid', () => {
		expect(counted({ kind: 'cumulative', since: null }, '2015-04-01', '2024-03-31', 12)).toBe('1/1');
	});
});

describe('fiscal_year counts from the 1 April on or before the reference day', () => {
	it.each([
		['2024-03-31', '2024-03-31', '1/1', 'the last day of the year'],
		['2023-04-01', '2024-03-31', '1/1', 'its first day'],
		['2023-03-31', '2024-03-31', '0/1', 'the last day of the year before'],
		['2024-03-31', '2024-04-01', '0/1', 'on 1 April everybody begins anew'],
		['2024-04-01', '2024-04-01', '1/1', 'on the first day itself'],
		['2024-03-25', '2024-04-03', '0/1', 'begun on 25 March, finished on 3 April: 3 April would be the day'],
		['2024-12-31', '2025-01-01', '1/1', 'the calendar year does not matter']
	])('completed on %s, seen on %s: %s (%s)', (completedOn, asOf, figure) => {
		expect(counted({ kind: 'fiscal_year' }, completedOn, asOf)).toBe(figure);
	});
});

describe('valid counts until the 有効月数 are over', () => {
	it.each<[string, number | null, string, string, string]>([
		['2024-02-29', 12, '2025-02-27', '1/1', 'leap day: the last valid day'],
		['2024-02-29', 12, '2025-02-28', '0/1', 'leap day: clamped to the 28th, on which it is over'],
		['2024-02-29', 48, '2028-02-28', '1/1', 'leap day to leap day'],
		['2024-02-29', 48, '2028-02-29', '0/1', 'leap day to leap day'],
		['2023-02-28', 12, '2024-02-27', '1/1', 'into a leap year'],
		['2023-02-28', 12, '2024-02-28', '0/1', 'into a leap year: the 28th stays the 28th'],
		['2024-08-31', 6, '2025-02-27', '1/1', 'clamped to the end of February'],
		['2024-08-31', 6, '2025-02-28', '0/1', 'clamped to the end of February'],
		['2024-01-31', 1, '2024-02-28', '1/1', 'a month from the 31st in a leap year'],
		['2024-01-31', 1, '2024-02-29', '0/1', 'a month from the 31st in a leap year'],
		['2024-03-31', 12, '2025-03-30', '1/1', 'the end of the year'],
		['2024-03-31', 12, '2025-03-31', '0/1', 'the end of the year: the 365th day after'],
		['2024-04-01', 12, '2024-03-31', '0/1', 'not before it was completed'],
		['2024-04-01', 12, '2024-04-01', '1/1', 'from the day it was completed'],
		['1989-01-08', null, '2024-04-01', '1/1', 'blank is for good'],
		['2024-04-01', 99_999, '2024-04-02', '1/1', 'so many months that they reach back before any calendar'],
		['2024-04-01', 12, '9999-12-31', '0/1', 'the last day there is']
	])('completed on %s, valid %s months, seen on %s: %s (%s)', (completedOn, months, asOf, figure) => {
		expect(counted({ kind: 'valid' }, completedOn, asOf, months)).toBe(figure);
	});

	it('asks each course for its own 有効月数', () => {
		const facts = town({
			courses: [
				{ code: 'A', validMonths: 12 },
				{ code: 'B', validMonths: 36 }
			],
			people: [
				{ completions: [{ course: 'A', on: '2023-06-01' }] },
				{ completions: [{ course: 'B', on: '2023-06-01' }] }
			]
		});
		const rate = trainingRate({ courses: { anyOf: ['A', 'B'], atLeast: 1 }, window: { kind: 'valid' } });
		expect(overallOn(facts, rate, '2024-05-31')).toBe('2/2');
		expect(overallOn(facts, rate, '2024-06-01')).toBe('1/2');
	});
});
