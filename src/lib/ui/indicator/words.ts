import { formatFiscalYear } from '$lib/domain/calendar';
import {
	type AnyReport,
	type AppliedTarget,
	type Evaluation,
	type FigureWords,
	isManual,
	isMet,
	type Pace,
	type Plan,
	type Rate
} from '$lib/domain/indicator';
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

/** What is to be known of a figure of a day to come. */
export const futureWords = '先の日付です。いま分かっている発令で計算しています。';

/** Why departments are missing from a table; `heads`: the reader sees rows by their work, not as one of the staff. */
export function rowsLeftOut(heads: boolean): string {
	if (heads) return '担当する所属と、自分の課・部だけを表示しています。';
	return '自分の課と、その上の部だけを表示しています。対象者が5人未満のところは表示しません。';
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

/** null, no judgement, without a target or without anybody to count. */
export function judgement(aim: Aim): 'met' | 'unmet' | null {
	const met = isMet({ ...aim, shortfall: aim.shortfall ?? null });
	return met === null ? null : met ? 'met' : 'unmet';
}

/** 月30人, 達成済み; 「―」 where no pace can be told. */
export function formatPace(pace: Pace | null, { unit }: Unit = ofPeople): string {
	if (pace === null) return '―';
	return pace.kind === 'reached' ? '達成済み' : `月${formatCount(pace.perMonth)}${unit}`;
}

/** To which target the pace leads, and over how many months. */
export function formatPaceGoal(pace: Pace, { unit }: Unit = ofPeople): string {
	const goal = `${formatFiscalYear(pace.fiscalYear)}の目標`;
	if (pace.kind === 'reached') return `${goal}に届いています`;
	return `${goal}まであと${formatCount(pace.missing)}${unit}、残り${pace.months}か月`;
}

/** 「3年度のうち2年度で達成」; where nothing was promised nothing is judged. */
export function formatEvaluation({ judged, met }: Evaluation): string {
	return judged === 0
		? '目標がないか、数える対象がないため、達成は判定しません'
		: `${judged}年度のうち${met}年度で達成`;
}

/** What stands out of a figure, also of one entered by hand. */
export function formatOverall(overall: AnyReport['overall'], words: FigureWords): string {
	if (!isManual(overall)) return formatRate(overall, words);
	return overall.value === null ? words.nobody : formatValue(overall.value, words.unit);
}

/** The numbers under `partsHeading`; one entered by hand has none. */
export function formatOverallParts(overall: AnyReport['overall'], words: FigureWords): string {
	return isManual(overall) ? '' : formatParts(overall, words);
}

/** Whether a figure is counted by another rule than the one before it. */
export function changesRule(figures: readonly { ruleFrom?: string | null }[], place: number): boolean {
	const before = figures[place - 1];
	return before !== undefined && (figures[place]?.ruleFrom ?? null) !== (before.ruleFrom ?? null);
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
