import { seesDepartmentFigure, type Viewer } from '$lib/domain/access';
import { type CivilDate, referenceDay } from '$lib/domain/calendar';
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
	type Rate,
	ruleOn
} from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';
import { changesInWords, type RuleChangeInWords } from './comparison';
import { figureOf, reportFor } from './figures';
import { indicatorWithPlan, planDay, yearsShown } from './queries';
import { inTurns } from './turns';

/** A department in a year: its figure with everything below, that it was not there, or that it had too few people to be shown. */
export type YearCell = Pick<Rate, 'numerator' | 'denominator' | 'percent' | 'mean'> | 'absent' | 'few';

export type YearsRow = { code: string; name: string; depth: number; parentCode: string | null; cells: YearCell[] };

export type YearsPage = {
	plan: Pick<Plan, 'code' | 'name'>;
	indicator: Pick<Indicator, 'code' | 'name'>;
	words: FigureWords;
	/** the day whose departments are shown */
	asOf: CivilDate;
	/** each year that has begun, on its 31 March or, while it runs, today */
	years: { fiscalYear: number; asOf: CivilDate; ruleFrom: CivilDate | null }[];
	overall: YearCell[];
	departments: YearsRow[];
	/** whether rows are left out, because they are not the viewer's to see */
	partial: boolean;
	changes: RuleChangeInWords[];
};

/**
 * The departments of a day beside the years of the plan, as far as this viewer may see them. Null where there is no such indicator, and
 * for a number entered by hand, which no department has.
 *
 * @param asOf null: the day the indicator shows by itself
 */
export async function yearsPage(
	ledger: Ledger,
	code: string,
	asOf: CivilDate | null,
	viewer: Viewer
): Promise<YearsPage | null> {
	const found = indicatorWithPlan(ledger, code);
	if (!found) return null;
	const { indicator, plan } = found;
	const shown = asOf ?? planDay(plan, viewer.today);
	const { name, rule } = indicatorOn(indicator, shown);
	if (rule.kind === 'manual') return null;
	const begun = yearsShown(plan, viewer.today).flatMap((fiscalYear) => {
		const day = referenceDay(fiscalYear, viewer.today);
		return day === null ? [] : { fiscalYear, asOf: day };
	});
	const days = [shown, ...begun.map((year) => year.asOf)];
	const [now, ...years] = await inTurns(days, (day) => yearOf(ledger, indicator, day, viewer));
	const seen = now!.departments.filter((row) => now!.sees(row));
	return {
		...{ plan: { code: plan.code, name: plan.name }, indicator: { code, name }, words: figureWords(rule), asOf: shown },
		years: begun.map((year, place) => ({ ...year, ruleFrom: years[place]!.ruleFrom })),
		overall: years.map(({ overall }) => ('value' in overall ? 'absent' : cellOf(overall))),
		departments: seen.map((row) => ({ ...placeOf(row), cells: years.map((year) => year.cell(row.code)) })),
		partial: seen.length < now!.departments.length,
		changes: changesInWords(ledger, indicator, days)
	};
}

function placeOf({ code, name, depth, parentCode }: DepartmentReport) {
	return { code, name, depth, parentCode };
}

/** What one day says of every department, and whether this viewer may see it: a row of few would tell who they are. */
function yearOf(ledger: Ledger, history: IndicatorHistory, asOf: CivilDate, viewer: Viewer) {
	const { overall, departments }: AnyReport = reportFor(ledger, history, asOf, viewer.today);
	const figure = figureOf(ledger, history, asOf);
	const rows = new Map(departments.map((row) => [row.code, row]));
	const sees = ({ code }: { code: string }) => seesDepartmentFigure(viewer, code, peopleIn(ledger, figure, code));
	const cell = (code: string): YearCell => {
		const row = rows.get(code);
		if (!row) return 'absent';
		return sees(row) ? cellOf(row.total) : 'few';
	};
	const { from: ruleFrom } = ruleOn(history.rules, asOf);
	return { overall, departments, sees, cell, ruleFrom };
}

function cellOf({ numerator, denominator, percent, mean }: Rate): YearCell {
	return { numerator, denominator, percent, ...(mean !== undefined && { mean }) };
}
