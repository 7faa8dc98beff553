import { firstDayOf, lastDayOf } from '$lib/domain/calendar';
import { type Ledger } from '$lib/domain/ledger';
import { type CourseRule } from '$lib/domain/plan';
import { type RequirementFault } from './fault';
import {
	longestRequirementMethod,
	longestRequirementName,
	longestRequirementNote,
	mostDaysAfterHiring,
	mostRequirementMethods
} from './limits';
import { type MidYear, type Requirement } from '../requirement';

/** A requirement before it is kept. */
export type RequirementDraft = Pick<Requirement, 'fiscalYear' | 'name' | 'rule' | 'dueOn' | 'note'>;

export type CheckedDraft = { ok: true } | { ok: false; reasons: RequirementFault[] };

/** Whether a requirement can be meant like this; all that is wrong is told at once. */
export function checkDraft(draft: RequirementDraft, { courses }: Pick<Ledger, 'courses'>): CheckedDraft {
	const { fiscalYear, rule } = draft;
	const reasons = [
		...nameFaults(draft),
		...courseFaults(rule.courses, courses),
		...methodFaults(rule.methods),
		...(isInYear(draft.dueOn, fiscalYear) ? [] : (['due-outside-year'] as const)),
		...(rule.countsFrom > firstDayOf(fiscalYear) ? (['counts-too-late'] as const) : []),
		...midYearFaults(rule.midYear, fiscalYear)
	];
	return reasons.length === 0 ? { ok: true } : { ok: false, reasons };
}

function nameFaults({ name, note }: RequirementDraft): RequirementFault[] {
	return [
		...(name.trim() === '' ? (['no-name'] as const) : []),
		...([...name].length > longestRequirementName ? (['name-too-long'] as const) : []),
		...([...(note ?? '')].length > longestRequirementNote ? (['note-too-long'] as const) : [])
	];
}

function courseFaults(rule: CourseRule, known: Ledger['courses']): RequirementFault[] {
	const codes = 'allOf' in rule ? rule.allOf : rule.anyOf;
	if (codes.length === 0) return ['no-course'];
	if (codes.some((code) => !known.has(code))) return ['unknown-course'];
	return 'atLeast' in rule && !(Number.isInteger(rule.atLeast) && rule.atLeast >= 1) ? ['at-least'] : [];
}

function methodFaults(methods: readonly string[]): RequirementFault[] {
	return [
		...(methods.length > mostRequirementMethods ? (['too-many-methods'] as const) : []),
		...(methods.some((method) => [...method].length > longestRequirementMethod) ? (['method-too-long'] as const) : [])
	];
}

/** `days` reach from the day after hiring to a year; after the last day of `next-year` somebody can still be hired in the year. */
function midYearFaults(midYear: MidYear, fiscalYear: number): RequirementFault[] {
	if (midYear.kind === 'days') {
		const { days } = midYear;
		return Number.isInteger(days) && 1 <= days && days <= mostDaysAfterHiring ? [] : ['mid-year-days'];
	}
	if (midYear.kind === 'due-date') return [];
	const { after } = midYear;
	return firstDayOf(fiscalYear) <= after && after < lastDayOf(fiscalYear) ? [] : ['mid-year-after'];
}

function isInYear(day: string, fiscalYear: number): boolean {
	return firstDayOf(fiscalYear) <= day && day <= lastDayOf(fiscalYear);
}
