import { type CivilDate } from '$lib/domain/calendar';
import {
	type AnyReport,
	evaluate,
	type Figure,
	type IndicatorHistory,
	indicatorOn,
	reportOf
} from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';

/** A page asks for some dozens of figures; each of a large city takes a quarter of a megabyte. */
const figuresKept = 64;

const kept = new WeakMap<Ledger, Map<string, Figure>>();

/** The figure of an indicator on a day by the rule of that day, computed once for as long as the ledger stands: a newer ledger starts afresh. */
export function figureOf(ledger: Ledger, indicator: IndicatorHistory, asOf: CivilDate): Figure {
	const figures = kept.get(ledger) ?? new Map<string, Figure>();
	kept.set(ledger, figures);
	const key = `${asOf} ${indicator.code}`;
	const known = figures.get(key);
	if (known) return known;
	if (figures.size >= figuresKept) figures.delete(figures.keys().next().value!);
	const figure = evaluate(ledger, indicatorOn(indicator, asOf), asOf);
	figures.set(key, figure);
	return figure;
}

/** `today` decides whether a year is over, so the report of a figure is that of a day. */
const reports = new WeakMap<Figure, { today: CivilDate; report: AnyReport }>();

/** The report of an indicator on a day, kept with its figure: a page shows every year of a plan on every day. */
export function reportFor(ledger: Ledger, indicator: IndicatorHistory, asOf: CivilDate, today: CivilDate): AnyReport {
	const figure = figureOf(ledger, indicator, asOf);
	const known = reports.get(figure);
	if (known?.today === today) return known.report;
	const report = reportOf(ledger, figure, indicatorOn(indicator, asOf), today);
	reports.set(figure, { today, report });
	return report;
}
