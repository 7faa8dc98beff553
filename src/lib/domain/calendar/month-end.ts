import { addDays, addMonths, type CivilDate, civilDateOf, daysInMonth, parts } from './civil-date';

/** The last day of the month in which a day lies. */
export function monthEndOf(date: CivilDate): CivilDate {
	const { year, month } = parts(date);
	return civilDateOf(year, month, daysInMonth(year, month))!;
}

/** The last month-end before the day. */
export function monthEndBefore(date: CivilDate): CivilDate {
	return monthEndOf(addMonths(date, -1));
}

/** The first month-end after the day. */
export function monthEndAfter(date: CivilDate): CivilDate {
	return monthEndOf(addDays(date, 1));
}

/** So many month-ends, the last of them on the day or before it, the earliest first. */
export function monthEndsUntil(date: CivilDate, count: number): CivilDate[] {
	const last = monthEndOf(date) === date ? date : monthEndBefore(date);
	return Array.from({ length: count }, (_, index) => monthEndOf(addMonths(last, index + 1 - count)));
}

/** How many month-ends come after the first day, up to the last day and with it; 0 where there are none. */
export function monthEndsBetween(first: CivilDate, last: CivilDate): number {
	const months = monthsSinceYearZero(last) - monthsSinceYearZero(first);
	return Math.max(0, months + (monthEndOf(last) === last ? 1 : 0) - (monthEndOf(first) === first ? 1 : 0));
}

function monthsSinceYearZero(date: CivilDate): number {
	const { year, month } = parts(date);
	return year * 12 + month;
}
