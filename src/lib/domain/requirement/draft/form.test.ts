import { describe, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { type Course } from '$lib/domain/training';
import { type RequirementDraft } from './draft';
import {
	blankRequirement,
	fieldOf,
	noMethod,
	parseRequirement,
	type RequirementErrors,
	type RequirementFields,
	requirementFields,
	typedRequirement
} from './form';
import { requirementOf } from '../../../../../tests/factories/requirement';

const courses = new Map([['SEC', {} as Course]]);
const around = { knows: () => true, courses };
const { fiscalYear, name, note, dueOn, rule } = requirementOf({ fiscalYear: 2026, dueOn: day('2026-09-30') });
const draft: RequirementDraft = {
	...{ fiscalYear, name, note, dueOn },
	rule: { ...rule, courses: { anyOf: ['SEC'], atLeast: 1 } }
};
const read = (fields: RequirementFields) => parseRequirement(fields, 2026, around);

/** What a browser sends of these fields. */
function sent({ methods, rule, ...texts }: RequirementFields): FormData {
	const data = new FormData();
	for (const [key, text] of Object.entries(texts)) data.append(key, text);
	for (const method of methods) data.append('methods', method);
	for (const [key, values] of Object.entries(rule)) for (const value of values) data.append(key, value);
	return data;
}

describe('the form of a 必須研修', () => {
	it.each<[change: Partial<RequirementDraft['rule']>, because: string]>([
		[{}, 'as it is'],
		[{ methods: ['集合', ''] }, '実施方法, and a record that names none'],
		[{ hired: 'this-year' }, '新規採用者'],
		[{ midYear: { kind: 'days', days: 30 } }, 'days after hiring'],
		[{ midYear: { kind: 'next-year', after: day('2027-01-01') } }, 'next year’s cohort'],
		[{ countsFrom: day('2025-10-01') }, 'an earlier completion counts'],
		[{ courses: { allOf: ['SEC'] } }, 'each of the courses']
	])('gives back what it was filled in with: %#, %s', (change) => {
		const meant = { ...draft, rule: { ...draft.rule, ...change } };
		expect(read(typedRequirement(sent(requirementFields(meant))))).toEqual({ ok: true, draft: meant });
	});

	it.each<[change: Partial<RequirementFields>, field: keyof RequirementErrors, said: string]>([
		[{ name: '' }, 'name', '名称を入力してください。'],
		[{ dueOn: '' }, 'dueOn', '期限を入力してください。'],
		[{ dueOn: '9月末' }, 'dueOn', '期限「9月末」は日付として読み取れません。'],
		[{ dueOn: 'R9.4.1' }, 'dueOn', '期限がこの年度の外です。'],
		[{ countsFrom: '2026-05-01' }, 'countsFrom', '受講を数え始める日は'],
		[{ midYear: 'days', days: '' }, 'days', '採用からの日数は'],
		[{ midYear: 'days', days: 'ひと月' }, 'days', '採用からの日数は'],
		[{ midYear: 'next-year', after: '' }, 'after', '境の日を入力してください。'],
		[{ midYear: 'next-year', after: '2027-03-31' }, 'after', '来年度の対象とする境の日は']
	])('says at its field what is wrong with %o', (change, field, said) => {
		const parsed = read({ ...requirementFields(draft), ...change });
		expect(parsed.ok ? {} : parsed.errors).toEqual({ [field]: expect.stringContaining(said) });
	});

	it('reads full-width digits, and days in 和暦', () => {
		const typed = { ...requirementFields(draft), dueOn: 'R8.9.30', midYear: 'days', days: '３０' };
		expect(read(typed)).toMatchObject({ ok: true, draft: { dueOn: '2026-09-30', rule: { midYear: { days: 30 } } } });
	});

	it('asks for a name, a day and a course where it is only begun, all at once', () => {
		const parsed = read(blankRequirement([]));
		expect(Object.keys(parsed.ok ? {} : parsed.errors).sort()).toEqual(['courses', 'dueOn', 'name']);
	});

	it('says it of the field that holds the number', () => {
		expect([fieldOf('mid-year-days'), fieldOf('mid-year-after'), fieldOf('no-course')]).toEqual([
			...['days', 'after', 'courses']
		]);
		expect(requirementFields({ ...draft, rule: { ...draft.rule, methods: [''] } }).methods).toEqual([noMethod]);
	});
});
