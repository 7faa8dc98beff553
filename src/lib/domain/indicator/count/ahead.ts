import { type CivilDate } from '$lib/domain/calendar';
import { type Ledger } from '$lib/domain/ledger';
import { type IndicatorRule } from '$lib/domain/plan';
import { rowMembershipSteps } from '../population/row-memberships';
import { courseWindows } from '../rate/attainment';
import { type Steps } from '../steps';

/**
 * Looks in pieces at the rows that a rule nobody has asked for yet will count on the day, so that `evaluate` finds them looked at: of a
 * rate, which asks who is here, there are none.
 */
export function* aheadSteps(ledger: Ledger, rule: IndicatorRule, asOf: CivilDate): Steps<void> {
	if (rule.kind !== 'training_count' && rule.kind !== 'comprehension_rate') return;
	for (const asked of courseWindows(ledger, rule.courses, rule.window, asOf))
		yield* rowMembershipSteps(ledger, rule.population, asked);
}
