import { gapOf, type AppliedTarget, type FigureWords, type TargetDoubt, type TargetField } from '$lib/domain/indicator';
import { formatCount, formatMean, formatValue } from '$lib/ui/indicator/words';
import type { GridFigure, GridYear } from './grid';

/** What a field of a cell is called, and what stands after it. */
export function fieldWords(field: TargetField, { shape, unit }: FigureWords): { what: string; unit: string } {
	if (field === 'percent') return { what: '割合', unit: '%' };
	if (field === 'headcount') return { what: unit === '人' ? '人数' : `${unit}の数`, unit };
	return shape === 'mean' ? { what: '平均', unit: '' } : { what: '値', unit };
}

/** 全体から 40%; null where nothing is taken over. */
export function inheritedWords(target: AppliedTarget | null, from: string): string | null {
	return target?.percent === undefined ? null : `${from}から ${target.percent}%`;
}

/** 必要 50人・いま 48人・あと2人; of a value only what there is now. Null where there is nothing to say. */
export function standingWords(
	target: AppliedTarget | null,
	figure: GridFigure,
	when: GridYear['when'],
	words: FigureWords
): string | null {
	if (target === null) return null;
	const time = when === 'over' ? '年度末' : 'いま';
	if (words.shape === 'mean') return `${time} ${formatMean(figure.value, words.nobody)}`;
	if (words.shape === 'value') return figure.value === null ? null : `${time} ${formatValue(figure.value, words.unit)}`;
	const gap = gapOf(target, figure);
	if (gap === null) return figure.denominator === 0 ? words.nobody : null;
	const of = (count: number) => `${formatCount(count)}${words.unit}`;
	const rest = gap.short === 0 ? '達成' : `あと${of(gap.short)}`;
	return `必要 ${of(gap.needed)}・${time} ${of(gap.has)}・${rest}`;
}

/** What may not be meant, with the numbers. */
export function doubtWords(doubt: TargetDoubt, { unit }: FigureWords): string {
	const of = (count: number) => `${formatCount(count)}${unit}`;
	if (doubt.kind === 'over-population') return `対象の${of(doubt.denominator)}を超えています。`;
	const { percent, denominator, people } = doubt;
	return `${percent}%は対象${of(denominator)}のうち${of(people)}で、${of(doubt.headcount)}と離れています。`;
}
