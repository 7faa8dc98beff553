import type { Exclusion, FigureWords, Rate } from '$lib/domain/indicator';
import { formatCount } from '$lib/ui/indicator/words';

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
