import { type CivilDate, fiscalYearOf } from '$lib/domain/calendar';
import { indicatorOn, isManual, report } from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';

/** A number of the fiscal year that was entered by hand, as of incidents; `value` is null where nothing was entered. */
export type EnteredValue = {
	code: string;
	name: string;
	plan: string;
	unit: string;
	value: number | null;
	source: string | null;
	target: number | null;
};

/** The 手入力 indicators of every plan that has the day's fiscal year, in the order of the plans. */
export function enteredValues(ledger: Ledger, asOf: CivilDate): EnteredValue[] {
	const year = fiscalYearOf(asOf);
	const plans = ledger.plans.filter((plan) => plan.firstFiscalYear <= year && year <= plan.lastFiscalYear);
	return plans.flatMap(({ code: planCode, name: plan }) =>
		[...ledger.indicators.values()].flatMap((history): EnteredValue[] => {
			const indicator = indicatorOn(history, asOf);
			if (indicator.planCode !== planCode || indicator.rule.kind !== 'manual') return [];
			const { overall } = report(ledger, indicator, asOf, asOf);
			if (!isManual(overall)) return [];
			const { code, name, rule } = indicator;
			const { value, source, target } = overall;
			return [{ code, name, plan, unit: rule.unit, value, source, target: target?.value ?? null }];
		})
	);
}
