import { type CivilDate, civilDateOf, daysInMonth } from './civil-date';
import { type Era, eras } from './era';

const western = [/^(\d{4})-(\d{2})-(\d{2})$/, /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/];
const eraNames = '明治|大正|昭和|平成|令和';
const japanese = [
	/^([MTSHR])(\d{1,2}|元)\.(\d{1,2})\.(\d{1,2})$/,
	new RegExp(`^(${eraNames})(\\d{1,2}|元)年(\\d{1,2})月(\\d{1,2})日$`)
];
const sevenDigits = /^([345])(\d{2})(\d{2})(\d{2})$/;
const westernPart = /^(\d{4})(?:-(\d{2}))?$/;
const japanesePart = [
	/^([MTSHR])(\d{1,2}|元)(?:\.(\d{1,2}))?$/,
	new RegExp(`^(${eraNames})(\\d{1,2}|元)年(?:(\\d{1,2})月)?$`)
];

/**
 * A day written as municipalities write it: `2026-04-01`, `2026/4/1`, `R8.4.1`, `令和8年4月1日`, `令和元年…`, `5080401`;
 * full-width digits too. A day outside its era (H31.5.1) does not exist.
 *
 * @returns null for anything else
 */
export function parseDate(written: string): CivilDate | null {
	const text = halfWidthDigits(written);
	for (const form of western) {
		const match = form.exec(text);
		if (match) return civilDateOf(Number(match[1]), Number(match[2]), Number(match[3]));
	}
	for (const form of japanese) {
		const match = form.exec(text);
		if (match) return inEra(eraNamed(match[1]), match[2], match[3], match[4]);
	}
	const digits = sevenDigits.exec(text);
	return digits
		? inEra(
				eras.find((era) => era.digit === digits[1]),
				digits[2],
				digits[3],
				digits[4]
			)
		: null;
}

/** What a date of which only a part may be known can mean: every day from `first` to `last`. */
export type PartDate = { first: CivilDate; last: CivilDate };

/**
 * A 合格日 of which perhaps only the year or the month is known: `2019`, `2019-06`, `R5`, `R5.6` or a full date. Clipped to
 * its era: `H31` ends on 2019-04-30.
 *
 * @returns null for anything else
 */
export function parsePartDate(written: string): PartDate | null {
	const full = parseDate(written);
	if (full) return { first: full, last: full };
	const text = halfWidthDigits(written);
	const match = westernPart.exec(text);
	if (match) return span(Number(match[1]), match[2] === undefined ? null : Number(match[2]));
	for (const form of japanesePart) {
		const found = form.exec(text);
		if (found) return spanInEra(eraNamed(found[1]), found[2], found[3]);
	}
	return null;
}

function halfWidthDigits(text: string): string {
	return text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
}

function eraNamed(written: string | undefined): Era | undefined {
	return eras.find((era) => era.letter === written || era.name === written);
}

function yearInEra(era: Era, written: string | undefined): number {
	const year = written === '元' ? 1 : Number(written);
	return year < 1 ? NaN : era.offset + year;
}

function inEra(era: Era | undefined, year?: string, month?: string, dayOfMonth?: string): CivilDate | null {
	if (!era) return null;
	const date = civilDateOf(yearInEra(era, year), Number(month), Number(dayOfMonth));
	return date && era.first <= date && date <= era.last ? date : null;
}

function span(year: number, month: number | null): PartDate | null {
	const first = civilDateOf(year, month ?? 1, 1);
	const last = first && civilDateOf(year, month ?? 12, daysInMonth(year, month ?? 12));
	return first && last && { first, last };
}

function spanInEra(era: Era | undefined, year?: string, month?: string): PartDate | null {
	const whole = era && span(yearInEra(era, year), month === undefined ? null : Number(month));
	if (!era || !whole || whole.last < era.first || era.last < whole.first) return null;
	return {
		first: whole.first < era.first ? era.first : whole.first,
		last: era.last < whole.last ? era.last : whole.last
	};
}
