import { type CivilDate, fiscalYearOf } from '$lib/domain/calendar';
import { type Ledger } from '$lib/domain/ledger';
import { type Indicator, type IndicatorRule, type ManualValue } from '$lib/domain/plan';

export type ManualRule = Extract<IndicatorRule, { kind: 'manual' }>;

/** 手入力: what was entered for the day's fiscal year; null where nothing was. */
export type ManualFigure = {
	kind: 'manual';
	asOf: CivilDate;
	direction: ManualRule['direction'];
	entered: Pick<ManualValue, 'value' | 'source'> | null;
};

export function manualFigure(
	{ manualValues }: Ledger,
	{ code, rule }: Pick<Indicator, 'code'> & { rule: ManualRule },
	asOf: CivilDate
): ManualFigure {
	const year = fiscalYearOf(asOf);
	const entered = manualValues.get(code)?.find(({ fiscalYear }) => fiscalYear === year) ?? null;
	return { kind: 'manual', asOf, direction: rule.direction, entered };
}
