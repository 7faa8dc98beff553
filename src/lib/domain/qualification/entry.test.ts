import { describe, expect, it } from 'vitest';
import { shippedCatalogue } from './catalogue';
import { catalogueEntries, catalogueEntry, qualificationName } from './entry';
import { outsideForce } from './in-force';
import { lowerCodes } from './lower';
import { isSamePass } from './same-pass';

it('the entries are the catalogue that figures are computed from', () => {
	expect(catalogueEntries.map(({ code, name, satisfies }) => ({ code, name, satisfies }))).toEqual(shippedCatalogue);
	expect(catalogueEntry('none')).toBeNull();
	expect(qualificationName('none')).toBe('none');
});

describe('a 合格日 out of its time', () => {
	it.each([
		{ code: 'SC-2009', passedOn: '2016-12-16', told: false, because: 'its last year' },
		{ code: 'SC-2009', passedOn: '2017', told: false, because: 'a result may come out in the year after' },
		{ code: 'SC-2009', passedOn: '2018', told: true, because: 'it had gone' },
		{ code: 'SC', passedOn: '2016', told: true, because: 'it had not begun' },
		{ code: 'OLD-2', passedOn: 'S63', told: false, because: 'an old one, in its time' },
		{ code: 'OLD-2', passedOn: 'H18.4', told: true, because: 'an old one, long after' },
		{ code: 'IP', passedOn: '2026-06-01', told: false, because: 'still given' }
	])('$code in $passedOn: $because', ({ code, passedOn, told }) => {
		expect(outsideForce(catalogueEntry(code)!, passedOn) !== null).toBe(told);
	});

	it('is told with the years', () => {
		expect(outsideForce(catalogueEntry('SC')!, '2016')).toBe(
			'「情報処理安全確保支援士試験」は2017年からのものです。資格と合格日を確かめてください。'
		);
	});
});

it.each([
	['AP', ['IP', 'FE']],
	['RISS', ['IP', 'SG', 'FE', 'AP', 'SC']],
	['IP', []],
	['none', []]
])('%s is 相当 to %o', (code, lower) => {
	expect(lowerCodes(shippedCatalogue, code)).toEqual(lower);
});

it.each([
	['R5.6', '2023-06', true, 'one month in two calendars'],
	['R5.6.18', '2023-06-18', true, 'one day in two calendars'],
	['2023', '2023-06', false, 'a year is more than its month'],
	['不明', '不明', true, 'what cannot be read is compared as it stands']
])('%s and %s: %s (%s)', (one, other, same) => {
	expect(isSamePass(one, other)).toBe(same);
});
