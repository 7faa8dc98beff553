import {
	type CivilDate,
	type DayNumber,
	firstDayOf,
	type FiscalYear,
	fiscalYearOf,
	fromDayNumber,
	lastDayOf,
	toDayNumber
} from '$lib/domain/calendar';

/** The day as `YYYY-MM-DD`; blank for an open end. */
export function dayText(day: DayNumber | null): string {
	return day === null ? '' : civilDate(day);
}

/** 4月1日 of the fiscal year. */
export const april1 = remembered((fiscalYear: FiscalYear): DayNumber => toDayNumber(firstDayOf(fiscalYear)));

/** The last day of the fiscal year, 3月31日 of the following calendar year. */
export const march31 = remembered((fiscalYear: FiscalYear): DayNumber => toDayNumber(lastDayOf(fiscalYear)));

/** 年度 of the day. */
export const fiscalYearOfDay = remembered((day: DayNumber): FiscalYear => fiscalYearOf(civilDate(day)));

/** The day as a date. */
export const civilDate = remembered((day: DayNumber): CivilDate => fromDayNumber(day));

/** The first day of a month of a fiscal year: month 1 to 3 lies in the following calendar year. */
export function firstOfMonth(fiscalYear: FiscalYear, month: number): DayNumber {
	return inFiscalYear(fiscalYear, month, 1);
}

/** A day of a fiscal year by its month and its day of the month. */
export function inFiscalYear(fiscalYear: FiscalYear, month: number, dayOfMonth: number): DayNumber {
	const year = month < 4 ? fiscalYear + 1 : fiscalYear;
	const [mm, dd] = [month, dayOfMonth].map((number) => String(number).padStart(2, '0'));
	return toDayNumber(`${year}-${mm}-${dd}` as CivilDate);
}

/** The day itself, or the Monday after a weekend. */
export function weekdayFrom(day: DayNumber): DayNumber {
	return isWeekend(day) ? weekdayFrom(day + 1) : day;
}

/** Saturday or Sunday; 1970-01-01 was a Thursday. */
export function isWeekend(day: DayNumber): boolean {
	const weekday = (((day + 4) % 7) + 7) % 7;
	return weekday === 0 || weekday === 6;
}

/** Works each answer out once: a large town asks a million times about a few thousand days. */
function remembered<Answer>(answerFor: (number: number) => Answer): (number: number) => Answer {
	const answers = new Map<number, Answer>();
	return (number) => {
		const known = answers.get(number);
		if (known !== undefined) return known;
		const answer = answerFor(number);
		answers.set(number, answer);
		return answer;
	};
}
