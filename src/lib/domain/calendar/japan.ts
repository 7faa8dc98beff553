import { type CivilDate } from './civil-date';

const nineHours = 9 * 3_600_000;

/** The day it is in Japan at this instant, whatever the machine's time zone: Japan has had UTC+9 without summer time since 1952. */
export function dayInJapan(instant: Date): CivilDate {
	return new Date(instant.getTime() + nineHours).toISOString().slice(0, 10) as CivilDate;
}
