import { type CivilDate, parts } from './civil-date';

/** 年度 by the year it starts in: 2025 is 令和7年度, 2025-04-01 to 2026-03-31 (地方自治法 第208条). */
export type FiscalYear = number;

export function fiscalYearOf(date: CivilDate): FiscalYear {
	const { year, month } = parts(date);
	return month >= 4 ? year : year - 1;
}

/** 1 April of the fiscal year. */
export function firstDayOf(fiscalYear: FiscalYear): CivilDate {
	return `${String(fiscalYear).padStart(4, '0')}-04-01` as CivilDate;
}

/** 31 March of the following calendar year. */
export function lastDayOf(fiscalYear: FiscalYear): CivilDate {
	return `${String(fiscalYear + 1).padStart(4, '0')}-03-31` as CivilDate;
}

/** 基準日 of a fiscal year: its 31 March, today while it runs, null while it has not begun. */
export function referenceDay(fiscalYear: FiscalYear, today: CivilDate): CivilDate | null {
	if (today < firstDayOf(fiscalYear)) return null;
	return today < lastDayOf(fiscalYear) ? today : lastDayOf(fiscalYear);
}

/** Every fiscal year from the first to the last, both included. */
export function fiscalYearsBetween(first: FiscalYear, last: FiscalYear): FiscalYear[] {
	return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}
