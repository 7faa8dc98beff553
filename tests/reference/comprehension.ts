import { type ComprehensionRule, type Indicator } from '$lib/domain/indicator';
import { type Facts } from '$lib/domain/ledger';
import { awayOnly, type Dated, datedCompletions, linesOf } from './dated';
import { fiscalYear } from './days';
import { meanOf, percentOf, reachesMean } from './numbers';
import { type Parts } from './parts';
import { promisedOverall, promisedTo, promiseTo, type Promised, shortfallOf } from './targets';

/** 理解度 over the confirmed completions that state one. */
export function comprehensionParts(facts: Facts, indicator: Indicator, rule: ComprehensionRule, day: string): Parts {
	const answers = datedCompletions(facts, rule, day).filter(({ comprehension }) => comprehension !== null);
	const members = answers.filter(({ as }) => as === 'member');
	const figure = (inside: (one: Dated) => boolean) => figureOf(rule, members.filter(inside));
	const overall = figure(() => true);
	const numbers = (code: string, ended: boolean) => {
		const { pending: _, ...own } = figure((one) => one.own === code && one.total.includes(code));
		const total = figure((one) => one.total.includes(code));
		const percent = ended ? promiseTo(indicator, code, day) : promisedTo(facts, indicator, code, day);
		return {
			own,
			total,
			...judged(rule, rule.measure === 'mean' ? promisedValue(indicator, code, day) : percent, total)
		};
	};
	const target = rule.measure === 'mean' ? promisedValue(indicator, null, day) : promisedOverall(indicator, day);
	return {
		overall: { ...overall, ...judged(rule, target, overall) },
		excluded: awayOnly(answers, rule.population.excludeAbsences),
		departments: linesOf(facts, day, numbers, ({ total }) => total.denominator! > 0)
	};
}

type Figure = { numerator: number; denominator: number; percent: number | null; mean?: number | null; pending: number };

function figureOf({ measure, threshold }: ComprehensionRule, answers: Dated[]): Figure {
	const [confirmed, waiting] = [true, false].map((state) =>
		answers.filter((one) => one.confirmed === state).map(({ comprehension }) => comprehension!)
	) as [number[], number[]];
	const denominator = confirmed.length;
	if (measure === 'mean') {
		const numerator = confirmed.reduce((sum, answer) => sum + answer, 0);
		return { numerator, denominator, percent: null, mean: meanOf(numerator, denominator), pending: waiting.length };
	}
	const reached = (some: number[]) => some.filter((answer) => answer >= threshold!).length;
	const numerator = reached(confirmed);
	return { numerator, denominator, percent: percentOf(numerator, denominator), pending: reached(waiting) };
}

function judged({ measure }: ComprehensionRule, target: Promised | null, { numerator, denominator }: Figure) {
	if (measure !== 'mean') return { target, shortfall: shortfallOf(target, numerator, denominator) };
	const met = target === null || denominator === 0 ? null : reachesMean(target.value!, numerator, denominator);
	return { target, shortfall: null, met };
}

/** A value is nobody's but that of the one for whom it was promised. */
function promisedValue({ targets }: Indicator, code: string | null, day: string): Promised | null {
	const entry = targets.find((one) => one.fiscalYear === fiscalYear(day) && one.departmentCode === code);
	return entry === undefined || entry.value === null ? null : { value: entry.value, from: code ?? 'overall' };
}
