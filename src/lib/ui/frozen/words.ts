import { dayInJapan, formatDay, timeInJapan } from '$lib/domain/calendar';
import { type AnyReport, type FigureWords, isManual } from '$lib/domain/indicator';
import { formatParts, formatRate, formatValue, partsHeading } from '$lib/ui/indicator/words';

/** A digest in eight groups of eight, as people compare it letter by letter. */
export function digestGroups(digest: string): string[] {
	return digest.match(/.{1,8}/g) ?? [];
}

/** 2026年4月10日 09:05 in Japan. @param at UTC, ISO 8601 */
export function formatMoment(at: string): string {
	const instant = new Date(at);
	return `${formatDay(dayInJapan(instant))} ${timeInJapan(instant)}`;
}

/** A figure in one line of a list: 42.9%（3／7）, 延べ51人, 2件. */
export function formatOverall(overall: AnyReport['overall'], words: FigureWords): string {
	if (isManual(overall)) return overall.value === null ? words.nobody : formatValue(overall.value, words.unit);
	const isOf = partsHeading(words) !== null && overall.denominator !== null && words.shape !== 'count';
	return `${formatRate(overall, words)}${isOf ? `（${formatParts(overall, words)}）` : ''}`;
}

/** What the files of a frozen report are called. */
export const frozenFileWords: Record<string, string> = {
	'report.xlsx': '確定した数値のExcelブック',
	'report.csv': '確定した数値のCSV',
	'names.csv': '確定した名簿のCSV'
};
