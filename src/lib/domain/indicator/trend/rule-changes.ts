import { type CivilDate } from '$lib/domain/calendar';
import { type IndicatorHistory, type IndicatorRule } from '$lib/domain/plan';

/** A day from which figures are computed by another rule than before. */
export type RuleChange = { on: CivilDate; before: IndicatorRule; after: IndicatorRule };

/** The changes between the first and the last of these days: figures on either side of one are not to be compared without a word. */
export function ruleChanges({ rules }: IndicatorHistory, days: readonly CivilDate[]): RuleChange[] {
	const inOrder = days.toSorted();
	const [first, last] = [inOrder[0], inOrder.at(-1)];
	if (first === undefined || last === undefined) return [];
	return rules.flatMap(({ from, rule }, place) => {
		if (from === null || from <= first || from > last) return [];
		return { on: from, before: rules[place - 1]!.rule, after: rule };
	});
}
