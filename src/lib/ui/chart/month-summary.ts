import { addMonths, fiscalYearOf, formatDay, formatFiscalYear, monthEndOf } from '$lib/domain/calendar';
import { change } from './change';
import type { ChartAxis, ChartMonth, ChartTarget } from './types';

/**
 * What the curve says: from where to where, how far it ever fell, and what was promised last. Only what was counted alike is compared:
 * by one rule and, where counting begins at 0 each 1 April, in one fiscal year.
 */
export function monthSummary(months: readonly ChartMonth[], targets: readonly ChartTarget[], axis: ChartAxis): string {
	const known = months.filter(({ actual }) => actual.value !== null);
	const last = known.at(-1);
	if (!last) return `数値はまだありません。${promised(targets)}`;
	const stretch = known.filter((month) => isAlike(month, last, axis));
	const course = `${courseText(stretch, axis)}${yearBefore(known, last, axis)}`;
	return `${course}${apart(known, last, axis)}${fallText(known, axis)}${promised(targets)}`;
}

function isAlike(one: ChartMonth, other: ChartMonth, { anew }: ChartAxis): boolean {
	return isSameRule(one, other) && (!anew || fiscalYearOf(one.asOf) === fiscalYearOf(other.asOf));
}

function isSameRule(one: ChartMonth, other: ChartMonth): boolean {
	return (one.ruleFrom ?? null) === (other.ruleFrom ?? null);
}

function courseText(stretch: readonly ChartMonth[], axis: ChartAxis): string {
	const [first, last] = [stretch[0]!, stretch.at(-1)!];
	if (first === last) return `${monthText(first)}です。`;
	return `${monthText(first)}から${monthText(last)}${change(first.actual, last.actual, axis)}。`;
}

/** 2026年3月31日 92.3% */
function monthText({ asOf, actual }: ChartMonth): string {
	return `${formatDay(asOf)} ${actual.text}`;
}

/** What begins anew is held against the same month of the year before: that of a whole month, as it has had as many days. */
function yearBefore(known: readonly ChartMonth[], last: ChartMonth, { anew }: ChartAxis): string {
	if (!anew || !isWhole(last)) return '';
	const day = monthEndOf(addMonths(last.asOf, -12));
	const before = known.find(({ asOf }) => asOf === day);
	return before && isSameRule(before, last) ? `1年前の${formatDay(day)}は${before.actual.text}でした。` : '';
}

/** Why the months before are not part of the course. */
function apart(known: readonly ChartMonth[], last: ChartMonth, { anew }: ChartAxis): string {
	const restart = anew && known.some(({ asOf }) => fiscalYearOf(asOf) !== fiscalYearOf(last.asOf));
	const revised = known.some((month) => !isSameRule(month, last));
	return `${restart ? '年度初めに0から数え直します。' : ''}${revised ? '数え方が変わる前とは比べていません。' : ''}`;
}

function isWhole({ asOf }: ChartMonth): boolean {
	return monthEndOf(asOf) === asOf;
}

/** A cumulative rate falls when people who have done it leave: the deepest fall between two whole months is said. */
function fallText(known: readonly ChartMonth[], axis: ChartAxis): string {
	const pairs = known.slice(1).map((to, index) => ({ from: known[index]!, to }));
	const falls = pairs.filter(({ from, to }) => isWhole(to) && isAlike(from, to, axis));
	const depth = ({ from, to }: (typeof falls)[number]) => from.actual.value! - to.actual.value!;
	const deepest = falls.reduce<(typeof falls)[number] | null>(
		(worst, fall) => (depth(fall) > (worst ? depth(worst) : 0) ? fall : worst),
		null
	);
	if (!deepest || known.length < 3) return '';
	return `下がった月のうち差が最も大きいのは${formatDay(deepest.to.asOf)}で、${deepest.from.actual.text}から${deepest.to.actual.text}へ下がりました。`;
}

function promised(targets: readonly ChartTarget[]): string {
	const last = targets.at(-1);
	return last ? `${formatFiscalYear(last.fiscalYear)}の目標は${last.target.text}です。` : '';
}
