import { type Indicator } from '$lib/domain/indicator';
import { type CountRule } from '$lib/domain/indicator';
import { type Facts } from '$lib/domain/ledger';
import { isAccepted } from './attained';
import { awayOnly, type Dated, datedCompletions, linesOf, placed } from './dated';
import { fiscalYear } from './days';
import { type Parts } from './parts';
import { promisedOverall, promisedTo, promiseTo, type Promised } from './targets';

/** 受講者数 or newly passed: each fact where its person was on its day; a person once a department, once a total, once over all. */
export function countParts(facts: Facts, indicator: Indicator, rule: CountRule, day: string): Parts {
	const dated = rule.kind === 'training_count' ? datedCompletions(facts, rule, day) : passes(facts, rule, day);
	const members = dated.filter(({ as }) => as === 'member');
	const figure = (inside: (one: Dated) => boolean) => {
		const numerator = count(rule, members, inside, true);
		const all = count(rule, members, inside, false);
		return { numerator, denominator: null, percent: null, pending: all - numerator };
	};
	const overall = figure(() => true);
	const numbers = (code: string, ended: boolean) => {
		const { pending: _, ...own } = figure((one) => one.own === code && one.total.includes(code));
		const total = figure((one) => one.total.includes(code));
		const target = ended ? promiseTo(indicator, code, day) : promisedTo(facts, indicator, code, day);
		return { own, total, ...judged(target, total.numerator) };
	};
	return {
		overall: { ...overall, ...judged(promisedOverall(indicator, day), overall.numerator) },
		excluded: awayOnly(dated, rule.population.excludeAbsences),
		departments: linesOf(facts, day, numbers, ({ total }) => total.numerator > 0)
	};
}

function count(rule: CountRule, members: Dated[], inside: (one: Dated) => boolean, confirmedOnly: boolean): number {
	const known = members.filter((one) => one.confirmed || !confirmedOnly);
	const here = known.filter(inside);
	if (rule.count === 'attendances') return here.length;
	const people = [...new Set(here.map(({ staffNumber }) => staffNumber))];
	return people.filter((staffNumber) =>
		does(
			rule,
			known.filter((one) => one.staffNumber === staffNumber)
		)
	).length;
}

/** Whether what a person did, wherever that was, is what the courses ask. */
function does(rule: CountRule, theirs: Dated[]): boolean {
	if (rule.kind !== 'training_count') return true;
	const { courses } = rule;
	if ('allOf' in courses) return courses.allOf.every((code) => theirs.some(({ courseCode }) => courseCode === code));
	return theirs.length >= courses.atLeast;
}

function passes(facts: Facts, rule: Extract<CountRule, { kind: 'qualification_count' }>, day: string): Dated[] {
	const from = rule.window?.kind === 'fiscal_year' ? `${fiscalYear(day)}-04-01` : sinceOf(rule);
	return facts.holdings
		.filter((one) => ['confirmed', 'waiting'].includes(one.state) && one.countedOn <= day && one.countedOn >= from)
		.filter((one) => isAccepted(facts, rule, one.qualificationCode))
		.flatMap(({ staffNumber, countedOn, state }) =>
			placed(facts, rule, {
				...{ staffNumber, on: countedOn, confirmed: state === 'confirmed' },
				...{ courseCode: null, comprehension: null }
			})
		);
}

function sinceOf({ window }: Extract<CountRule, { kind: 'qualification_count' }>): string {
	return window?.kind === 'cumulative' && window.since !== null ? window.since : '';
}

/** A count has nobody to be a percentage of, so only a headcount says how many are missing. */
function judged(target: Promised | null, numerator: number) {
	const shortfall = target?.headcount === undefined ? null : Math.max(0, target.headcount - numerator);
	return { target, shortfall };
}
