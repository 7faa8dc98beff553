import { seesDepartmentFigure, type Viewer } from '$lib/domain/access';
import { type CivilDate, referenceDay } from '$lib/domain/calendar';
import { sealedKey, type SealedFigures } from '$lib/domain/frozen';
import {
	type AnyReport,
	type AppliedTarget,
	type DepartmentReport,
	type FigureWords,
	figureWords,
	type Indicator,
	type IndicatorHistory,
	indicatorOn,
	peopleIn,
	type Plan,
	type Rate,
	ruleOn,
	type Steps
} from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';
import { changesInWords, type RuleChangeInWords } from './comparison';
import { figureSteps, reportSteps } from './figures';
import { indicatorWithPlan, planDay, yearsShown } from './queries';
import { takeTurns } from './turns';

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
	years: {
		fiscalYear: number;
		asOf: CivilDate;
		ruleFrom: CivilDate | null;
		target: AppliedTarget | null;
		/** whose figure of the whole body is shown; null where it is not 確定 */ edition: number | null;
	}[];
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
	const [now, ...years] = await takeTurns(yearsSteps(ledger, indicator, days, viewer));
	const seen = now!.departments.filter((row) => now!.sees(row));
	return {
		...{ plan: { code: plan.code, name: plan.name }, indicator: { code, name }, words: figureWords(rule), asOf: shown },
		years: begun.map((year, place) => {
			const { ruleFrom, overall } = years[place]!;
			return { ...year, ruleFrom, target: overall.target, edition: null };
		}),
		overall: years.map(({ overall }) => ('value' in overall ? 'absent' : cellOf(overall))),
		departments: seen.map((row) => ({ ...placeOf(row), cells: years.map((year) => year.cell(row.code)) })),
		partial: seen.length < now!.departments.length,
		changes: changesInWords(ledger, indicator, days)
	};
}

/** The same with the whole body as it was frozen where a year is 確定; departments stay as they are computed. */
export function sealedYearsPage<Page extends Pick<YearsPage, 'indicator' | 'years' | 'overall'>>(
	page: Page,
	sealed: SealedFigures
): Page {
	const found = page.years.map(({ asOf }) => sealed.get(sealedKey(page.indicator.code, asOf)));
	const years = page.years.map((year, place) => {
		const one = found[place];
		return one ? { ...year, edition: one.edition, target: one.overall.target } : year;
	});
	const overall = page.overall.map((cell, place) => {
		const one = found[place]?.overall;
		return one && !('value' in one) ? cellOf(one) : cell;
	});
	return { ...page, years, overall };
}

type Year = Pick<AnyReport, 'overall' | 'departments'> & {
	sees(row: { code: string }): boolean;
	cell(code: string): YearCell;
	ruleFrom: CivilDate | null;
};

function placeOf({ code, name, depth, parentCode }: DepartmentReport) {
	return { code, name, depth, parentCode };
}

function* yearsSteps(ledger: Ledger, history: IndicatorHistory, days: readonly CivilDate[], viewer: Viewer) {
	const years: Year[] = [];
	for (const day of days) years.push(yield* yearSteps(ledger, history, day, viewer));
	return years;
}

/** What one day says of every department, and whether this viewer may see it: a row of few would tell who they are. */
function* yearSteps(ledger: Ledger, history: IndicatorHistory, asOf: CivilDate, viewer: Viewer): Steps<Year> {
	const { overall, departments } = yield* reportSteps(ledger, history, asOf, viewer.today);
	const figure = yield* figureSteps(ledger, history, asOf);
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
