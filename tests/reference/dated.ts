import { type DepartmentReport, type IndicatorRule } from '$lib/domain/indicator';
import { type Facts } from '$lib/domain/ledger';
import { type Department } from '$lib/domain/organisation';
import { insideWindow } from './attained';
import { departmentOn, inOrder, upwards } from './departments';
import { placesOf, standingOn } from './people';

/** Something that happened to a person on a day and counts there, whatever became of the person since. */
export type Dated = {
	staffNumber: string;
	on: string;
	confirmed: boolean;
	/** the course of a completion */
	courseCode: string | null;
	comprehension: number | null;
	/** in the population on that day, or away, and for what */
	as: 'member' | 'away';
	reason: string | null;
	/** the department of the 本務 of that day, and with everything above it as the tree stood that day */
	own: string;
	total: string[];
};

type CourseRule = Extract<IndicatorRule, { kind: 'training_count' | 'comprehension_rate' }>;

/** The completions of the rule's courses inside the window by people of the population of their day, or who were away from it. */
export function datedCompletions(facts: Facts, rule: CourseRule, day: string): Dated[] {
	const codes = 'allOf' in rule.courses ? rule.courses.allOf : rule.courses.anyOf;
	return facts.completions
		.filter((one) => codes.includes(one.courseCode) && ['confirmed', 'waiting'].includes(one.state))
		.filter((one) => insideWindow(facts, rule, one, day))
		.flatMap(({ staffNumber, completedOn, state, courseCode, comprehension }) =>
			placed(facts, rule, { staffNumber, on: completedOn, confirmed: state === 'confirmed', courseCode, comprehension })
		);
}

type Fact = Omit<Dated, 'as' | 'reason' | 'own' | 'total'>;

/** The fact with where it counts; nothing where its person was none of the people meant that day. */
export function placed(facts: Facts, { population }: Pick<CourseRule, 'population'>, fact: Fact): Dated[] {
	const person = facts.staff.find(({ staffNumber }) => staffNumber === fact.staffNumber)!;
	const standing = standingOn(facts, population, person, fact.on);
	if (standing.as === 'nobody') return [];
	const [own = ''] = placesOf(facts, { ...population, posts: 'primary' }, person, fact.on);
	const reason = standing.as === 'away' ? standing.reason : null;
	return [{ ...fact, as: standing.as, reason, own, total: upwards(facts, own, fact.on) }];
}

/** People who have nothing confirmed but on days on which they were away, under the kind that stands first in the rule. */
export function awayOnly(dated: Dated[], kinds: string[]): { reason: string; count: number }[] {
	const confirmed = dated.filter((one) => one.confirmed);
	const people = [...new Set(confirmed.map(({ staffNumber }) => staffNumber))];
	const reasons = people.flatMap((staffNumber) => {
		const theirs = confirmed.filter((one) => one.staffNumber === staffNumber);
		if (theirs.some(({ as }) => as === 'member')) return [];
		return [kinds.find((kind) => theirs.some(({ reason }) => reason === kind))!];
	});
	return kinds
		.filter((kind, place) => kinds.indexOf(kind) === place && reasons.includes(kind))
		.map((reason) => ({ reason, count: reasons.filter((one) => one === reason).length }));
}

type Numbers = Pick<DepartmentReport, 'own' | 'total' | 'target' | 'shortfall' | 'met'>;

/**
 * The departments of the day, and after them those that are over and have something: as they stood on their last day.
 *
 * @param numbers of a department by its code; `ended`: it is over
 */
export function linesOf(
	facts: Facts,
	day: string,
	numbers: (code: string, ended: boolean) => Numbers,
	has: (numbers: Numbers) => boolean
): DepartmentReport[] {
	const today = inOrder(facts, day).map((row) => ({
		...placeOf(facts, row, day),
		...numbers(row.code, false)
	}));
	const ended = lastRows(facts, day)
		.filter((row) => has(numbers(row.code, true)))
		.map((row) => ({
			...placeOf(facts, row, row.validTo!),
			...numbers(row.code, true),
			endedOn: row.validTo!
		}));
	return [...today, ...ended];
}

function placeOf(facts: Facts, { code, name, parentCode }: Department, day: string) {
	return { code, name, parentCode, depth: upwards(facts, code, day).length };
}

/** The last row of each department that was and is not any more, the first that ended first. */
function lastRows(facts: Facts, day: string): Department[] {
	const codes = [...new Set(facts.departments.map(({ code }) => code))].filter(
		(code) => !departmentOn(facts, code, day)
	);
	const rows = codes.flatMap((code) => {
		const past = facts.departments.filter((row) => row.code === code && row.validTo !== null && row.validTo < day);
		return past.sort((one, other) => (one.validTo! < other.validTo! ? 1 : -1)).slice(0, 1);
	});
	return rows.sort((one, other) => {
		const [left, right] = [`${one.validTo} ${one.code}`, `${other.validTo} ${other.code}`];
		return left < right ? -1 : 1;
	});
}
