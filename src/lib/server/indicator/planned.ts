import { type CivilDate, fiscalYearOf, firstDayOf } from '$lib/domain/calendar';
import {
	type AppliedTarget,
	type FigureWords,
	figureWords,
	type IndicatorHistory,
	indicatorOn,
	overallTarget,
	type Plan,
	ruleInWords,
	targetsOf,
	valueTarget
} from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';
import { type RuleChangeInWords } from './comparison';
import { namesOn } from './names';

/** An indicator of a plan that has not begun: what was promised for the whole body, and no figure. */
export type PlannedIndicator = {
	code: string;
	name: string;
	note: string | null;
	words: FigureWords;
	targets: { fiscalYear: number; target: AppliedTarget }[];
};

/** The plan's first day; null once it has begun. */
export function beginsOn({ firstFiscalYear }: Pick<Plan, 'firstFiscalYear'>, today: CivilDate): CivilDate | null {
	return fiscalYearOf(today) < firstFiscalYear ? firstDayOf(firstFiscalYear) : null;
}

/** The indicator by the rule of the plan's first day. */
export function plannedIndicator(history: IndicatorHistory, plan: Plan): PlannedIndicator {
	const { code, name, note, rule, targets } = indicatorOn(history, firstDayOf(plan.firstFiscalYear));
	const years = [...new Set(targets.map(({ fiscalYear }) => fiscalYear))].toSorted((one, other) => one - other);
	const promised = years.flatMap((fiscalYear) => {
		const ofYear = targetsOf(targets, fiscalYear);
		const target = overallTarget(ofYear) ?? valueTarget(ofYear, null);
		return target ? { fiscalYear, target } : [];
	});
	return { code, name, note, words: figureWords(rule), targets: promised };
}

/** The rules that are written and do not count yet, each with the one before it. */
export function rulesAhead(ledger: Ledger, { rules }: IndicatorHistory, today: CivilDate): RuleChangeInWords[] {
	return rules.flatMap(({ from, rule }, place) => {
		const before = rules[place - 1];
		if (from === null || from <= today || !before) return [];
		const names = namesOn(ledger, from);
		return { on: from, before: ruleInWords(before.rule, names), after: ruleInWords(rule, names) };
	});
}
