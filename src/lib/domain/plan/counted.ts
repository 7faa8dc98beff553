import { type IndicatorRule } from './rule';

/** What a rule counts and in what it is told: with another one of these the old numbers would stand under the wrong words. */
export const countedFields = ['kind', 'measure', 'threshold', 'count', 'unit', 'direction'] as const;
export type CountedField = (typeof countedFields)[number];

/** The first in which two rules count something else; null where both answer in the same words. */
export function countedOtherwise(one: IndicatorRule, other: IndicatorRule): CountedField | null {
	const [before, after] = [one, other] as Partial<Record<CountedField, unknown>>[];
	return countedFields.find((field) => before![field] !== after![field]) ?? null;
}
