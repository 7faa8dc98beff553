import { peopleNeeded } from './exact';
import { type AppliedTarget, neededFor } from './target';

/** What a target is held against; both null where nothing is counted. */
export type GapFigure = { numerator: number | null; denominator: number | null };

/** 必要 n人・いま m人・あと k人. */
export type Gap = { needed: number; has: number; short: number };

/** The gap in people between a target and what is there; null where there is nothing to compare. */
export function gapOf(target: AppliedTarget | null, { numerator, denominator }: GapFigure): Gap | null {
	if (target === null || numerator === null) return null;
	const needed = neededFor(target, denominator);
	return needed === null ? null : { needed, has: numerator, short: Math.max(0, needed - numerator) };
}

/** What is odd about a target, and may be meant all the same. */
export type TargetDoubt =
	| { kind: 'over-population'; headcount: number; denominator: number }
	/** `people`: how many the percentage is of those who are there */
	| { kind: 'contradiction'; percent: number; people: number; headcount: number; denominator: number };

/** 「名程度」: a headcount beside a percentage is round, and the number of people moves a little between the plan and today. */
const fewPeople = 5;

/** A headcount of more people than there are; a percentage and a headcount that are more than a few people apart. */
export function targetDoubts({ percent, headcount }: AppliedTarget, denominator: number | null): TargetDoubt[] {
	if (denominator === null || denominator === 0 || headcount === undefined) return [];
	const people = percent === undefined ? headcount : peopleNeeded(percent, denominator);
	const isApart = percent !== undefined && Math.abs(people - headcount) > fewPeople;
	// Of two words for one thing only the one that says more.
	if (isApart) return [{ kind: 'contradiction', percent, people, headcount, denominator }];
	return headcount > denominator ? [{ kind: 'over-population', headcount, denominator }] : [];
}
