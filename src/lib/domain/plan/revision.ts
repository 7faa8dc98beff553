import { addDays, type CivilDate } from '$lib/domain/calendar';
import { type Indicator, type IndicatorRule } from './rule';

/** 改定: another rule of an indicator, which counts on this day and all later ones until the next revision. */
export type RuleRevision = { indicatorCode: string; from: CivilDate; rule: IndicatorRule };

/** A rule with its first day; null: from the beginning. */
export type DatedRule = { from: CivilDate | null; rule: IndicatorRule };

/** An indicator with every rule it ever had, the first one first. Which of them counts depends on the day: `indicatorOn`. */
export type IndicatorHistory = Omit<Indicator, 'rule'> & { rules: readonly [DatedRule, ...DatedRule[]] };

/** @param revisions of any indicators, in any order */
export function withRevisions({ rule, ...indicator }: Indicator, revisions: readonly RuleRevision[]): IndicatorHistory {
	const own = revisions
		.filter(({ indicatorCode }) => indicatorCode === indicator.code)
		.map(({ from, rule: revised }) => ({ from, rule: revised }))
		.toSorted((one, other) => (one.from < other.from ? -1 : 1));
	return { ...indicator, rules: [{ from: null, rule }, ...own] };
}

/** The indicator with the rule that counts on the day. */
export function indicatorOn({ rules, ...indicator }: IndicatorHistory, on: CivilDate): Indicator {
	return { ...indicator, rule: ruleOn(rules, on).rule };
}

/** The rule that counts on the day, with the day since when. */
export function ruleOn(rules: IndicatorHistory['rules'], on: CivilDate): DatedRule {
	return rules.findLast(({ from }) => from === null || from <= on) ?? rules[0];
}

/** The last day a rule that begins on this day would count: the one before the next revision; null: none is to come. */
export function countsUntil(rules: IndicatorHistory['rules'], from: CivilDate | null): CivilDate | null {
	const next = rules.find((one) => one.from !== null && (from === null || one.from > from));
	return next?.from ? addDays(next.from, -1) : null;
}

/** Whether a rule with these first and last days counts on the day; null: without an end on that side. */
export function countsOn({ from, until }: { from: CivilDate | null; until: CivilDate | null }, on: CivilDate): boolean {
	return (from === null || from <= on) && (until === null || on <= until);
}

/** The day to try a rule on if none is asked for: the usual one, else the day nearest to it on which the rule would count. */
export function dayToTry(rules: IndicatorHistory['rules'], from: CivilDate | null, usual: CivilDate): CivilDate {
	const until = countsUntil(rules, from);
	if (until !== null && usual > until) return until;
	return from !== null && usual < from ? from : usual;
}
