import { can, reachesDepartment, scopeOf, seesDepartmentFigure, type Viewer } from '$lib/domain/access';
import { type CivilDate, fiscalYearOf, fiscalYearsBetween, lastDayOf, referenceDay } from '$lib/domain/calendar';
import {
	type AnyReport,
	type DepartmentReport,
	type FigureWords,
	figureWords,
	type Indicator,
	type IndicatorHistory,
	indicatorOn,
	peopleIn,
	type Plan,
	ruleInWords
} from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';
import { shippedCatalogue } from '$lib/domain/qualification';
import { figureOf, reportFor } from './figures';
import { inTurns } from './turns';

/** One indicator as a plan's page shows it. */
export type IndicatorSummary = Pick<AnyReport, 'asOf' | 'fiscalYear' | 'isFinal' | 'overall'> &
	Pick<Indicator, 'code' | 'name' | 'note'> & { words: FigureWords };

export type PlanSummary = Plan & { indicators: IndicatorSummary[] };

/** Every plan with the figures of the whole body: of today while it runs, of its last 31 March when it is over. */
export async function planSummaries(ledger: Ledger, today: CivilDate): Promise<PlanSummary[]> {
	const summaries: PlanSummary[] = [];
	for (const plan of ledger.plans) summaries.push(await planSummary(ledger, plan, today));
	return summaries;
}

/** One plan with its figures, or null where there is none of this code. */
export async function planByCode(ledger: Ledger, code: string, today: CivilDate): Promise<PlanSummary | null> {
	const plan = ledger.plans.find((one) => one.code === code);
	return plan ? planSummary(ledger, plan, today) : null;
}

async function planSummary(ledger: Ledger, plan: Plan, today: CivilDate): Promise<PlanSummary> {
	const asOf = planDay(plan, today);
	const { code, name, source, firstFiscalYear, lastFiscalYear } = plan;
	const ofPlan = [...ledger.indicators.values()].filter((one) => one.planCode === code);
	const indicators = await inTurns(ofPlan, (indicator) => {
		const { fiscalYear, isFinal, overall } = reportFor(ledger, indicator, asOf, today);
		const words = figureWords(indicatorOn(indicator, asOf).rule);
		return {
			...{ code: indicator.code, name: indicator.name, note: indicator.note, words },
			...{ asOf, fiscalYear, isFinal, overall }
		};
	});
	return { code, name, source, firstFiscalYear, lastFiscalYear, indicators };
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

/** A fiscal year of the plan beside the others; the figure is null while the year has not begun. */
export type FiscalYearFigure = {
	fiscalYear: number;
	asOf: CivilDate | null;
	isFinal: boolean;
	overall: AnyReport['overall'] | null;
	target: AnyReport['overall']['target'];
};

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
};

/** The indicator's page on a day, cut down to what this viewer may see; null where there is no indicator of this code. */
export async function indicatorPage(
	ledger: Ledger,
	code: string,
	asOf: CivilDate | null,
	viewer: Viewer
): Promise<IndicatorPage | null> {
	const found = indicatorWithPlan(ledger, code);
	if (!found) return null;
	const { indicator, plan } = found;
	const years = await inTurns(yearsShown(plan, viewer.today), (year) =>
		yearFigure(ledger, indicator, year, viewer.today)
	);
	const shown = asOf ?? planDay(plan, viewer.today);
	const { rule } = indicatorOn(indicator, shown);
	const { departments, ...report } = reportFor(ledger, indicator, shown, viewer.today);
	const figure = figureOf(ledger, indicator, shown);
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
		years
	};
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

function yearFigure(
	ledger: Ledger,
	indicator: IndicatorHistory,
	fiscalYear: number,
	today: CivilDate
): FiscalYearFigure {
	const asOf = referenceDay(fiscalYear, today);
	if (asOf === null) {
		const { overall } = reportFor(ledger, indicator, lastDayOf(fiscalYear), today);
		return { fiscalYear, asOf, isFinal: false, overall: null, target: overall.target };
	}
	const { overall, isFinal } = reportFor(ledger, indicator, asOf, today);
	return { fiscalYear, asOf, isFinal, overall, target: overall.target };
}

/** An indicator with its plan; which of its rules counts depends on the day. */
export function indicatorWithPlan(ledger: Ledger, code: string): { indicator: IndicatorHistory; plan: Plan } | null {
	const indicator = ledger.indicators.get(code);
	const plan = ledger.plans.find((one) => one.code === indicator?.planCode);
	return indicator && plan ? { indicator, plan } : null;
}

/** Names for codes as of a day; a department without a version that day is called by its code. */
export function namesOn(ledger: Ledger, on: CivilDate) {
	const tree = ledger.treeOn(on);
	const examinations = new Map(shippedCatalogue.map(({ code, name }) => [code, name]));
	return {
		course: (code: string) => ledger.courses.get(code)?.name ?? code,
		qualification: (code: string) => examinations.get(code) ?? code,
		department: (code: string) => tree.departments[tree.placeOf(code) ?? -1]?.name ?? code
	};
}

/** Whether this viewer may see the names behind a number: of one department with everything below, or (null) of the whole body. */
export function seesNames(viewer: Viewer, departmentCode: string | null): boolean {
	const scope = scopeOf(viewer, 'figure:names');
	if (departmentCode === null) return scope.kind === 'all';
	return can(viewer, 'figure:names') && reachesDepartment(scope, departmentCode);
}
