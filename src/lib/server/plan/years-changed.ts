import { type CivilDate, type FiscalYear, referenceDay } from '$lib/domain/calendar';
import {
	type AnyReport,
	countsOn,
	countsUntil,
	evaluateSteps,
	type IndicatorHistory,
	type IndicatorRule,
	isManual,
	type Plan,
	reportOf,
	type Steps
} from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';
import { reportSteps } from '../indicator/figures';
import { yearsShown } from '../indicator/queries';
import { takeTurns } from '../indicator/turns';
import { aside } from './preview';

type Asked = { from: CivilDate | null; rule: IndicatorRule };

/**
 * The fiscal years whose figure of the whole body, as pages show it, another rule would change because it begins on a day that has
 * passed; null where it begins today or later, so that what is shown already stays.
 */
export async function yearsChanged(
	ledger: Ledger,
	plan: Plan,
	history: IndicatorHistory,
	asked: Asked,
	today: CivilDate
): Promise<FiscalYear[] | null> {
	if (asked.from !== null && asked.from >= today) return null;
	return takeTurns(changedSteps(ledger, plan, history, asked, today));
}

function* changedSteps(
	ledger: Ledger,
	plan: Plan,
	{ rules, ...indicator }: IndicatorHistory,
	{ from, rule }: Asked,
	today: CivilDate
): Steps<FiscalYear[]> {
	const span = { from, until: countsUntil(rules, from) };
	const tried = aside(ledger);
	const years: FiscalYear[] = [];
	for (const year of yearsShown(plan, today)) {
		const on = referenceDay(year, today);
		if (on === null || !countsOn(span, on)) continue;
		const before = yield* reportSteps(ledger, { rules, ...indicator }, on, today);
		const figure = yield* evaluateSteps(tried, { code: indicator.code, rule }, on);
		const after = reportOf(tried, figure, { ...indicator, rule }, today);
		if (!isSame(before.overall, after.overall)) years.push(year);
	}
	return years;
}

function isSame(one: AnyReport['overall'], other: AnyReport['overall']): boolean {
	if (isManual(one) || isManual(other)) return true;
	return one.numerator === other.numerator && one.denominator === other.denominator && one.mean === other.mean;
}
