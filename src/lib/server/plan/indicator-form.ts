import { type CivilDate, firstDayOf } from '$lib/domain/calendar';
import { type Ledger } from '$lib/domain/ledger';
import {
	blankFields,
	type IndicatorFields,
	type IndicatorKind,
	type Plan,
	type RuleChoices,
	type RuleFields,
	suggestedCode
} from '$lib/domain/plan';
import { ruleChoices } from './choices';

/** What the form of a new indicator of one kind needs: what it is filled in with, and what it offers. */
export type IndicatorForm = { kind: IndicatorKind; fields: IndicatorFields; rule: RuleFields; choices: RuleChoices };

export function indicatorForm(ledger: Ledger, plan: Plan, kind: IndicatorKind, today: CivilDate): IndicatorForm {
	const code = suggestedCode(`${plan.code}-0`, ledger.indicators);
	const rule = blankFields(kind);
	// A plan counts what happens in its own years, unless somebody says otherwise.
	const since = rule.window[0] === 'cumulative' ? [firstDayOf(plan.firstFiscalYear)] : [];
	return {
		kind,
		fields: { name: '', code, note: '' },
		rule: { ...rule, since },
		choices: ruleChoices(ledger, [], today)
	};
}
