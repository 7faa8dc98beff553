import { addDays, type CivilDate, fiscalYearOf, firstDayOf, lastDayOf, monthEndsBetween } from '$lib/domain/calendar';
import { type Indicator, type Plan, type Target } from '$lib/domain/plan';
import { beginsAnew } from '../report/figure-words';
import { type AnyReport, isManual } from '../report/report';
import { overallTarget, shortfall, targetsOf } from '../report/target';

/**
 * How many a month it takes to reach the target of `fiscalYear`: what is `missing` on the denominator of the day ÷ the `months` left,
 * rounded up to whole people.
 */
export type Pace =
	| { kind: 'needed'; perMonth: number; missing: number; months: number; fiscalYear: number }
	| { kind: 'reached'; fiscalYear: number };

/**
 * The pace that is needed from the day on: to the plan's last target of the whole body, by the plan's last 31 March; for what begins
 * anew each 年度 to that year's target by its 31 March. A month is left as long as its last day is still to come.
 *
 * @returns null without such a target, without anybody to count, where nobody is counted, and when no month is left
 * @see docs/indicators.md#pace
 */
export function paceOf(
	indicator: Indicator,
	overall: AnyReport['overall'],
	asOf: CivilDate,
	plan: Pick<Plan, 'firstFiscalYear' | 'lastFiscalYear'>
): Pace | null {
	if (isManual(overall) || indicator.rule.kind === 'comprehension_rate') return null;
	const goal = goalOf(indicator, asOf, plan);
	if (goal === null) return null;
	const target = overallTarget(targetsOf(indicator.targets, goal.fiscalYear));
	const missing = shortfall(target, overall.numerator, overall.denominator);
	if (missing === null) return null;
	if (missing === 0) return { kind: 'reached', fiscalYear: goal.fiscalYear };
	const months = monthEndsBetween(begun(asOf, plan), goal.by);
	if (months === 0) return null;
	return { kind: 'needed', perMonth: Math.ceil(missing / months), missing, months, fiscalYear: goal.fiscalYear };
}

type Years = Pick<Plan, 'firstFiscalYear' | 'lastFiscalYear'>;

/** Which year's target is to be reached, and by when; null without any target. */
function goalOf({ rule, targets }: Indicator, asOf: CivilDate, { lastFiscalYear }: Years) {
	const thisYear = fiscalYearOf(asOf);
	if (beginsAnew(rule)) return { fiscalYear: thisYear, by: lastDayOf(thisYear) };
	const promised = targets.filter((one) => isPromiseOfPeople(one) && one.fiscalYear <= lastFiscalYear);
	if (promised.length === 0) return null;
	return { fiscalYear: Math.max(...promised.map(({ fiscalYear }) => fiscalYear)), by: lastDayOf(lastFiscalYear) };
}

function isPromiseOfPeople({ departmentCode, percent, headcount }: Target): boolean {
	return departmentCode === null && (percent !== null || headcount !== null);
}

/** The day, or the last one before the plan begins: nothing has to be done before. */
function begun(asOf: CivilDate, { firstFiscalYear }: Years): CivilDate {
	const before = addDays(firstDayOf(firstFiscalYear), -1);
	return asOf < before ? before : asOf;
}
