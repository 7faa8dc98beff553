import { type Viewer } from '$lib/domain/access';
import { type CivilDate } from '$lib/domain/calendar';
import {
	evaluateSteps,
	figureWords,
	type Indicator,
	type IndicatorRule,
	type Plan,
	reportOf,
	ruleInWords
} from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';
import { namesOn, planDay } from '../indicator/queries';
import { takeTurns } from '../indicator/turns';
import { aside, type PreviewedRule } from './preview';

/** What a new indicator would say on the day its plan is looked at, before it is made. */
export type NewPreview = PreviewedRule & { on: CivilDate };

export async function previewNew(
	ledger: Ledger,
	{ today }: Viewer,
	plan: Plan,
	rule: IndicatorRule
): Promise<NewPreview> {
	const on = planDay(plan, today);
	const tried = aside(ledger);
	const indicator: Indicator = { code: '', planCode: plan.code, name: '', note: null, rule, targets: [] };
	const figure = await takeTurns(evaluateSteps(tried, indicator, on));
	const { overall, excluded } = reportOf(tried, figure, indicator, today);
	return { on, overall, excluded, rule: ruleInWords(rule, namesOn(ledger, on)), words: figureWords(rule) };
}
