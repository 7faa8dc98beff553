import { type IndicatorRule } from '$lib/domain/plan';
import { type ManualFigure } from '../manual';
import { meanReaches } from './exact';
import { type RateWithPending } from './measure';
import { type AppliedTarget, overallTarget, shortfall, valueTarget, type YearTargets } from './target';

/** Against a target; `met` only where the target is a value, null without one. */
export type Judged = { target: AppliedTarget | null; shortfall: number | null; met?: boolean | null };

export type MeasuredOverall = RateWithPending & Judged;

/** A number entered by hand; null where nothing was entered, and `met` also without a target. */
export type ManualOverall = {
	value: number | null;
	source: string | null;
	target: AppliedTarget | null;
	met: boolean | null;
};

/** The whole body against the target of its year. */
export function measuredOverall(said: RateWithPending, rule: IndicatorRule, targets: YearTargets): MeasuredOverall {
	const isMean = rule.kind === 'comprehension_rate' && rule.measure === 'mean';
	return { ...said, ...judged(isMean ? valueTarget(targets, null) : overallTarget(targets), said, isMean) };
}

export function manualOverall({ entered, direction }: ManualFigure, targets: YearTargets): ManualOverall {
	const target = valueTarget(targets, null);
	const [value, aim] = [entered?.value ?? null, target?.value ?? null];
	const met = value === null || aim === null ? null : direction === 'at_least' ? value >= aim : value <= aim;
	return { value, source: entered?.source ?? null, target, met };
}

/** A number against what was promised for it; a mean against a value. */
export function judged(
	target: AppliedTarget | null,
	{ numerator, denominator }: RateWithPending,
	isMean: boolean
): Judged {
	if (!isMean) return { target, shortfall: shortfall(target, numerator, denominator) };
	const isEmpty = target?.value === undefined || denominator === null || denominator === 0;
	return { target, shortfall: null, met: isEmpty ? null : meanReaches(target.value!, numerator, denominator) };
}

/** Whether a target is reached; null, no judgement, without a target or without anybody to count. The shortfall is exact, so it decides. */
export function isMet({ target, shortfall, met }: Partial<Judged> & Pick<Judged, 'target'>): boolean | null {
	if (target === null) return null;
	if (met !== undefined && met !== null) return met;
	return shortfall === null || shortfall === undefined ? null : shortfall === 0;
}
