import { type CivilDate, type DayNumber, eraOf, parts, toDayNumber } from '$lib/domain/calendar';
import { civilDate } from '../days';
import type { Random } from '../random';

/** An examination as this town's people have passed it. */
export type Examination = {
	code: string;
	/** calendar years of its results, first and last; null while it is held */
	years: [number, number | null];
	/** the months in which results come out */
	months: readonly number[];
	/** how many of the 一般行政職 who could have passed it did */
	share: number;
};

const spring = 5;
const autumn = 12;
const always = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

export const examinations: Examination[] = [
	{ code: 'OLD-2', years: [1984, 2000], months: [6, autumn], share: 0.06 },
	{ code: 'AD', years: [1994, 2009], months: [spring, 11], share: 0.09 },
	{ code: 'SW', years: [2001, 2008], months: [6, autumn], share: 0.012 },
	{ code: 'SU', years: [2001, 2008], months: [12], share: 0.005 },
	{ code: 'FE', years: [2001, null], months: [spring, 11], share: 0.05 },
	{ code: 'IP', years: [2010, null], months: always, share: 0.16 },
	{ code: 'SG', years: [2016, null], months: [spring, 11], share: 0.03 },
	{ code: 'AP', years: [2009, null], months: [6, autumn], share: 0.012 },
	{ code: 'NW', years: [2009, null], months: [autumn], share: 0.004 },
	{ code: 'SC', years: [2017, null], months: [6, autumn], share: 0.006 }
];

/** Old examinations and new ones that satisfy 応用情報 in the catalogue, as far as the town has them. */
export const AS_GOOD_AS_AP = ['AP', 'SC', 'RISS', 'NW', 'SW', 'SU'];

/** A day of results somebody hired in this year can have passed on, null where the examination was over or has not begun. */
export function resultDay(
	random: Random,
	examination: Examination,
	hiredYear: number,
	today: DayNumber
): DayNumber | null {
	const first = Math.max(examination.years[0], hiredYear - 3);
	const last = examination.years[1] ?? parts(civilDate(today)).year;
	if (first > last) return null;
	const [year, month] = [random.integer(first, last), random.pick(examination.months)];
	const day = dayOf(year, month, random.integer(10, 28));
	return day <= today ? day : dayOf(Math.max(first, year - 1), month, 20) <= today ? dayOf(year - 1, month, 20) : null;
}

/** A certificate's number in the form of its time; blank where nobody has noted it. */
export function certificateNumber(random: Random, code: string, day: DayNumber): string {
	const { year, month } = parts(civilDate(day));
	const [sitting, serial] = [String(month).padStart(2, '0'), String(random.integer(1, 49_999)).padStart(5, '0')];
	if (random.chance(0.2)) return '';
	return year >= 2021 ? `第${year}-${sitting}-${serial}号` : `第${code}-${year}-${sitting}-${serial}号`;
}

/** A 合格日 as people remember it: a full date, or only its month or year, in the western or the Japanese calendar. */
export function asRemembered(random: Random, day: DayNumber): string {
	const text = civilDate(day);
	const { year, month } = parts(text);
	const era = eraOf(text);
	const eraYear = era ? `${era.letter}${year - era.offset}` : String(year);
	const forms = [text, text, text, text, text.slice(0, 7), `${eraYear}.${month}`, String(year), eraYear];
	return random.pick(forms);
}

function dayOf(year: number, month: number, dayOfMonth: number): DayNumber {
	const [mm, dd] = [month, dayOfMonth].map((number) => String(number).padStart(2, '0'));
	return toDayNumber(`${year}-${mm}-${dd}` as CivilDate);
}
