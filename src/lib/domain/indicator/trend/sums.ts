import { type IndicatorRule } from '$lib/domain/plan';
import { meanOf, percentOf } from '../report/exact';
import { type RateWithPending } from '../report/measure';

/** The numbers of the whole body on a day; a count has no denominator (null). */
export type Sums = { numerator: number; denominator: number | null; pending: number };

/** The sums as the kind of the rule says them: with a percentage, a mean, or neither. */
export function saidOf(rule: IndicatorRule, { numerator, denominator, pending }: Sums): RateWithPending {
	if (denominator === null || rule.kind === 'qualification_count')
		return { numerator, denominator, percent: null, pending };
	if (rule.kind === 'comprehension_rate' && rule.measure === 'mean')
		return { numerator, denominator, percent: null, mean: meanOf(numerator, denominator), pending };
	return { numerator, denominator, percent: percentOf(numerator, denominator), pending };
}
