import { type CivilDate, parts } from './civil-date';
import { eraOf } from './era';
import { type FiscalYear, firstDayOf } from './fiscal-year';

/** 2026年11月21日 */
export function formatDay(date: CivilDate): string {
	const { year, month, dayOfMonth } = parts(date);
	return `${year}年${month}月${dayOfMonth}日`;
}

/** 11月21日, where the year is plain. */
export function formatDayOfYear(date: CivilDate): string {
	const { month, dayOfMonth } = parts(date);
	return `${month}月${dayOfMonth}日`;
}

/** 令和8年11月21日; the first year of an era is 元年. Before 明治 the western year stands. */
export function formatWareki(date: CivilDate): string {
	const { month, dayOfMonth } = parts(date);
	return `${eraYear(date)}${month}月${dayOfMonth}日`;
}

/** R8.11.21, as it is typed; null before 明治. */
export function formatShortWareki(date: CivilDate): string | null {
	const { year, month, dayOfMonth } = parts(date);
	const era = eraOf(date);
	return era && `${era.letter}${year - era.offset}.${month}.${dayOfMonth}`;
}

/** 2026年11月21日（令和8年） */
export function formatDayWithEra(date: CivilDate): string {
	return `${formatDay(date)}（${eraYear(date)}）`;
}

/** 令和7年度; a fiscal year carries the era of its 1 April, except 2019, which offices call 令和元年度. */
export function formatFiscalYear(fiscalYear: FiscalYear): string {
	const start = fiscalYear === 2019 ? ('2019-05-01' as CivilDate) : firstDayOf(fiscalYear);
	return `${eraYear(start)}度`;
}

function eraYear(date: CivilDate): string {
	const era = eraOf(date);
	const year = parts(date).year - (era?.offset ?? 0);
	return `${era?.name ?? ''}${era && year === 1 ? '元' : year}年`;
}
