import { type RateRule } from '$lib/domain/indicator';
import { type Facts } from '$lib/domain/ledger';
import { type Staff } from '$lib/domain/organisation';
import { type Completion, type CompletionState } from '$lib/domain/training';
import { fiscalYear, monthsLater } from './days';

type TrainingRule = Extract<RateRule, { kind: 'training_rate' }>;
type QualificationRule = Exclude<RateRule, TrainingRule>;

/** Whether the person is in the numerator when records of these states count. */
export function attained(facts: Facts, rule: RateRule, person: Staff, day: string, states: CompletionState[]): boolean {
	if (rule.kind === 'training_rate') return trained(facts, rule, person, day, states);
	return qualified(facts, rule, person, day, states);
}

function trained(facts: Facts, rule: TrainingRule, person: Staff, day: string, states: CompletionState[]): boolean {
	const { courses } = rule;
	const done = facts.completions.filter(
		(one) => one.staffNumber === person.staffNumber && states.includes(one.state) && insideWindow(facts, rule, one, day)
	);
	if ('allOf' in courses) return courses.allOf.every((code) => done.some((one) => one.courseCode === code));
	return done.filter((one) => courses.anyOf.includes(one.courseCode)).length >= courses.atLeast;
}

export function insideWindow(
	facts: Facts,
	rule: Pick<TrainingRule, 'window'>,
	{ courseCode, completedOn }: Completion,
	day: string
): boolean {
	if (completedOn > day) return false;
	if (rule.window.kind === 'cumulative') return rule.window.since === null || rule.window.since <= completedOn;
	if (rule.window.kind === 'fiscal_year') return completedOn >= `${fiscalYear(day)}-04-01`;
	const { validMonths } = facts.courses.find((course) => course.code === courseCode)!;
	return validMonths === null || day < monthsLater(completedOn, validMonths);
}

function qualified(facts: Facts, rule: QualificationRule, person: Staff, day: string, states: CompletionState[]) {
	return facts.holdings.some(
		(one) =>
			one.staffNumber === person.staffNumber &&
			states.includes(one.state) &&
			one.countedOn <= day &&
			(one.expiresOn === null || day < one.expiresOn) &&
			isAccepted(facts, rule, one.qualificationCode)
	);
}

/** Whether the qualification is an accepted one, or some chain of 相当 leads from it to one. */
export function isAccepted(
	facts: Facts,
	rule: Pick<QualificationRule, 'qualifications'>,
	code: string,
	seen: string[] = []
): boolean {
	const { anyOf, acceptHigher } = rule.qualifications;
	if (anyOf.includes(code)) return true;
	if (!acceptHigher || seen.includes(code)) return false;
	const satisfies = facts.catalogue.find((one) => one.code === code)?.satisfies ?? [];
	return satisfies.some((lower) => isAccepted(facts, rule, lower, [...seen, code]));
}
