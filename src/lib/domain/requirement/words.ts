import { firstDayOf, formatDay } from '$lib/domain/calendar';
import { type Names, populationWords } from '$lib/domain/indicator';
import { type MidYear, type Requirement } from './requirement';

/** A requirement clause by clause, as it stands on a page and in a report. */
export type RequirementWords = {
	audience: string;
	courses: string;
	methods: string;
	midYear: string;
	countsFrom: string;
};

/** What a requirement asks, of whom and by when, in words. */
export function requirementInWords({ rule, fiscalYear }: Requirement, names: Names): RequirementWords {
	const isOfYear = rule.countsFrom >= firstDayOf(fiscalYear);
	return {
		audience: audienceWords(rule, names),
		courses: courseWords(rule.courses, names),
		methods: rule.methods.length === 0 ? '問わない' : rule.methods.map((method) => method || '記載なし').join('・'),
		midYear: midYearWords(rule.midYear),
		countsFrom: isOfYear ? '年度の初めから' : `${formatDay(rule.countsFrom)}から（前の受講も数える）`
	};
}

function audienceWords({ audience, hired }: Requirement['rule'], names: Names): string {
	const who = populationWords({ ...audience, posts: 'primary' }, names);
	if (hired === 'this-year') return `この年度に採用された${who}`;
	return isEverybody(audience) ? who.replace('職員', '在籍している全員') : who;
}

/** Whoever is there, less those who are left out. */
function isEverybody({
	employmentTypes,
	jobClasses,
	ranks,
	departments,
	roles
}: Requirement['rule']['audience']): boolean {
	return [employmentTypes, jobClasses, ranks, departments, roles].every((words) => words.length === 0);
}

function courseWords(courses: Requirement['rule']['courses'], names: Names): string {
	const codes = [...new Set('allOf' in courses ? courses.allOf : courses.anyOf)];
	const listed = codes.map(names.course).join('・');
	if ('allOf' in courses) return codes.length === 1 ? listed : `${listed}のすべて`;
	const any = codes.length === 1 ? listed : `${listed}のいずれか`;
	return courses.atLeast === 1 ? any : `${any}を${courses.atLeast}回以上`;
}

function midYearWords(midYear: MidYear): string {
	if (midYear.kind === 'due-date') return 'ほかの人と同じ期限まで';
	if (midYear.kind === 'days') return `採用から${midYear.days}日後まで（期限より前なら期限まで）`;
	return `${formatDay(midYear.after)}より後に採用された人は来年度の対象`;
}
