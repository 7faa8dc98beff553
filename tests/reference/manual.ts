import { type Indicator, type ManualRule } from '$lib/domain/indicator';
import { type Facts } from '$lib/domain/ledger';
import { fiscalYear } from './days';
import { type Parts } from './parts';

/** 手入力: what stands for the day's fiscal year. */
export function manualParts(facts: Facts, indicator: Indicator, { direction }: ManualRule, day: string): Parts {
	const year = fiscalYear(day);
	const entered = facts.manualValues.find((one) => one.indicatorCode === indicator.code && one.fiscalYear === year);
	const aim = indicator.targets.find((one) => one.fiscalYear === year && one.departmentCode === null)?.value ?? null;
	let met: boolean | null = null;
	if (entered && aim !== null) met = direction === 'at_most' ? !(entered.value > aim) : !(entered.value < aim);
	const target = aim === null ? null : { value: aim, from: 'overall' };
	return {
		overall: { value: entered ? entered.value : null, source: entered ? entered.source : null, target, met },
		excluded: [],
		departments: []
	};
}
