import { type CivilDate } from '$lib/domain/calendar';
import {
	allSteps,
	type AnyReport,
	evaluateSteps,
	type Figure,
	type IndicatorHistory,
	indicatorOn,
	reportOf,
	type Steps
} from '$lib/domain/indicator';
import { type Ledger, type Posts } from '$lib/domain/ledger';
import { type Grounds, groundsOf, isSameGround } from './grounds';

/** A page asks for some dozens of figures; each of a large city takes a quarter of a megabyte. */
const figuresKept = 64;

type Kept = { history: IndicatorHistory; grounds: Grounds; figure: Figure };

const kept = new WeakMap<Posts, Map<string, Kept>>();

/**
 * The figure of an indicator on a day by the rule of that day, computed once for as long as nothing was written that it depends on.
 * What is not known is computed all at once: a page takes `figureSteps` in turns.
 */
export function figureOf(ledger: Ledger, history: IndicatorHistory, asOf: CivilDate): Figure {
	return allSteps(figureSteps(ledger, history, asOf));
}

/** The same, in pieces. */
export function* figureSteps(ledger: Ledger, history: IndicatorHistory, asOf: CivilDate): Steps<Figure> {
	const figures = kept.get(ledger.posts) ?? new Map<string, Kept>();
	kept.set(ledger.posts, figures);
	const [key, grounds] = [`${asOf} ${history.code}`, groundsOf(ledger, history)];
	const known = figures.get(key);
	if (known && isSameGround(known.grounds, grounds)) return known.figure;
	const figure = yield* evaluateSteps(ledger, indicatorOn(history, asOf), asOf);
	forget(figures, ledger);
	figures.delete(key);
	if (figures.size >= figuresKept) figures.delete(figures.keys().next().value!);
	figures.set(key, { history, grounds, figure });
	return figure;
}

/** What another record, rule or target has made old would only hold the memory of what it was computed from. */
function forget(figures: Map<string, Kept>, ledger: Ledger): void {
	for (const [key, { history, grounds }] of figures)
		if (!isSameGround(grounds, groundsOf(ledger, history))) figures.delete(key);
}

/** `today` decides whether a year is over, so the report of a figure is that of a day. */
const reports = new WeakMap<Figure, { today: CivilDate; report: AnyReport }>();

/** The report of an indicator on a day, kept with its figure: a page shows every year of a plan on every day. */
export function reportFor(ledger: Ledger, history: IndicatorHistory, asOf: CivilDate, today: CivilDate): AnyReport {
	return allSteps(reportSteps(ledger, history, asOf, today));
}

/** The same, in pieces. */
export function* reportSteps(
	ledger: Ledger,
	history: IndicatorHistory,
	asOf: CivilDate,
	today: CivilDate
): Steps<AnyReport> {
	const figure = yield* figureSteps(ledger, history, asOf);
	const known = reports.get(figure);
	if (known?.today === today) return known.report;
	yield;
	const report = reportOf(ledger, figure, indicatorOn(history, asOf), today);
	reports.set(figure, { today, report });
	yield;
	return report;
}

/** Computes figures of one day in pieces, so that `figureOf` finds them. */
export function* figuresAhead(ledger: Ledger, histories: Iterable<IndicatorHistory>, asOf: CivilDate): Steps<void> {
	for (const history of histories) yield* figureSteps(ledger, history, asOf);
}
