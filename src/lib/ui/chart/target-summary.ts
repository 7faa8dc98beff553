import { formatFiscalYear } from '$lib/domain/calendar';
import { stateWords } from '$lib/ui/state/state';
import { change } from './change';
import type { ChartAxis, ChartYear } from './types';

/** What the chart of the years says, in a few sentences. A year that runs is not held against those that are over. */
export function targetSummary(years: readonly ChartYear[], axis: ChartAxis): string {
	const known = years.filter(({ actual }) => actual.value !== null);
	if (known.length === 0) return `数値はまだありません。${promised(years)}`;
	const over = courseText(
		known.filter(({ state }) => state !== 'running'),
		axis
	);
	const running = known.filter(({ state }) => state === 'running').map((year) => `${yearText(year)}です。`);
	return `${over}${running.join('')}${changedSince(known)}${promised(years)}`;
}

function courseText(over: readonly ChartYear[], axis: ChartAxis): string {
	const [first, last] = [over[0], over.at(-1)];
	if (!first || !last) return '';
	if (first === last) return `${yearText(first)}です。`;
	return `${yearText(first)}から${yearText(last)}${change(first.actual, last.actual, axis)}。`;
}

/** 令和5年度 20.6%（目標20%・達成） */
function yearText({ fiscalYear, state, actual, target, judged, shortfall }: ChartYear): string {
	const judgement = [judged && stateWords[judged].word, shortfall].filter(Boolean).join('、');
	const aim = [target && `目標${target.text}`, judgement].filter(Boolean).join('・');
	const during = state === 'running' ? '（途中）' : '';
	return `${formatFiscalYear(fiscalYear)}${during} ${actual.text}${aim && `（${aim}）`}`;
}

/** Of which years what was reported is drawn, where today's reckoning says otherwise. */
function changedSince(known: readonly ChartYear[]): string {
	return known
		.filter(({ now }) => now !== undefined)
		.map(({ fiscalYear, now }) => `${formatFiscalYear(fiscalYear)}は確定した数値で、いまの計算は${now}です。`)
		.join('');
}

/** What was promised for the last of the years that have no number yet. */
function promised(years: readonly ChartYear[]): string {
	const ahead = years.findLast(({ actual, target }) => actual.value === null && target !== null);
	return ahead ? `${formatFiscalYear(ahead.fiscalYear)}の目標は${ahead.target!.text}です。` : '';
}
