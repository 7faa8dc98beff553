import { isSameFigure } from '$lib/domain/frozen';
import { type AnyReport, type FigureWords } from '$lib/domain/indicator';
import { formatOverall, formatOverallParts, formatTarget, partsHeading } from '../words';

type Overall = AnyReport['overall'];

/** What is computed now of a figure that was sealed otherwise: いまの計算 78.2%（43／55）, or いまの目標 60% where only that is another. */
export function nowWords(sealed: Overall, now: Overall, words: FigureWords): string {
	if (isSameFigure(sealed, now)) return `いまの目標 ${formatTarget(now.target, words, words.shape === 'mean')}`;
	const parts = partsHeading(words) === null || words.shape === 'count' ? '' : formatOverallParts(now, words);
	return `いまの計算 ${formatOverall(now, words)}${parts && `（${parts}）`}`;
}
