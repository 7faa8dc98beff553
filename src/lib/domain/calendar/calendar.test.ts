import { describe, expect, it } from 'vitest';
import { addMonths, day, fromDayNumber, isCivilDate, toDayNumber } from './civil-date';
import { fiscalYearOf, lastDayOf, referenceDay } from './fiscal-year';
import { formatFiscalYear, formatWareki } from './format';
import { dayInJapan } from './japan';
import { parseDate, parsePartDate } from './parse';

describe('parseDate reads every form a municipality writes', () => {
	it.each([
		['2026-04-01', '2026-04-01', 'ISO'],
		['2026/4/1', '2026-04-01', 'Excel without zeros'],
		['2026/04/01', '2026-04-01', 'Excel with zeros'],
		['R8.4.1', '2026-04-01', 'a letter for the era'],
		['R08.04.01', '2026-04-01', 'HR systems pad'],
		['令和8年4月1日', '2026-04-01', 'written out'],
		['令和元年5月1日', '2019-05-01', '元年 is year 1, on the first day of the era'],
		['令和８年４月１日', '2026-04-01', 'full-width digits'],
		['２０２６／４／１', null, 'full-width slashes are not digits'],
		['5080401', '2026-04-01', 'seven digits, 5 is 令和'],
		['4310430', '2019-04-30', 'the last day of 平成'],
		['4310501', null, 'one day after 平成'],
		['H31.5.1', null, 'a day outside its era does not exist'],
		['S64.1.7', '1989-01-07', 'the last day of 昭和'],
		['S64.1.8', null, 'the first day of 平成 is not 昭和'],
		['H1.1.8', '1989-01-08', 'the first day of 平成'],
		['R1.4.30', null, '令和 had not begun'],
		['M45.7.29', '1912-07-29', 'the last day of 明治'],
		['T15.12.24', '1926-12-24', 'the last day of 大正'],
		['1080401', null, 'digit 1 names no era here'],
		['2025-02-29', null, 'not a leap year'],
		['2024-02-29', '2024-02-29', 'a leap year'],
		['2026-4-1', null, 'ISO has two digits'],
		['20260401', null, 'eight digits are no form'],
		['2026年4月1日', null, 'no era'],
		['R0.4.1', null, 'no year 0'],
		['r8.4.1', null, 'small letter'],
		['', null, 'blank']
	])('%s → %s (%s)', (written, expected, _because) => {
		expect(parseDate(written)).toBe(expected);
	});
});

describe('parsePartDate spans the days that are possible', () => {
	it.each([
		['2019', '2019-01-01', '2019-12-31', 'a year'],
		['2024-02', '2024-02-01', '2024-02-29', 'a month of a leap year'],
		['R5', '2023-01-01', '2023-12-31', 'a year of an era'],
		['R5.6', '2023-06-01', '2023-06-30', 'a month of an era'],
		['H31', '2019-01-01', '2019-04-30', 'clipped at the end of 平成'],
		['R1', '2019-05-01', '2019-12-31', 'clipped at the start of 令和'],
		['S64', '1989-01-01', '1989-01-07', 'seven days of 昭和64年'],
		['R5.6.18', '2023-06-18', '2023-06-18', 'a full date']
	])('%s is %s to %s (%s)', (written, first, last, _because) => {
		expect(parsePartDate(written)).toEqual({ first, last });
	});

	it.each(['H31.5', 'R1.4', '2024-13', 'H32', '6', '令和', '2024-6'])('%s is none', (written) => {
		expect(parsePartDate(written)).toBeNull();
	});
});

it.each([
	['2024-02-29', 12, '2025-02-28'],
	['2024-01-31', 1, '2024-02-29'],
	['2023-12-31', 2, '2024-02-29'],
	['2024-06-12', 24, '2026-06-12']
])('%s + %i months is %s: clamped to the last day of the month', (from, months, expected) => {
	expect(addMonths(day(from), months)).toBe(expected);
});

it('day numbers go both ways, over leap days and before 1970', () => {
	for (const text of ['1868-01-25', '1969-12-31', '1970-01-01', '2000-02-29', '2026-11-21', '9999-12-31'])
		expect(fromDayNumber(toDayNumber(day(text)))).toBe(text);
	expect(isCivilDate('2100-02-29')).toBe(false);
});

it('31 March and 1 April lie in different fiscal years', () => {
	expect(fiscalYearOf(day('2024-03-31'))).toBe(2023);
	expect(fiscalYearOf(day('2024-04-01'))).toBe(2024);
	expect(lastDayOf(2023)).toBe('2024-03-31');
});

it.each([
	[2025, '2026-11-21', '2026-03-31', 'a past year ends on 31 March'],
	[2026, '2026-11-21', '2026-11-21', 'a running year is read today'],
	[2026, '2027-03-31', '2027-03-31', 'the last day itself'],
	[2027, '2026-11-21', null, 'has not begun']
])('the reference day of %i seen on %s is %s (%s)', (fiscalYear, today, expected, _because) => {
	expect(referenceDay(fiscalYear, day(today))).toBe(expected);
});

it('a day begins in Japan at 15:00 UTC', () => {
	expect(dayInJapan(new Date('2026-03-31T14:59:59Z'))).toBe('2026-03-31');
	expect(dayInJapan(new Date('2026-03-31T15:00:00Z'))).toBe('2026-04-01');
});

it('eras are written as offices write them', () => {
	expect(formatWareki(day('2019-05-01'))).toBe('令和元年5月1日');
	expect(formatFiscalYear(2019)).toBe('令和元年度');
	expect(formatFiscalYear(2025)).toBe('令和7年度');
	expect(formatFiscalYear(2018)).toBe('平成30年度');
});
