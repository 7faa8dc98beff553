import { fiscalYearOf } from '$lib/domain/calendar';
import { type IndicatorRule, type Plan, type Target } from '../rule';
import { type Oddity } from './problem';

type Years = Pick<Plan, 'firstFiscalYear' | 'lastFiscalYear'>;

/** A `since` behind the first fiscal year that has a target: that target could never be met. Null where there is no such thing. */
export function oddSince(rule: IndicatorRule, targets: readonly Pick<Target, 'fiscalYear'>[]): Oddity | null {
	const window = 'window' in rule ? rule.window : null;
	if (window?.kind !== 'cumulative' || window.since === null || targets.length === 0) return null;
	const firstTarget = Math.min(...targets.map(({ fiscalYear }) => fiscalYear));
	return fiscalYearOf(window.since) > firstTarget ? { code: 'since-after-first-target', firstTarget } : null;
}

/** The targets of the plan's own years: one of another year is odd itself and says nothing about a 起算日. */
export function withinPlan<T extends Pick<Target, 'fiscalYear'>>(targets: readonly T[], plan: Years): T[] {
	return targets.filter(({ fiscalYear }) => !isOutside(fiscalYear, plan));
}

function isOutside(fiscalYear: number, { firstFiscalYear, lastFiscalYear }: Years): boolean {
	return fiscalYear < firstFiscalYear || fiscalYear > lastFiscalYear;
}

/** What cannot be meant in a target, with the key it stands at. */
export function oddTarget({ fiscalYear, percent }: Target, plan: Years): { key: keyof Target; oddity: Oddity }[] {
	const isOdd = isOutside(fiscalYear, plan);
	const isShare = percent === null || (percent >= 0 && percent <= 100);
	return [
		...(isOdd ? [{ key: 'fiscalYear' as const, oddity: { code: 'year-outside-plan' as const, fiscalYear } }] : []),
		...(isShare ? [] : [{ key: 'percent' as const, oddity: { code: 'percent-outside' as const, percent } }])
	];
}
