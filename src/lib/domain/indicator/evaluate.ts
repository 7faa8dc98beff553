import { type CivilDate } from '$lib/domain/calendar';
import { type Ledger } from '$lib/domain/ledger';
import { type Attainment, qualificationAttainment, trainingAttainment } from './attainment';
import { type Population, populationOn } from './population';
import { type Indicator, type IndicatorKind, type IndicatorRule } from '$lib/domain/plan';
import { type Tally, tally } from './tally';

/** The kinds that are computed so far. */
export const computedKinds = ['training_rate', 'qualification_rate'] as const satisfies readonly IndicatorKind[];
export type RateRule = Extract<IndicatorRule, { kind: (typeof computedKinds)[number] }>;

export function isComputed(rule: IndicatorRule): rule is RateRule {
	return (computedKinds as readonly IndicatorKind[]).includes(rule.kind);
}

/** A figure on its day (基準日): the counts, and what they were counted from, so that each number can name its people. */
export type Figure = {
	asOf: CivilDate;
	tally: Tally;
	population: Population;
	attainment: Attainment;
	excluded: Exclusion[];
};

/** How many pass every other filter but are away, under the kind that stands first in the rule; kinds with nobody are left out. */
export type Exclusion = { reason: string; count: number };

/**
 * The figure of an indicator on any day, past or future. Pure: the same ledger, rule and day always give the same figure.
 *
 * @throws RangeError for a kind that is not computed
 */
export function evaluate(ledger: Ledger, indicator: Pick<Indicator, 'rule'>, asOf: CivilDate): Figure {
	const { rule } = indicator;
	if (!isComputed(rule)) throw new RangeError(`not computed: ${rule.kind}`);
	const population = populationOn(ledger, rule.population, asOf);
	const attainment = attainmentOf(ledger, rule, asOf);
	return {
		asOf,
		population,
		attainment,
		tally: tally(ledger, population, attainment, rule.population.posts),
		excluded: exclusions(population, rule.population.excludeAbsences)
	};
}

function attainmentOf(ledger: Ledger, rule: RateRule, asOf: CivilDate): Attainment {
	return rule.kind === 'training_rate'
		? trainingAttainment(ledger, rule.courses, rule.window, asOf)
		: qualificationAttainment(ledger, rule.qualifications, asOf);
}

function exclusions({ excluded }: Population, kinds: readonly string[]): Exclusion[] {
	const counts = new Array<number>(kinds.length + 1).fill(0);
	for (let person = 0; person < excluded.length; person++) counts[excluded[person]!]! += 1;
	return kinds.map((reason, index) => ({ reason, count: counts[index + 1]! })).filter(({ count }) => count > 0);
}
