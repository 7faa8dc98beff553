import { type CivilDate, fiscalYearOf, fiscalYearsBetween } from '$lib/domain/calendar';
import {
	type Evaluation,
	evaluationOf,
	type IndicatorHistory,
	indicatorOn,
	type Pace,
	paceOf,
	type Plan,
	type Steps
} from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';
import {
	comparisonSteps,
	type DatedFigure,
	type FiscalYearFigure,
	monthsUpTo,
	type RuleChangeInWords
} from './comparison';
import { type IndicatorSummary, indicatorsOf, planDay, summaryOf } from './queries';
import { beginsOn, type PlannedIndicator, plannedIndicator, rulesAhead } from './planned';
import { takeTurns } from './turns';

/** An indicator of a plan that is not over: where it stands, how it came there, and the pace it needs. */
export type RunningIndicator = IndicatorSummary & {
	pace: Pace | null;
	/** the last twelve month-ends, and the day itself; none of a number entered by hand */
	months: DatedFigure[];
	changes: RuleChangeInWords[];
	/** the rules that do not count yet */
	rulesAhead: RuleChangeInWords[];
};

/** An indicator of a plan that is over: what was promised for the end of each year and what came of it. */
export type EvaluatedIndicator = IndicatorSummary & {
	years: FiscalYearFigure[];
	evaluation: Evaluation;
	changes: RuleChangeInWords[];
};

/** `begins`: the first day of a plan that has not begun, of which nothing is computed; else null. */
export type PlanPage = Plan & { asOf: CivilDate; begins: CivilDate | null; planned: PlannedIndicator[] } & (
		{ isOver: false; indicators: RunningIndicator[] } | { isOver: true; indicators: EvaluatedIndicator[] }
	);

/** A plan with its indicators of the whole body, evaluated once it is over; null where there is none of this code. */
export async function planPage(ledger: Ledger, code: string, today: CivilDate): Promise<PlanPage | null> {
	const plan = ledger.plans.find((one) => one.code === code);
	return plan ? takeTurns(pageSteps(ledger, plan, today)) : null;
}

function* pageSteps(ledger: Ledger, plan: Plan, today: CivilDate): Steps<PlanPage> {
	const { code, name, source, firstFiscalYear, lastFiscalYear } = plan;
	const begins = beginsOn(plan, today);
	const histories = indicatorsOf(ledger, code);
	const planned = begins === null ? [] : histories.map((one) => plannedIndicator(one, plan));
	const period = { code, name, source, firstFiscalYear, lastFiscalYear };
	const said = { ...period, asOf: planDay(plan, today), begins, planned };
	if (begins !== null) return { ...said, isOver: false, indicators: [] };
	if (fiscalYearOf(today) > lastFiscalYear)
		return { ...said, isOver: true, indicators: yield* each(histories, (one) => evaluated(ledger, plan, one, today)) };
	return { ...said, isOver: false, indicators: yield* each(histories, (one) => running(ledger, plan, one, today)) };
}

function* each<T, R>(items: readonly T[], task: (item: T) => Steps<R>): Steps<R[]> {
	const results: R[] = [];
	for (const item of items) results.push(yield* task(item));
	return results;
}

function* running(ledger: Ledger, plan: Plan, history: IndicatorHistory, today: CivilDate): Steps<RunningIndicator> {
	const asOf = planDay(plan, today);
	const asked = { years: [], months: monthsUpTo(asOf, 12), today };
	const { months, changes } = yield* comparisonSteps(ledger, history, asked);
	const indicator = indicatorOn(history, asOf);
	const now = months.at(-1)!;
	const isEntered = indicator.rule.kind === 'manual';
	return {
		...summaryOf(history, now, today),
		pace: paceOf(indicator, now.overall, asOf, plan),
		...(isEntered ? { months: [], changes: [] } : { months, changes }),
		rulesAhead: rulesAhead(ledger, history, today)
	};
}

function* evaluated(
	ledger: Ledger,
	plan: Plan,
	history: IndicatorHistory,
	today: CivilDate
): Steps<EvaluatedIndicator> {
	const asked = { years: fiscalYearsBetween(plan.firstFiscalYear, plan.lastFiscalYear), months: [], today };
	const { years, changes } = yield* comparisonSteps(ledger, history, asked);
	const overalls = years.flatMap(({ overall }) => overall ?? []);
	const last = { asOf: planDay(plan, today), overall: overalls.at(-1)!, ruleFrom: null };
	return { ...summaryOf(history, last, today), years, evaluation: evaluationOf(overalls), changes };
}
