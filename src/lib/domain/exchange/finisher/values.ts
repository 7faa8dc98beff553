import { addDays, civilDateOf, type CivilDate, dayAtTime, parseDate } from '$lib/domain/calendar';
import { numberIn } from '../rows/number';
import { type FinisherColumns } from './columns';

const time = /([T\s])\s*(\d{1,2}[:時]\d{1,2}.*)$/;
const western = [/^(\d{4})年(\d{1,2})月(\d{1,2})日$/, /^(\d{4})[-.](\d{1,2})[-.](\d{1,2})$/, /^(\d{4})(\d{2})(\d{2})$/];

/**
 * A day as senders write it: every way an import knows, also 2026年4月1日, 2026.4.1, 20260401, and with a time behind it; where that names
 * its zone, the day it was in Japan. null: none.
 */
export function readDay(written: string): CivilDate | null {
	const text = written.normalize('NFKC').trim();
	const behind = time.exec(text);
	if (!behind) return dayAlone(text);
	const on = dayAlone(text.slice(0, behind.index).trim());
	return on && dayAtTime(on, behind[2]!, behind[1] === 'T');
}

function dayAlone(text: string): CivilDate | null {
	const known = parseDate(text);
	if (known) return known;
	for (const form of western) {
		const match = form.exec(text);
		if (match) return civilDateOf(Number(match[1]), Number(match[2]), Number(match[3]));
	}
	return null;
}

/**
 * The day whose number in a spreadsheet this is, for those of our time (2000–2099); null for other texts. It may be something else, so that
 * it is only ever told, never taken.
 */
export function serialDay(written: string): CivilDate | null {
	const serial = numberIn(written.normalize('NFKC').trim(), { least: 36_526, most: 73_050 });
	return serial === null ? null : addDays(civilDateOf(1899, 12, 30)!, Math.floor(serial));
}

/** More hours than one training of a list takes; minutes in a column of hours are mostly more. */
export const mostHours = 200;

/**
 * Hours as senders write them: 1.5, 1.5時間, 1時間30分, 90分, 1:30, 01:30:00. null for what is none.
 *
 * @param hoursIn what a number without a unit is
 */
export function readHours(written: string, hoursIn: FinisherColumns['hoursIn'] = 'hours'): number | null {
	const text = written.normalize('NFKC').replace(/\s/g, '');
	const clock = /^(\d{1,3}):([0-5]\d)(?::([0-5]\d))?$/.exec(text);
	if (clock) return hours(Number(clock[1]), Number(clock[2]), Number(clock[3] ?? 0));
	const words = /^(?:(\d{1,3}(?:\.\d+)?)(?:時間|h))?(?:(\d{1,4})(?:分|min))?$/i.exec(text);
	if (words && text !== '') return hours(Number(words[1] ?? 0), Number(words[2] ?? 0));
	const bare = numberIn(text, { least: 0 });
	return bare === null || hoursIn === 'hours' ? bare : hours(0, bare);
}

function hours(whole: number, minutes: number, seconds = 0): number {
	return Math.round((whole + minutes / 60 + seconds / 3600) * 100) / 100;
}

/** 理解度 1–5; of a hundred points each twenty are one level, none at all the lowest. null for what is none. */
export function readComprehension(written: string, scale: FinisherColumns['scale']): number | null {
	const text = written.normalize('NFKC').replace(/\s|点$/g, '');
	if (scale === 'level') return numberIn(text, { least: 1, most: 5, whole: true });
	const points = numberIn(text, { least: 0, most: 100 });
	return points === null ? null : Math.max(1, Math.ceil(points / 20));
}
