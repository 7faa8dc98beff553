import { type CivilDate } from '$lib/domain/calendar';
import { type Ledger } from '$lib/domain/ledger';
import { type Attainment, qualificationAttainment, trainingAttainment } from './attainment';
import { populationOn } from './population';
import { type Indicator, type IndicatorKind, type IndicatorRule } from '$lib/domain/plan';
import { type Standings, standingsOf } from './standing';
import { type Tally, tally } from './tally';

/** The kinds that are computed so far. */
export const computedKinds = ['training_rate', 'qualification_rate'] as const satisfies readonly IndicatorKind[];
export type RateRule = Extract<IndicatorRule, { kind: (typeof computedKinds)[number] }>;

export function isComputed(rule: IndicatorRule): rule is RateRule {
	return (computedKinds as readonly IndicatorKind[]).includes(rule.kind);
}

/** A figure on its day (基準日): the counts, and where each person stands, so that each number can name its people. */
export type Figure = {
	asOf: CivilDate;
	tally: Tally;
	stands: Standings;
};

/**
 * The figure of an indicator on any day, past or future. Pure: the same ledger, rule and day always give the same figure.
 *
 * @throws RangeError for a kind that is not computed
 */
export function evaluate(ledger: Ledger, indicator: Pick<Indicator, 'rule'>, asOf: CivilDate): Figure {
	const { rule } = indicator;
	if (!isComputed(rule)) throw new RangeError(`not computed: ${rule.kind}`);
	const population = populationOn(ledger, rule.population, asOf);
	const stands = standingsOf(ledger, population, attainmentOf(ledger, rule, asOf));
	return { asOf, stands, tally: tally(ledger, population, stands, rule.population) };
}

function attainmentOf(ledger: Ledger, rule: RateRule, asOf: CivilDate): Attainment {
	return rule.kind === 'training_rate'
		? trainingAttainment(ledger, rule.courses, rule.window, asOf)
		: qualificationAttainment(ledger, rule.qualifications, asOf);
}
