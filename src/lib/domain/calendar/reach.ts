import { type CivilDate, day } from './civil-date';

/** Nobody asks for a figure before or after these days; and behind the ends of the calendar there are no month-ends to go to. */
export const firstDayInReach = day('1900-01-01');
export const lastDayInReach = day('2200-12-31');

/** Whether a figure may be asked for as of the day. */
export function isInReach(date: CivilDate): boolean {
	return firstDayInReach <= date && date <= lastDayInReach;
}
