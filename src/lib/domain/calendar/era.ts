import { type CivilDate } from './civil-date';

/** 元号 with its first and last day (元号法; for 明治 to 昭和 the proclamations). The day of a change belongs to the new era. */
export type Era = {
	name: string;
	letter: string;
	digit: string | null;
	first: CivilDate;
	last: CivilDate;
	offset: number;
};

export const eras: readonly Era[] = [
	era('明治', 'M', null, '1868-01-25', '1912-07-29', 1867),
	era('大正', 'T', null, '1912-07-30', '1926-12-24', 1911),
	era('昭和', 'S', '3', '1926-12-25', '1989-01-07', 1925),
	era('平成', 'H', '4', '1989-01-08', '2019-04-30', 1988),
	era('令和', 'R', '5', '2019-05-01', '9999-12-31', 2018)
];

/** The era a day belongs to, or null before 明治. */
export function eraOf(date: CivilDate): Era | null {
	return eras.find((candidate) => candidate.first <= date && date <= candidate.last) ?? null;
}

function era(name: string, letter: string, digit: string | null, first: string, last: string, offset: number): Era {
	return { name, letter, digit, first: first as CivilDate, last: last as CivilDate, offset };
}
