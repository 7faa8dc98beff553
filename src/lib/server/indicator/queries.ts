import { can, reachesDepartment, scopeOf, seesDepartmentFigure, type Viewer } from '$lib/domain/access';
import { type CivilDate, fiscalYearOf, fiscalYearsBetween, firstDayOf, lastDayOf } from '$lib/domain/calendar';
import {
	type AnyReport,
	type DepartmentReport,
	type FigureWords,
	figureWords,
	type Indicator,
	type IndicatorHistory,
	indicatorOn,
	type IndicatorRule,
	isYearEnd,
	type OverallFigure,
	type Pace,
	paceOf,
	peopleIn,
	type Plan,
	ruleInWords,
	type Steps
} from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';
import {
	type Comparison,
	comparisonSteps,
	type DatedFigure,
	type FiscalYearFigure,
	type MonthsShown,
	monthsUpTo,
	type RuleChangeInWords
} from './comparison';
import { figureSteps, reportSteps } from './figures';
import { namesOn } from './names';
import { beginsOn, type PlannedIndicator, plannedIndicator, rulesAhead } from './planned';
import { keptTrendSteps } from './trend';
import { takeTurns } from './turns';

export type { FiscalYearFigure } from './comparison';
export { namesOn } from './names';

/** One indicator as a plan's page shows it. */
export type IndicatorSummary = Pick<AnyReport, 'asOf' | 'fiscalYear' | 'isFinal' | 'overall'> &
	Pick<Indicator, 'code' | 'name' | 'note'> & { words: FigureWords };

/** `begins`: the first day of a plan that has not begun, of which nothing is computed; else null. */
export type PlanSummary = Plan & {
	begins: CivilDate | null;
	indicators: IndicatorSummary[];
	planned: PlannedIndicator[];
};

/** Every plan with the figures of the whole body: of today while it runs, of its last 31 March when it is over. */
export async function planSummaries(ledger: Ledger, today: CivilDate): Promise<PlanSummary[]> {
	return takeTurns(summariesSteps(ledger, today));
}

function* summariesSteps(ledger: Ledger, today: CivilDate): Steps<PlanSummary[]> {
	const summaries: PlanSummary[] = [];
	for (const plan of ledger.plans) summaries.push(yield* summarySteps(ledger, plan, today));
	return summaries;
}

function* summarySteps(ledger: Ledger, plan: Plan, today: CivilDate): Steps<PlanSummary> {
	const asOf = planDay(plan, today);
	const { code, name, source, firstFiscalYear, lastFiscalYear } = plan;
	const begins = beginsOn(plan, today);
	const said = { code, name, source, firstFiscalYear, lastFiscalYear, begins };
	if (begins !== null) {
		const planned = indicatorsOf(ledger, code).map((history) => plannedIndicator(history, plan));
		return { ...said, indicators: [], planned };
	}
	const indicators: IndicatorSummary[] = [];
	for (const history of indicatorsOf(ledger, code)) {
		const [figure] = yield* keptTrendSteps(ledger, history, [asOf]);
		indicators.push(summaryOf(history, figure!, today));
	}
	return { ...said, indicators, planned: [] };
}

/** An indicator with its figure of the whole body on a day. */
export function summaryOf(history: IndicatorHistory, { asOf, overall }: OverallFigure, today: CivilDate) {
	const { code, name, note, rule } = indicatorOn(history, asOf);
	const dated = { asOf, fiscalYear: fiscalYearOf(asOf), isFinal: isYearEnd(asOf, today) };
	return { code, name, note, words: figureWords(rule), ...dated, overall } satisfies IndicatorSummary;
}

export function indicatorsOf(ledger: Ledger, planCode: string): IndicatorHistory[] {
	return [...ledger.indicators.values()].filter((one) => one.planCode === planCode);
}

/** The day a plan is looked at by default: today, or its last day once that has passed. */
export function planDay(plan: Plan, today: CivilDate): CivilDate {
	return fiscalYearOf(today) <= plan.lastFiscalYear ? today : lastDayOf(plan.lastFiscalYear);
}

/** Whether today lies in the plan's fiscal years. */
export function planRuns({ firstFiscalYear, lastFiscalYear }: Plan, today: CivilDate): boolean {
	const year = fiscalYearOf(today);
	return firstFiscalYear <= year && year <= lastFiscalYear;
}

/** Without `own`: a department's own few people could be told from it where its total may be seen. */
export type DepartmentRow = Omit<DepartmentReport, 'own'> & {
	/** whether this viewer may open the names */ names: boolean;
};

export type IndicatorPage = {
	plan: Pick<Plan, 'code' | 'name'>;
	indicator: Pick<Indicator, 'code' | 'name' | 'note'>;
	/** the rule in words */
	rule: string;
	/** how the numbers are called */
	words: FigureWords;
	/** what is needed to enter a number by hand; null where it is computed or not the viewer's to enter */
	entry: { years: { fiscalYear: number; value: number | null; source: string | null }[]; seen: number } | null;
	/** whether people were chosen by a rule, so that some may have been left out */
	hasPopulation: boolean;
	report: Omit<AnyReport, 'departments'>;
	/** whether this viewer may open the names of the whole body */
	names: boolean;
	/** whether rows are left out, because they are not the viewer's to see */
	partial: boolean;
	departments: DepartmentRow[];
	years: FiscalYearFigure[];
	/** the last month-ends up to the day, and the day itself; none of a number entered by hand */
	months: DatedFigure[];
	/** where the rule became another one between the days shown */
	changes: RuleChangeInWords[];
	/** the rules that do not count yet today */
	rulesAhead: RuleChangeInWords[];
	/** what is needed each month; null where none can be told, and before the plan has begun */
	pace: Pace | null;
	/** the first day of the plan */
	begins: CivilDate;
	/** how many are to be counted today, where the day is one to come; null where nobody is chosen by a rule */
	denominatorToday: number | null;
	/** the first and the last day that can be chosen step by step */
	days: { first: CivilDate; last: CivilDate };
};

