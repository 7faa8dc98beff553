declare const brand: unique symbol;

/** A day in Japan as `YYYY-MM-DD`. Sorts and compares as text; has no time and no time zone. */
export type CivilDate = string & { readonly [brand]: true };

/** Whole days since 1970-01-01: what the ledger computes with. */
export type DayNumber = number;

const pattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const millisecondsPerDay = 86_400_000;

/** Whether the text is `YYYY-MM-DD` and such a day exists (2025-02-29 does not). */
export function isCivilDate(text: string): text is CivilDate {
	const match = pattern.exec(text);
	return match !== null && civilDateOf(Number(match[1]), Number(match[2]), Number(match[3])) === text;
}

/** The day in `YYYY-MM-DD`; for literals in code and tests. @throws RangeError where there is no such day */
export function day(text: string): CivilDate {
	if (!isCivilDate(text)) throw new RangeError(`not a day: ${text}`);
	return text;
}

/** The day of these three numbers (month 1–12), or null where the calendar has none. */
export function civilDateOf(year: number, month: number, dayOfMonth: number): CivilDate | null {
	if (year < 1 || year > 9999 || month < 1 || month > 12) return null;
	if (dayOfMonth < 1 || dayOfMonth > daysInMonth(year, month)) return null;
	return `${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}` as CivilDate;
}

/** How many days the month has (month 1–12). */
export function daysInMonth(year: number, month: number): number {
	const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
	if (month === 2) return leap ? 29 : 28;
	return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Year, month (1–12) and day of the month. */
export function parts(date: CivilDate): { year: number; month: number; dayOfMonth: number } {
	return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), dayOfMonth: Number(date.slice(8, 10)) };
}

export function toDayNumber(date: CivilDate): DayNumber {
	const { year, month, dayOfMonth } = parts(date);
	// setUTCFullYear instead of Date.UTC, which reads the years 0–99 as 1900–1999
	return new Date(0).setUTCFullYear(year, month - 1, dayOfMonth) / millisecondsPerDay;
}

export function fromDayNumber(number: DayNumber): CivilDate {
	return new Date(number * millisecondsPerDay).toISOString().slice(0, 10) as CivilDate;
}

export function addDays(date: CivilDate, days: number): CivilDate {
	return fromDayNumber(toDayNumber(date) + days);
}

/** Whole months later, the day clamped to the month's last: 2024-02-29 + 12 months = 2025-02-28. */
export function addMonths(date: CivilDate, months: number): CivilDate {
	const { year, month, dayOfMonth } = parts(date);
	const total = year * 12 + (month - 1) + months;
	const [toYear, toMonth] = [Math.floor(total / 12), (total % 12) + 1];
	return civilDateOf(toYear, toMonth, Math.min(dayOfMonth, daysInMonth(toYear, toMonth))) ?? day('9999-12-31');
}

function pad(number: number, length: number): string {
	return String(number).padStart(length, '0');
}
