import { can, reachesDepartment, scopeOf, seesDepartmentFigure, type Viewer } from '$lib/domain/access';
import { type CivilDate, fiscalYearOf, fiscalYearsBetween, lastDayOf, referenceDay } from '$lib/domain/calendar';
import {
	type DepartmentReport,
	type Indicator,
	isComputed,
	type Plan,
	type RateRule,
	type Report,
	ruleInWords
} from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';
import { shippedCatalogue } from '$lib/domain/qualification';
import { reportFor } from './figures';
import { inTurns } from './turns';

/** One indicator as a plan's page shows it. */
export type IndicatorSummary = Pick<Report, 'asOf' | 'fiscalYear' | 'isFinal' | 'overall'> &
	Pick<Indicator, 'code' | 'name' | 'note'>;

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
	const computed = [...ledger.indicators.values()].filter((one) => one.planCode === code && isComputed(one.rule));
	const indicators = await inTurns(computed, (indicator) => {
		const { fiscalYear, isFinal, overall } = reportFor(ledger, indicator, asOf, today);
		return { code: indicator.code, name: indicator.name, note: indicator.note, asOf, fiscalYear, isFinal, overall };
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
	overall: Report['overall'] | null;
	target: Report['overall']['target'];
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
	report: Omit<Report, 'departments'>;
	/** whether this viewer may open the names of the whole body */
	names: boolean;
	/** whether rows are left out, because they are not the viewer's to see */
	partial: boolean;
	departments: DepartmentRow[];
	years: FiscalYearFigure[];
};

/** The indicator's page on a day, cut down to what this viewer may see; null where there is no computed indicator of this code. */
export async function indicatorPage(
	ledger: Ledger,
	code: string,
	asOf: CivilDate | null,
	viewer: Viewer
): Promise<IndicatorPage | null> {
	const found = computedIndicator(ledger, code);
	if (!found) return null;
	const { indicator, plan, rule } = found;
	const years = await inTurns(yearsShown(plan, viewer.today), (year) =>
		yearFigure(ledger, indicator, year, viewer.today)
	);
	const { departments, ...report } = reportFor(ledger, indicator, asOf ?? planDay(plan, viewer.today), viewer.today);
	const seen = departments.filter((row) => seesDepartmentFigure(viewer, row.code, row.total.denominator));
	const namesScope = scopeOf(viewer, 'figure:names');
	return {
		plan: { code: plan.code, name: plan.name },
		indicator: { code, name: indicator.name, note: indicator.note },
		rule: ruleInWords(rule, namesOn(ledger, report.asOf)),
		report,
		names: namesScope.kind === 'all',
		partial: seen.length < departments.length,
		departments: seen.map(({ own: _own, ...row }) => ({ ...row, names: reachesDepartment(namesScope, row.code) })),
		years
	};
}

/** A plan may be written without an end (9999); so far ahead nobody looks. */
const yearsAhead = 5;

function yearsShown({ firstFiscalYear, lastFiscalYear }: Plan, today: CivilDate): number[] {
	const last = Math.max(firstFiscalYear, Math.min(lastFiscalYear, fiscalYearOf(today) + yearsAhead));
	return fiscalYearsBetween(firstFiscalYear, last);
}

function yearFigure(ledger: Ledger, indicator: Indicator, fiscalYear: number, today: CivilDate): FiscalYearFigure {
	const asOf = referenceDay(fiscalYear, today);
	if (asOf === null) {
		const { overall } = reportFor(ledger, indicator, lastDayOf(fiscalYear), today);
		return { fiscalYear, asOf, isFinal: false, overall: null, target: overall.target };
	}
	const { overall, isFinal } = reportFor(ledger, indicator, asOf, today);
	return { fiscalYear, asOf, isFinal, overall, target: overall.target };
}

/** An indicator whose kind is computed, with its plan. */
export function computedIndicator(
	ledger: Ledger,
	code: string
): { indicator: Indicator; plan: Plan; rule: RateRule } | null {
	const indicator = ledger.indicators.get(code);
	const plan = ledger.plans.find((one) => one.code === indicator?.planCode);
	return indicator && plan && isComputed(indicator.rule) ? { indicator, plan, rule: indicator.rule } : null;
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
