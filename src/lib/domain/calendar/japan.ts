import { type CivilDate } from './civil-date';

const nineHours = 9 * 3_600_000;

/** The day it is in Japan at this instant, whatever the machine's time zone: Japan has had UTC+9 without summer time since 1952. */
export function dayInJapan(instant: Date): CivilDate {
	return new Date(instant.getTime() + nineHours).toISOString().slice(0, 10) as CivilDate;
}

/** The time of day in Japan at this instant, to the minute: 09:05. */
export function timeInJapan(instant: Date): string {
	return new Date(instant.getTime() + nineHours).toISOString().slice(11, 16);
}

/** The instant at which this day begins in Japan. */
export function startInJapan(date: CivilDate): Date {
	return new Date(Date.parse(`${date}T00:00:00Z`) - nineHours);
}
