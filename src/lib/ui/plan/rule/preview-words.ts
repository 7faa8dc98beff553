import { type CivilDate, type FiscalYear, formatDay, formatFiscalYear } from '$lib/domain/calendar';
import type { Exclusion, FigureWords, MeasuredOverall, Rate } from '$lib/domain/indicator';
import { formatCount, formatRate } from '$lib/ui/indicator/words';

/** 対象 472人・除外 14人（育児休業 9, 休職 5）; a count has no 対象. */
export function populationPreview(
	{ denominator }: Pick<Rate, 'denominator'>,
	excluded: readonly Exclusion[],
	words: Pick<FigureWords, 'unit'>
): string {
	const members = denominator === null ? [] : [`対象 ${formatCount(denominator)}${words.unit}`];
	const all = excluded.reduce((sum, { count }) => sum + count, 0);
	const reasons = excluded.map(({ reason, count }) => `${reason} ${formatCount(count)}`).join(', ');
	const left = all === 0 ? '除外なし' : `除外 ${formatCount(all)}人（${reasons}）`;
	return [...members, ...(words.unit === '所属' ? [] : [left])].join('・');
}

/** 48／472人、10.2%; 受講者数 31人. */
export function figurePreview(overall: MeasuredOverall, words: FigureWords): string {
	if (overall.percent === null) return formatRate(overall, words);
	return `${formatCount(overall.numerator)}／${formatCount(overall.denominator!)}${words.unit}、${formatRate(overall, words)}`;
}

export type ChangeKind = 'enters' | 'leaves' | 'gains' | 'loses';

/** What becomes of those a rule changes something for. */
export function changeWords(kind: ChangeKind, { shape, unit, numerator }: FigureWords): string {
	const isCount = shape === 'count';
	switch (kind) {
		case 'enters':
			return isCount ? '新しく数える' : '新しく対象に入る';
		case 'leaves':
			return isCount ? '数えなくなる' : '対象から外れる';
		case 'gains':
			if (isCount) return '数が増える';
			return unit === '人' ? '新しく「済」になる' : `「${numerator}」が増える`;
		case 'loses':
			if (isCount) return '数が減る';
			return unit === '人' ? '「済」でなくなる' : `「${numerator}」が減る`;
	}
}

/** What a rule that begins on a day that has passed changes of what is shown already. */
export function pastWords(from: CivilDate | null, years: readonly FiscalYear[]): string {
	const since = from === null ? '計画の始めから改めます。' : `${formatDay(from)}は過ぎた日です。`;
	if (years.length === 0) return `${since}画面に出ている年度の数値は、どれも変わりません。`;
	return `${since}画面に出ている年度の数値のうち ${years.length}件（${years.map(formatFiscalYear).join('、')}）が変わります。`;
}
