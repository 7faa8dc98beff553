import { formatFiscalYear, formatWareki } from '$lib/domain/calendar';
import { change } from './change';
import type { ChartAxis, ChartMonth, ChartTarget } from './types';

/** What the curve says: from where to where, how far it ever fell, and what was promised last. */
export function monthSummary(months: readonly ChartMonth[], targets: readonly ChartTarget[], axis: ChartAxis): string {
	const known = months.filter(({ actual }) => actual.value !== null);
	const [first, last] = [known[0], known.at(-1)];
	if (!first || !last) return `数値はまだありません。${promised(targets)}`;
	if (first === last) return `${monthText(first)}です。${promised(targets)}`;
	const course = `${monthText(first)}から${monthText(last)}${change(first.actual, last.actual, axis)}。`;
	return `${course}${fallText(known)}${promised(targets)}`;
}

/** 令和8年3月31日 92.3% */
function monthText({ asOf, actual }: ChartMonth): string {
	return `${formatWareki(asOf)} ${actual.text}`;
}

/** A cumulative rate falls when people who have done it leave: the deepest fall between two days is said. */
function fallText(known: readonly ChartMonth[]): string {
	const falls = known.slice(1).map((to, index) => ({ from: known[index]!, to }));
	const depth = ({ from, to }: (typeof falls)[number]) => from.actual.value! - to.actual.value!;
	const deepest = falls.reduce<(typeof falls)[number] | null>(
		(worst, fall) => (depth(fall) > (worst ? depth(worst) : 0) ? fall : worst),
		null
	);
	if (!deepest || known.length < 3) return '';
	return `下がった月のうち差が最も大きいのは${formatWareki(deepest.to.asOf)}で、${deepest.from.actual.text}から${deepest.to.actual.text}へ下がりました。`;
}

function promised(targets: readonly ChartTarget[]): string {
	const last = targets.at(-1);
	return last ? `${formatFiscalYear(last.fiscalYear)}の目標は${last.target.text}です。` : '';
}
