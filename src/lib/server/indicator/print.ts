import { fewestPeople, type Viewer } from '$lib/domain/access';
import { type CivilDate, firstDayOf } from '$lib/domain/calendar';
import {
	type AnyReport,
	type FigureWords,
	figureWords,
	type Indicator,
	type IndicatorHistory,
	indicatorOn,
	isYearEnd,
	type Pace,
	paceOf,
	peopleIn,
	type Plan,
	ruleInWords,
	type Steps
} from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';
import { type Db } from '../db/open';
import { frozenSummaries } from '../frozen/queries';
import { comparisonSteps, type FiscalYearFigure, type RuleChangeInWords } from './comparison';
import { figureOf, reportSteps } from './figures';
import { namesOn } from './names';
import { beginsOn } from './planned';
import { type DepartmentRow, indicatorPage, indicatorsOf, indicatorWithPlan, planDay, yearsShown } from './queries';
import { takeTurns } from './turns';

/** An indicator as it stands on paper. */
export type PrintedIndicator = Pick<Indicator, 'code' | 'name' | 'note'> &
	Pick<AnyReport, 'overall' | 'excluded'> & {
		/** the rule in words */
		rule: string;
		words: FigureWords;
		/** whether people were chosen by a rule, so that some may have been left out */
		hasPopulation: boolean;
		years: FiscalYearFigure[];
		/** whether the year of the day is over, so that it is judged */
		isFinal: boolean;
		/** the first day of a plan that begins after the day and after today, so that there is no figure; else null */
		begins: CivilDate | null;
		/** what is needed each month; null where none can be told, and before the plan has begun */
		pace: Pace | null;
		/** where the rule became another one between those years */
		changes: RuleChangeInWords[];
	};

/** A report that is 確定: `digest` is its SHA-256 in hexadecimal. */
export type Sealed = { edition: number; digest: string };

export type IndicatorPrint = {
	asOf: CivilDate;
	plan: Pick<Plan, 'code' | 'name'>;
	indicator: PrintedIndicator;
	departments: DepartmentRow[];
	/** whether rows are left out, because they are not the viewer's to see */
	partial: boolean;
	/** whether a row of so few people is on it that it has to be handled with care */
	hasFew: boolean;
};

export type PlanPrint = { asOf: CivilDate; plan: Plan; indicators: PrintedIndicator[] };

/**
 * The indicator on a day for paper, cut down to what this viewer may see; null where there is no indicator of this code.
 *
 * @param asOf null: the day its page shows by itself
 */
export async function indicatorPrint(
	ledger: Ledger,
	code: string,
	asOf: CivilDate | null,
	viewer: Viewer
): Promise<IndicatorPrint | null> {
	const found = indicatorWithPlan(ledger, code);
	const page = found && (await indicatorPage(ledger, code, asOf, viewer));
	if (!page) return null;
	const { departments, partial, plan } = page;
	const shown = page.report.asOf;
	const indicator = await takeTurns(printed(ledger, found.indicator, found.plan, shown, viewer.today));
	const figure = figureOf(ledger, found.indicator, shown);
	const isFew = (people: number) => people > 0 && people < fewestPeople;
	const hasFew = departments.some(({ code }) => isFew(peopleIn(ledger, figure, code)));
	return { asOf: shown, plan, indicator, departments, partial, hasFew };
}

/**
 * Every indicator of a plan on a day for paper, of the whole body alone; null where there is no plan of this code.
 *
 * @param asOf null: today while the plan runs, its last day when it is over
 */
export async function planPrint(
	ledger: Ledger,
	code: string,
	asOf: CivilDate | null,
	today: CivilDate
): Promise<PlanPrint | null> {
	const plan = ledger.plans.find((one) => one.code === code);
	if (!plan) return null;
	const shown = asOf ?? planDay(plan, today);
	const indicators: PrintedIndicator[] = [];
	for (const history of indicatorsOf(ledger, code))
		indicators.push(await takeTurns(printed(ledger, history, plan, shown, today)));
	return { asOf: shown, plan, indicators };
}

/** The years are those up to the 基準日, as they were known then: its own at that day, of a later one only what was promised. */
function* printed(
	ledger: Ledger,
	history: IndicatorHistory,
	plan: Plan,
	asOf: CivilDate,
	today: CivilDate
): Steps<PrintedIndicator> {
	const dated = indicatorOn(history, asOf);
	const { code, name, note, rule } = dated;
	const asked = { years: yearsShown(plan, today), months: [asOf], today: asOf };
	const { years, months, changes } = yield* comparisonSteps(ledger, history, asked);
	const { excluded } = yield* reportSteps(ledger, history, asOf, today);
	return {
		...{ code, name, note, changes, excluded, overall: months[0]!.overall },
		years: years.map((year) => ({ ...year, isFinal: year.asOf !== null && isYearEnd(year.asOf, today) })),
		isFinal: isYearEnd(asOf, today),
		begins: asOf < firstDayOf(plan.firstFiscalYear) ? beginsOn(plan, today) : null,
		pace: asOf < firstDayOf(plan.firstFiscalYear) ? null : paceOf(dated, months[0]!.overall, asOf, plan),
		rule: ruleInWords(rule, namesOn(ledger, asOf)),
		words: figureWords(rule),
		hasPopulation: 'population' in rule
	};
}

/** The last edition that is 確定 for this very day, by the code of the indicator: paper that shows other numbers has to name it. */
export async function sealedOn(
	db: Db,
	of: { indicatorCode: string } | { planCode: string },
	asOf: CivilDate
): Promise<ReadonlyMap<string, Sealed>> {
	const reports = (await frozenSummaries(db, of)).filter((one) => one.asOf === asOf);
	// Of a day the latest edition stands first.
	return new Map(
		reports.toReversed().map(({ indicatorCode, edition, digest }) => [indicatorCode, { edition, digest }])
	);
}
