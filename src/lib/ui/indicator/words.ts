import { formatFiscalYear } from '$lib/domain/calendar';
import type { AppliedTarget, FigureWords, Plan, Rate } from '$lib/domain/indicator';
import type { Aim } from './types';

const grouped = new Intl.NumberFormat('ja-JP');
const exact = new Intl.NumberFormat('ja-JP', { maximumFractionDigits: 20 });

/** 令和6年度～令和8年度; a plan of one year names it once. */
export function formatYears({
	firstFiscalYear,
	lastFiscalYear
}: Pick<Plan, 'firstFiscalYear' | 'lastFiscalYear'>): string {
	const [first, last] = [formatFiscalYear(firstFiscalYear), formatFiscalYear(lastFiscalYear)];
	return first === last ? first : `${first}～${last}`;
}

const partWords: Record<string, string> = {
	denominator: '対象者',
	numerator: '済',
	pending: '確認中',
	missing: '未',
	excluded: '対象外'
};

/** Which of the people behind a figure a list shows. */
export function partHeading(part: string, { shape, unit, numerator, denominator }: FigureWords): string {
	const isOwn = part === 'numerator' || part === 'denominator';
	if (isOwn && (shape !== 'percent' || unit !== '人')) return (part === 'numerator' ? numerator : denominator) ?? part;
	if (part === 'missing' && unit === '所属') return '空席';
	if (part === 'missing' && unit === '件') return '基準に届かない回答';
	return partWords[part] ?? part;
}

/** 1,278 */
export function formatCount(count: number): string {
	return count < 1000 ? String(count) : grouped.format(count);
}

/** What a figure of people is called by, where nothing else is said. */
type Unit = Pick<FigureWords, 'unit'>;
const ofPeople: Unit = { unit: '人' };

/** 20.6%, always with its decimal; 「対象者なし」 for null. */
export function formatPercent(percent: number | null, nobody = '対象者なし'): string {
	return percent === null ? nobody : `${percent.toFixed(1)}%`;
}

/** 3.85; what there is nobody of for null. */
export function formatMean(mean: number | null, nobody: string): string {
	return mean === null ? nobody : mean.toFixed(2);
}

/** What stands out of a figure: 20.6%, 延べ51人, 3.85. */
export function formatRate({ numerator, percent, mean }: Rate, words: FigureWords): string {
	if (words.shape === 'count') return `${words.before}${formatCount(numerator)}${words.unit}`;
	return words.shape === 'mean' ? formatMean(mean ?? null, words.nobody) : formatPercent(percent, words.nobody);
}

/** 20%（50人）, 20%, 50人, 0件; 「―」 without a target. */
export function formatTarget(target: AppliedTarget | null, { unit }: Unit = ofPeople, isMean = false): string {
	if (target?.value !== undefined) return isMean ? String(target.value) : formatValue(target.value, unit);
	const percent = target?.percent === undefined ? null : `${target.percent}%`;
	const headcount = target?.headcount === undefined ? null : `${formatCount(target.headcount)}${unit}`;
	if (percent && headcount) return `${percent}（${headcount}）`;
	return percent ?? headcount ?? '―';
}

/** 1,234.5件, as it was entered. */
export function formatValue(value: number, unit: string): string {
	return `${exact.format(value)}${unit}`;
}

/** あと12人; 「―」 where there is nothing to reach. */
export function formatShortfall(shortfall: number | null | undefined, { unit }: Unit = ofPeople): string {
	return shortfall === null || shortfall === undefined ? '―' : `あと${formatCount(shortfall)}${unit}`;
}

/** The shortfall is computed in exact arithmetic, so it decides; null, no judgement, without a target. */
export function judgement({ target, shortfall, met }: Aim): 'met' | 'unmet' | null {
	if (target !== null && met !== undefined && met !== null) return met ? 'met' : 'unmet';
	if (target === null || shortfall === null || shortfall === undefined) return null;
	return shortfall === 0 ? 'met' : 'unmet';
}

/** The heading over the numbers a percentage or a mean is made of, or over the denominator of a count; null where there are none. */
export function partsHeading({ shape, numerator, denominator }: FigureWords): string | null {
	if (shape === 'count') return denominator;
	return denominator === null ? null : `${numerator}／${denominator}`;
}

/** The numbers under `partsHeading`. */
export function formatParts({ numerator, denominator }: Rate, { shape }: FigureWords): string {
	if (denominator === null) return '';
	return shape === 'count' ? formatCount(denominator) : `${formatCount(numerator)}／${formatCount(denominator)}`;
}
