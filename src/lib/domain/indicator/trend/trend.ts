import { type CivilDate, fiscalYearOf } from '$lib/domain/calendar';
import { type Ledger } from '$lib/domain/ledger';
import { type DatedRule, type IndicatorHistory, type IndicatorRule, ruleOn } from '$lib/domain/plan';
import { isCountRule } from '../count/count';
import { coverageFigure } from '../coverage';
import { manualFigure } from '../manual';
import { isRateRule } from '../rate/rate';
import { measuredOf } from '../report/measure';
import { manualOverall, measuredOverall } from '../report/overall';
import { type AnyReport } from '../report/report';
import { targetsOf } from '../report/target';
import { comprehensionTrend } from './comprehension-trend';
import { countTrend } from './count-trend';
import { daysASweep, sweepDays, type SweepDays } from './day-masks';
import { rateTrend } from './rate-trend';
import { allSteps, type Steps } from '../steps';
import { saidOf, type Sums } from './sums';

/** The whole body on a day, against the target of that day's fiscal year; `ruleFrom` is since when its rule counts. */
export type OverallFigure = { asOf: CivilDate; ruleFrom: CivilDate | null; overall: AnyReport['overall'] };

/**
 * The whole body of an indicator on many days, each by the rule of that day: the same as the `overall` of a report of each day, but all
 * days in one pass over the people and their records, and without departments.
 *
 * @returns in the order of the days
 */
export function trendOf(ledger: Ledger, history: IndicatorHistory, days: readonly CivilDate[]): OverallFigure[] {
	return allSteps(trendSteps(ledger, history, days));
}

/** The same, in pieces. */
export function* trendSteps(
	ledger: Ledger,
	history: IndicatorHistory,
	days: readonly CivilDate[]
): Steps<OverallFigure[]> {
	const known = new Map<CivilDate, OverallFigure>();
	for (const [dated, some] of byRule(history, days)) {
		const overalls = yield* overallsOf(ledger, history, dated.rule, some);
		some.dates.forEach((asOf, place) => {
			known.set(asOf, { asOf, ruleFrom: dated.from, overall: overalls[place]! });
		});
	}
	return days.map((day) => known.get(day)!);
}

/** The days in order and each once, in sweeps of one rule. */
function byRule(history: IndicatorHistory, days: readonly CivilDate[]): [DatedRule, SweepDays][] {
	const inOrder = [...new Set(days)].sort();
	const sweeps: [DatedRule, CivilDate[]][] = [];
	for (const day of inOrder) {
		const rule = ruleOn(history.rules, day);
		const last = sweeps.at(-1);
		if (last?.[0] === rule && last[1].length < daysASweep) last[1].push(day);
		else sweeps.push([rule, [day]]);
	}
	return sweeps.map(([rule, dates]) => [rule, sweepDays(dates)]);
}

function* overallsOf(
	ledger: Ledger,
	history: IndicatorHistory,
	rule: IndicatorRule,
	days: SweepDays
): Steps<AnyReport['overall'][]> {
	const targetsOn = (date: CivilDate) => targetsOf(history.targets, fiscalYearOf(date));
	if (rule.kind === 'manual')
		return days.dates.map((date) =>
			manualOverall(manualFigure(ledger, { code: history.code, rule }, date), targetsOn(date))
		);
	const sums = yield* sumsOf(ledger, rule, days);
	return days.dates.map((date, place) => measuredOverall(saidOf(rule, sums[place]!), rule, targetsOn(date)));
}

function* sumsOf(ledger: Ledger, rule: Exclude<IndicatorRule, { kind: 'manual' }>, days: SweepDays): Steps<Sums[]> {
	if (isRateRule(rule)) return yield* rateTrend(ledger, rule, days);
	if (isCountRule(rule)) return yield* countTrend(ledger, rule, days);
	if (rule.kind === 'comprehension_rate') return yield* comprehensionTrend(ledger, rule, days);
	if (rule.kind !== 'appointment_coverage') throw new RangeError(`no kind of figure: ${rule.kind}`);
	const sums: Sums[] = [];
	for (const date of days.dates) {
		sums.push(measuredOf(coverageFigure(ledger, rule, date), true, () => 0).overall);
		yield;
	}
	return sums;
}
