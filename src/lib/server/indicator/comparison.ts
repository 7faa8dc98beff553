import { type CivilDate, isInReach, lastDayOf, monthEndOf, monthEndsUntil, referenceDay } from '$lib/domain/calendar';
import {
	type AnyReport,
	type IndicatorHistory,
	isYearEnd,
	type OverallFigure,
	ruleChanges,
	ruleInWords,
	type Steps
} from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';
import { namesOn } from './names';
import { keptTrendSteps } from './trend';

type Overall = AnyReport['overall'];

/** A fiscal year of the plan beside the others; the figure is null while the year has not begun. */
export type FiscalYearFigure = {
	fiscalYear: number;
	asOf: CivilDate | null;
	isFinal: boolean;
	overall: Overall | null;
	target: Overall['target'];
	/** since when the rule of its day counts; null from the beginning */
	ruleFrom?: CivilDate | null;
};

/** The whole body on one of several days. */
export type DatedFigure = { asOf: CivilDate; overall: Overall; target: Overall['target']; ruleFrom: CivilDate | null };

/** From a day on figures are computed otherwise: both rules in words. */
export type RuleChangeInWords = { on: CivilDate; before: string; after: string };

export type MonthsShown = 12 | 24;

/** So many month-ends up to the day, fewer at the edge of the calendar, and the day itself where it is none. */
export function monthsUpTo(day: CivilDate, count: MonthsShown): CivilDate[] {
	const ends = monthEndsUntil(day, count).filter(isInReach);
	return monthEndOf(day) === day ? ends : [...ends, day];
}

/** Which years and days to set side by side. */
export type Comparison = { years: readonly number[]; months: readonly CivilDate[]; today: CivilDate };

/** The whole body of an indicator in years and on days, all in one pass; where its rule changed in between both stand in words. */
export function* comparisonSteps(
	ledger: Ledger,
	history: IndicatorHistory,
	{ years, months, today }: Comparison
): Steps<{ years: FiscalYearFigure[]; months: DatedFigure[]; changes: RuleChangeInWords[] }> {
	const dayOf = (year: number) => referenceDay(year, today) ?? lastDayOf(year);
	const days = [...years.map(dayOf), ...months];
	const trend = yield* keptTrendSteps(ledger, history, days);
	const shown = years.flatMap((year) => referenceDay(year, today) ?? []);
	return {
		years: years.map((year, place) => yearFigure(year, trend[place]!, today)),
		months: trend.slice(years.length).map((one) => ({ ...one, target: one.overall.target })),
		changes: changesInWords(ledger, history, [...shown, ...months])
	};
}

/** Of a year that has not begun only what was promised is told. */
function yearFigure(fiscalYear: number, { overall, ruleFrom }: OverallFigure, today: CivilDate): FiscalYearFigure {
	const asOf = referenceDay(fiscalYear, today);
	const said = { target: overall.target, ruleFrom };
	if (asOf === null) return { fiscalYear, asOf, isFinal: false, overall: null, ...said };
	return { fiscalYear, asOf, isFinal: isYearEnd(asOf, today), overall, ...said };
}

/** The changes of the rule between these days, in words. */
export function changesInWords(
	ledger: Ledger,
	history: IndicatorHistory,
	days: readonly CivilDate[]
): RuleChangeInWords[] {
	return ruleChanges(history, days).map(({ on, before, after }) => {
		const names = namesOn(ledger, on);
		return { on, before: ruleInWords(before, names), after: ruleInWords(after, names) };
	});
}
