import { formatFiscalYear } from '$lib/domain/calendar';
import type { AppliedTarget, Plan } from '$lib/domain/indicator';
import type { Aim } from './types';

const grouped = new Intl.NumberFormat('ja-JP');

/** 令和6年度～令和8年度; a plan of one year names it once. */
export function formatYears({
	firstFiscalYear,
	lastFiscalYear
}: Pick<Plan, 'firstFiscalYear' | 'lastFiscalYear'>): string {
	const [first, last] = [formatFiscalYear(firstFiscalYear), formatFiscalYear(lastFiscalYear)];
	return first === last ? first : `${first}～${last}`;
}

/** Which people a list shows. */
export const partWords: Record<string, string> = {
	denominator: '対象者',
	numerator: '済',
	pending: '確認中',
	missing: '未',
	excluded: '対象外'
};

/** 1,278 */
export function formatCount(count: number): string {
	return count < 1000 ? String(count) : grouped.format(count);
}

/** 20.6%, always with its decimal; 「対象者なし」 for null. */
export function formatPercent(percent: number | null): string {
	return percent === null ? '対象者なし' : `${percent.toFixed(1)}%`;
}

/** 20%（50人）, 20%, 50人; 「―」 without a target. */
export function formatTarget(target: AppliedTarget | null): string {
	const percent = target?.percent === undefined ? null : `${target.percent}%`;
	const headcount = target?.headcount === undefined ? null : `${formatCount(target.headcount)}人`;
	if (percent && headcount) return `${percent}（${headcount}）`;
	return percent ?? headcount ?? '―';
}

/** あと12人; 「―」 where there is nothing to reach. */
export function formatShortfall(shortfall: number | null): string {
	return shortfall === null ? '―' : `あと${formatCount(shortfall)}人`;
}

/** The shortfall is computed in exact arithmetic, so it decides; null, no judgement, without a target. */
export function judgement({ target, shortfall }: Aim): 'met' | 'unmet' | null {
	if (target === null || shortfall === null) return null;
	return shortfall === 0 ? 'met' : 'unmet';
}
