import { addDays, type CivilDate } from './civil-date';

const minutesOfDay = 24 * 60;
/** UTC+9, in minutes */
const inJapan = 9 * 60;

const clock = /^(\d{1,2})[:時](\d{1,2})/;
const named = /(?:Z|UTC|GMT)\s*(?:([+-])(\d{1,2})(?::?(\d{2}))?)?\)?$/i;
/** Without a name it is a zone only where it cannot be the end of a span (9:00-10:00): behind seconds, or in the form of ISO 8601. */
const bare = /([+-])(\d{2})(?::?(\d{2}))?$/;

/**
 * The day it is in Japan at a day and time that were written down: a time with a zone behind it (`15:30:00Z`, `15:30+00:00`,
 * `1:23:45 午後 GMT+9`) may be of another day here. A time that names no zone is Japan's.
 *
 * @param time as written behind the day, from the hour on
 * @param isIso whether a T stood between them
 */
export function dayAtTime(on: CivilDate, time: string, isIso: boolean): CivilDate {
	const text = time.normalize('NFKC').trim();
	const at = clock.exec(text);
	const offset = offsetOf(text, isIso);
	if (!at || offset === null) return on;
	const minutes = hourOf(Number(at[1]), text) * 60 + Number(at[2]) - offset + inJapan;
	return addDays(on, Math.floor(minutes / minutesOfDay));
}

/** Minutes before UTC; null where no zone is named. */
function offsetOf(text: string, isIso: boolean): number | null {
	const hasSeconds = /^\d{1,2}:\d{1,2}:\d{1,2}/.test(text);
	const zone = named.exec(text) ?? (isIso || hasSeconds ? bare.exec(text) : null);
	if (!zone) return null;
	const minutes = Number(zone[2] ?? 0) * 60 + Number(zone[3] ?? 0);
	return zone[1] === '-' ? -minutes : minutes;
}

function hourOf(hour: number, text: string): number {
	if (/午後|pm/i.test(text) && hour < 12) return hour + 12;
	return /午前|am/i.test(text) && hour === 12 ? 0 : hour;
}
