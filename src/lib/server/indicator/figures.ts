import { type CivilDate } from '$lib/domain/calendar';
import { evaluate, type Figure, type Indicator, type Report, reportOf } from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';

/** A page asks for some dozens of figures; each of a large city takes a quarter of a megabyte. */
const figuresKept = 64;

const kept = new WeakMap<Ledger, Map<string, Figure>>();

/** The figure of an indicator on a day, computed once for as long as the ledger stands: a newer ledger starts afresh. */
export function figureOf(ledger: Ledger, indicator: Indicator, asOf: CivilDate): Figure {
	const figures = kept.get(ledger) ?? new Map<string, Figure>();
	kept.set(ledger, figures);
	const key = `${asOf} ${indicator.code}`;
	const known = figures.get(key);
	if (known) return known;
	if (figures.size >= figuresKept) figures.clear();
	const figure = evaluate(ledger, indicator, asOf);
	figures.set(key, figure);
	return figure;
}

export function reportFor(ledger: Ledger, indicator: Indicator, asOf: CivilDate, today: CivilDate): Report {
	return reportOf(figureOf(ledger, indicator, asOf), indicator, today);
}
