import { type CivilDate } from '$lib/domain/calendar';
import { type IndicatorHistory, type OverallFigure, type Steps, trendSteps } from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';
import { type Grounds, groundsOf, isSameGround } from './grounds';

type Kept = { grounds: Grounds; trend: OverallFigure[] };

/** So many trends are kept of one indicator: those of a page or two, on a day or two. */
const trendsKept = 8;

const kept = new WeakMap<IndicatorHistory, Map<string, Kept>>();

/**
 * The whole body of an indicator on these days, in pieces (`trendOf`), kept for as long as nothing was written that they depend on.
 */
export function* keptTrendSteps(
	ledger: Ledger,
	history: IndicatorHistory,
	days: readonly CivilDate[]
): Steps<OverallFigure[]> {
	const trends = kept.get(history) ?? new Map<string, Kept>();
	kept.set(history, trends);
	const [key, grounds] = [days.join(' '), groundsOf(ledger, history)];
	const known = trends.get(key);
	if (known && isSameGround(known.grounds, grounds)) return known.trend;
	const trend = yield* trendSteps(ledger, history, days);
	trends.delete(key);
	if (trends.size >= trendsKept) trends.delete(trends.keys().next().value!);
	trends.set(key, { grounds, trend });
	return trend;
}
