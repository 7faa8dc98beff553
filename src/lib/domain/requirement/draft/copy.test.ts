import { describe, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { requirementOf } from '../../../../../tests/factories/requirement';
import { copiedTo } from './copy';

describe('copied to the next year', () => {
	it('every day is a year later, and the rest is as it was', () => {
		const requirement = requirementOf({
			...{ name: '令和8年度 情報セキュリティ研修', note: '令和8年度の計画による', countsFrom: '2025-10-01' },
			...{ midYear: { kind: 'next-year', after: day('2026-12-31') }, methods: ['集合'], hired: 'this-year' }
		});
		expect(copiedTo(requirement, 2027)).toEqual({
			...{ fiscalYear: 2027, name: '令和9年度 情報セキュリティ研修', note: '令和9年度の計画による' },
			dueOn: '2027-09-30',
			rule: { ...requirement.rule, countsFrom: '2026-10-01', midYear: { kind: 'next-year', after: '2027-12-31' } }
		});
	});

	it.each([
		[2027, '2028-02-29', '2029-02-28', '29 February is the 28th where there is none'],
		[2026, '2027-02-28', '2028-02-28', 'the 28th stays the 28th'],
		[2026, '2027-03-31', '2028-03-31', 'the last day of the year stays so'],
		[2026, '2026-04-01', '2027-04-01', 'and the first']
	])('of %i, due on %s: due on %s, since %s', (fiscalYear, dueOn, later) => {
		expect(copiedTo(requirementOf({ fiscalYear, dueOn }), fiscalYear + 1).dueOn).toBe(later);
	});

	it.each([
		['令和8年度研修', '令和9年度研修', '和暦'],
		['令和８年度研修', '令和９年度研修', 'in full width'],
		['2026年度研修', '2027年度研修', '西暦'],
		['２０２６年度研修', '２０２７年度研修', '西暦 in full width'],
		['研修（R8）', '研修（R9）', 'in short'],
		['研修Ｒ８', '研修Ｒ９', 'in short, in full width'],
		['令和8年の研修', '令和9年の研修', 'a year without 度'],
		['令和18年度研修', '令和18年度研修', 'another year'],
		['R88研修', 'R88研修', 'a longer number'],
		['ER8研修', 'ER8研修', 'a part of another word'],
		['研修', '研修', 'no year']
	])('「%s」 is called 「%s」: %s', (name, other) => {
		expect(copiedTo(requirementOf({ name }), 2027).name).toBe(other);
	});
});
