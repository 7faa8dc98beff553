import { type CivilDate } from '$lib/domain/calendar';
import { type Ledger } from '$lib/domain/ledger';
import { type IndicatorRule } from '$lib/domain/plan';
import { type Attainment, qualificationAttainment, trainingAttainment } from './attainment';
import { type Narrowing, noNarrowing } from './narrowing';
import { populationOn } from '../population/population';
import { type Standings, standingsOf } from './standing';
import { allSteps, type Steps } from '../steps';
import { type Tally, tally } from './tally';

/** Rules about the people of the day: a share of them, or (`holders`) how many. */
export type RateRule =
	| Extract<IndicatorRule, { kind: 'training_rate' | 'qualification_rate' }>
	| (Extract<IndicatorRule, { kind: 'qualification_count' }> & { count: 'holders' });

/** The counts, and where each person stands, so that each number can name its people. */
export type RateFigure = {
	kind: 'rate';
	asOf: CivilDate;
	tally: Tally;
	stands: Standings;
};

export function isRateRule(rule: IndicatorRule): rule is RateRule {
	if (rule.kind === 'qualification_count') return rule.count === 'holders';
	return rule.kind === 'training_rate' || rule.kind === 'qualification_rate';
}

/** @param narrowing what is asked beside the rule; an indicator has none */
export function rateFigure(
	ledger: Ledger,
	rule: RateRule,
	asOf: CivilDate,
	narrowing: Narrowing = noNarrowing
): RateFigure {
	return allSteps(rateSteps(ledger, rule, asOf, narrowing));
}

/** The same, in pieces. */
export function* rateSteps(
	ledger: Ledger,
	rule: RateRule,
	asOf: CivilDate,
	narrowing: Narrowing = noNarrowing
): Steps<RateFigure> {
	const population = populationOn(ledger, rule.population, asOf, narrowing);
	yield;
	const attainment = attainmentOf(ledger, rule, asOf, narrowing);
	yield;
	const stands = standingsOf(ledger, population, attainment);
	yield;
	return { kind: 'rate', asOf, stands, tally: tally(ledger, population, stands, rule.population, narrowing.leftOut) };
}

function attainmentOf(ledger: Ledger, rule: RateRule, asOf: CivilDate, { methods }: Narrowing): Attainment {
	return rule.kind === 'training_rate'
		? trainingAttainment(ledger, rule.courses, rule.window, asOf, methods)
		: qualificationAttainment(ledger, rule.qualifications, asOf);
}
