import { formatFiscalYear } from '$lib/domain/calendar';
import { stateWords } from '$lib/ui/state/state';
import { change } from './change';
import type { ChartAxis, ChartYear } from './types';

/** What the chart of the years says, in one or two sentences. */
export function targetSummary(years: readonly ChartYear[], axis: ChartAxis): string {
	const known = years.filter(({ actual }) => actual.value !== null);
	const [first, last] = [known[0], known.at(-1)];
	if (!first || !last) return `数値はまだありません。${promised(years)}`;
	if (first === last) return `${yearText(first)}です。${promised(years)}`;
	return `${yearText(first)}から${yearText(last)}${change(first.actual, last.actual, axis)}。${promised(years)}`;
}

/** 令和5年度 20.6%（目標20%・達成） */
function yearText({ fiscalYear, state, actual, target, judged, shortfall }: ChartYear): string {
	const judgement = [judged && stateWords[judged].word, shortfall].filter(Boolean).join('、');
	const aim = [target && `目標${target.text}`, judgement].filter(Boolean).join('・');
	const during = state === 'running' ? '（途中）' : '';
	return `${formatFiscalYear(fiscalYear)}${during} ${actual.text}${aim && `（${aim}）`}`;
}

/** What was promised for the last of the years that have no number yet. */
function promised(years: readonly ChartYear[]): string {
	const ahead = years.findLast(({ actual, target }) => actual.value === null && target !== null);
	return ahead ? `${formatFiscalYear(ahead.fiscalYear)}の目標は${ahead.target!.text}です。` : '';
}
