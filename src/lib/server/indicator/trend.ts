import { type CivilDate } from '$lib/domain/calendar';
import { type IndicatorHistory, type OverallFigure, type Steps, trendSteps } from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';

/** A trend with what it was computed from: as long as that is the same, so is the trend, also of a newer ledger. */
type Kept = { grounds: readonly unknown[]; trend: OverallFigure[] };

/** So many trends are kept of one indicator: those of a page or two, on a day or two. */
const trendsKept = 8;

const kept = new WeakMap<IndicatorHistory, Map<string, Kept>>();

/**
 * The whole body of an indicator on these days, in pieces (`trendOf`). A record that was just made leaves the trends of all indicators
 * that do not ask for its course as they are.
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
	if (known && isSame(known.grounds, grounds)) return known.trend;
	const trend = yield* trendSteps(ledger, history, days);
	trends.delete(key);
	if (trends.size >= trendsKept) trends.delete(trends.keys().next().value!);
	trends.set(key, { grounds, trend });
	return trend;
}

/** Whatever a figure of the indicator depends on; a newer ledger has the same objects where nothing was written. */
function groundsOf(ledger: Ledger, { rules }: IndicatorHistory): unknown[] {
	const { posts, appointments, courses, catalogue, manualValues } = ledger;
	const records = rules.flatMap(({ rule }): unknown[] => {
		if ('qualifications' in rule) return [ledger.holdings];
		if (!('courses' in rule)) return [];
		const codes = 'allOf' in rule.courses ? rule.courses.allOf : rule.courses.anyOf;
		return codes.map((code) => ledger.completions.get(code));
	});
	return [posts, appointments, courses, catalogue, manualValues, ...records];
}

function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
	return one.length === other.length && one.every((part, index) => part === other[index]);
}
