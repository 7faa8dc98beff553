import { type CivilDate, formatFiscalYear, monthEndOf, parts } from '$lib/domain/calendar';
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
export const futureWords = '先の日付です。記録は今日までのものを、在籍はいま分かっている発令で数えています。';

/** Why departments are missing from a table; `heads`: the reader sees rows by their work, not as one of the staff. */
export function rowsLeftOut(heads: boolean): string {
	if (heads) return '担当する所属と、自分の課・部だけを表示しています。';
	return '自分の課と、その上の部だけを表示しています。対象者が5人未満のところは表示しません。';
}

const partWords: Record<string, string> = {
	denominator: '対象者',
	numerator: '済',
	pending: '確認待ち',
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

/**
 * How a figure stands against its target: 達成 or 未達 only where its year is over (`isFinal`), since until then nothing is decided; null
 * where there is nothing to judge by.
 */
export function standingOf(aim: Aim, isFinal: boolean): 'met' | 'unmet' | 'reached' | 'running' | null {
	const judged = judgement(aim);
	if (judged === null || isFinal) return judged;
	return judged === 'met' ? 'reached' : 'running';
}

/** What a figure lacks, with those of it who only wait: あと43人（確認待ち10人を含む）. They are not counted yet. */
export function formatGap(shortfall: number, pending: number, { unit }: Unit = ofPeople): string {
	const gap = formatShortfall(shortfall, { unit });
	if (shortfall === 0 || pending === 0) return gap;
	const waiting = `確認待ち${formatCount(pending)}${unit}`;
	return `${gap}（${pending > shortfall ? `${waiting}が確認済になると届きます` : `${waiting}を含む`}）`;
}

/** Which of two promises says あとn人; null where there is only one. */
export function decidingWords(target: AppliedTarget | null, { shape }: Pick<FigureWords, 'shape'>): string | null {
	if (target?.percent === undefined || target.headcount === undefined) return null;
	return shape === 'percent' ? '割合で判定' : '人数で判定';
}

/** 月30人, 達成済み; 「―」 where no pace can be told. */
export function formatPace(pace: Pace | null, { unit }: Unit = ofPeople): string {
	if (pace === null) return '―';
	return pace.kind === 'reached' ? '達成済み' : `月${formatCount(pace.perMonth)}${unit}`;
}

/** To which target the pace leads from the day on, and over how many months; on the last day of a month that month is over. */
export function formatPaceGoal(pace: Pace, asOf: CivilDate, { unit }: Unit = ofPeople): string {
	const goal = `${formatFiscalYear(pace.fiscalYear)}の目標`;
	if (pace.kind === 'reached') return `${goal}に届いています`;
	const month = monthEndOf(asOf) === asOf ? '' : `（${parts(asOf).month}月を含む）`;
	return `${goal}まであと${formatCount(pace.missing)}${unit}、残り${pace.months}か月${month}`;
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

/** How a figure has changed since another one, as both are written: +1.7ポイント, －3人; blank where one is of nobody. */
export function formatChange(before: Rate, now: Rate, words: FigureWords): string {
	const [from, to] = [before, now].map((rate) => changing(rate, words));
	if (from == null || to == null) return '';
	const digits = { percent: 1, count: 0, mean: 2, value: 2 }[words.shape];
	const change = Number((to - from).toFixed(digits));
	const sign = change > 0 ? '＋' : change < 0 ? '－' : '±';
	const unit = { percent: 'ポイント', count: words.unit, mean: '', value: words.unit }[words.shape];
	return `${sign}${Math.abs(change).toFixed(digits)}${unit}`;
}

function changing({ numerator, percent, mean }: Rate, { shape }: FigureWords): number | null | undefined {
	if (shape === 'count') return numerator;
	// As they are written: a reader who subtracts gets the same.
	return shape === 'mean' ? mean && Number(mean.toFixed(2)) : percent;
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
