// Days as text, month by month, the way a clerk counts them. Shares nothing with $lib/domain/calendar on purpose.

/** Whether the day lies in a period whose last day is included; null is without end. */
export function within(from: string, day: string, to: string | null): boolean {
	if (day < from) return false;
	if (to !== null && day > to) return false;
	return true;
}

/** The year of the 1 April on or before the day. */
export function fiscalYear(day: string): number {
	const year = Number(day.slice(0, 4));
	return day.slice(5) >= '04-01' ? year : year - 1;
}

/** Month by month; the day of the month is cut to what the month reached has. Beyond the year 9999 later than any day. */
export function monthsLater(day: string, months: number): string {
	let year = Number(day.slice(0, 4));
	let month = Number(day.slice(5, 7));
	for (let step = 0; step < months; step++) {
		month += 1;
		if (month === 13) {
			month = 1;
			year += 1;
		}
	}
	if (year > 9999) return '9999-99-99';
	const dayOfMonth = Math.min(Number(day.slice(8, 10)), lengthOf(year, month));
	return `${digits(year, 4)}-${digits(month, 2)}-${digits(dayOfMonth, 2)}`;
}

function lengthOf(year: number, month: number): number {
	const leap = year % 400 === 0 || (year % 4 === 0 && year % 100 !== 0);
	return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]!;
}

function digits(number: number, length: number): string {
	return String(number).padStart(length, '0');
}