/** The indicator's page on a day, cut down to what this viewer may see; null where there is no indicator of this code. */
export async function indicatorPage(
	ledger: Ledger,
	code: string,
	asOf: CivilDate | null,
	viewer: Viewer,
	monthsShown: MonthsShown = 12
): Promise<IndicatorPage | null> {
	const found = indicatorWithPlan(ledger, code);
	if (!found) return null;
	const { indicator, plan } = found;
	const shown = asOf ?? planDay(plan, viewer.today);
	const asked = { years: yearsShown(plan, viewer.today), months: monthsUpTo(shown, monthsShown), today: viewer.today };
	const computed = await takeTurns(computedSteps(ledger, indicator, shown, asked));
	const { years, months, changes, figure } = computed;
	const [dated, begins] = [indicatorOn(indicator, shown), firstDayOf(plan.firstFiscalYear)];
	const { rule } = dated;
	const { departments, ...report } = computed.report;
	const seen = departments.filter((row) => seesDepartmentFigure(viewer, row.code, peopleIn(ledger, figure, row.code)));
	const namesScope = scopeOf(viewer, 'figure:names');
	return {
		plan: { code: plan.code, name: plan.name },
		indicator: { code, name: indicator.name, note: indicator.note },
		rule: ruleInWords(rule, namesOn(ledger, report.asOf)),
		words: figureWords(rule),
		entry: rule.kind === 'manual' && can(viewer, 'figure:enter') ? entryOf(ledger, indicator, plan, viewer) : null,
		hasPopulation: 'population' in rule,
		report,
		names: namesScope.kind === 'all' && rule.kind !== 'manual',
		partial: seen.length < departments.length,
		departments: seen.map(({ own: _own, ...row }) => ({ ...row, names: reachesDepartment(namesScope, row.code) })),
		...{ years, months: rule.kind === 'manual' ? [] : months },
		changes: changes.filter(({ on }) => on <= viewer.today),
		rulesAhead: rulesAhead(ledger, indicator, viewer.today),
		...{ begins, pace: shown < begins ? null : paceOf(dated, report.overall, shown, plan) },
		denominatorToday: computed.denominatorToday,
		days: daysShown(plan, rule, viewer.today)
	};
}

function* computedSteps(ledger: Ledger, history: IndicatorHistory, asOf: CivilDate, asked: Comparison) {
	const comparison = yield* comparisonSteps(ledger, history, asked);
	const report = yield* reportSteps(ledger, history, asOf, asked.today);
	const figure = yield* figureSteps(ledger, history, asOf);
	const denominatorToday = asOf > asked.today ? yield* denominatorSteps(ledger, history, asked.today) : null;
	return { ...comparison, report, figure, denominatorToday };
}

function* denominatorSteps(ledger: Ledger, history: IndicatorHistory, today: CivilDate): Steps<number | null> {
	const [now] = yield* keptTrendSteps(ledger, history, [today]);
	return now && !('value' in now.overall) ? now.overall.denominator : null;
}

/** The years of the plan that have begun, the last first, with what stands there. */
function entryOf(ledger: Ledger, { code }: IndicatorHistory, plan: Plan, { today }: Viewer): IndicatorPage['entry'] {
	const begun = yearsShown(plan, today).filter((year) => year <= fiscalYearOf(today));
	const values = ledger.manualValues.get(code) ?? [];
	const years = begun.toReversed().map((fiscalYear) => {
		const known = values.find((one) => one.fiscalYear === fiscalYear);
		return { fiscalYear, value: known?.value ?? null, source: known?.source ?? null };
	});
	return { years, seen: ledger.entry };
}

/** A plan may be written without an end (9999); so far ahead nobody looks. */
const yearsAhead = 5;

export function yearsShown({ firstFiscalYear, lastFiscalYear }: Plan, today: CivilDate): number[] {
	const last = Math.max(firstFiscalYear, Math.min(lastFiscalYear, fiscalYearOf(today) + yearsAhead));
	return fiscalYearsBetween(firstFiscalYear, last);
}

/** From the first day of the plan, or an earlier one from which its rule counts, to the last of the years shown. */
function daysShown(plan: Plan, rule: IndicatorRule, today: CivilDate): IndicatorPage['days'] {
	const since = 'window' in rule && rule.window?.kind === 'cumulative' ? rule.window.since : null;
	const begin = firstDayOf(plan.firstFiscalYear);
	const first = since !== null && since < begin ? since : begin;
	return { first, last: lastDayOf(yearsShown(plan, today).at(-1)!) };
}

/** An indicator with its plan; which of its rules counts depends on the day. */
export function indicatorWithPlan(ledger: Ledger, code: string): { indicator: IndicatorHistory; plan: Plan } | null {
	const indicator = ledger.indicators.get(code);
	const plan = ledger.plans.find((one) => one.code === indicator?.planCode);
	return indicator && plan ? { indicator, plan } : null;
}

/** Whether this viewer may see the names behind a number: of one department with everything below, or (null) of the whole body. */
export function seesNames(viewer: Viewer, departmentCode: string | null): boolean {
	const scope = scopeOf(viewer, 'figure:names');
	if (departmentCode === null) return scope.kind === 'all';
	return can(viewer, 'figure:names') && reachesDepartment(scope, departmentCode);
}
