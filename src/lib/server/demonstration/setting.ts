import { type CivilDate, day, type DayNumber, type FiscalYear, fiscalYearOf, toDayNumber } from '$lib/domain/calendar';
import { april1 } from './days';

/** What a town is generated from. Nothing else decides a row of it. */
export type Setting = {
	seed: number;
	/** about how many people are employed today */
	staff: number;
	today: DayNumber;
	/** 年度 of today */
	fiscalYear: FiscalYear;
	/** the first of the three fiscal years of the town's own plan; the third is today's */
	planStart: FiscalYear;
	/** the 4月1日 of 機構改革: sections change their 部, one is merged into another */
	reorganisedOn: DayNumber;
};

/** The posts begin with this 年度; before it there are only hiring dates, qualifications and old courses. */
export const FIRST_FISCAL_YEAR: FiscalYear = 2022;

/** 令和8年4月1日: three finished years of 洲本市's plan, 令和5–7年度, must lie behind today. */
export const FIRST_TODAY = day('2026-04-01');

/** The number of posts in the town that is written out by hand. */
export const USUAL_STAFF = 438;

/** @throws RangeError when today is no day or before `FIRST_TODAY`, or the number of staff is below 100 */
export function settingOf(options: { staff?: number; seed?: number; today: string }): Setting {
	const today = day(options.today);
	if (today < FIRST_TODAY) throw new RangeError(`the town begins on ${FIRST_TODAY}`);
	const staff = options.staff ?? USUAL_STAFF;
	if (!Number.isInteger(staff) || staff < 100) throw new RangeError('the town has at least 100 staff');
	return derived(options.seed ?? 1, staff, today);
}

function derived(seed: number, staff: number, today: CivilDate): Setting {
	const fiscalYear = fiscalYearOf(today);
	const reorganisedOn = april1(fiscalYear - 1);
	return { seed, staff, today: toDayNumber(today), fiscalYear, planStart: fiscalYear - 2, reorganisedOn };
}

/** How much of the present fiscal year has passed: above 0 on 4月1日, 1 on 3月31日. */
export function progress(setting: Setting): number {
	return Math.min(1, (setting.today - april1(setting.fiscalYear) + 1) / 365);
}

/** How many of something there are in a town of this size, for a number given for the usual town; at least that number. */
export function scaled(setting: Setting, usual: number): number {
	return Math.max(usual, Math.round((usual * setting.staff) / USUAL_STAFF));
}
