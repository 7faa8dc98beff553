import { type CivilDate, type DayNumber, toDayNumber } from '$lib/domain/calendar';

/** A last day that never comes. */
export const openEnd: DayNumber = 2_147_483_647;

const known = new Map<CivilDate, DayNumber>();

/** The day's number; days repeat a great deal in a town's records, so each text is reckoned once. */
export function dayNumber(date: CivilDate): DayNumber {
	let number = known.get(date);
	if (number === undefined) known.set(date, (number = toDayNumber(date)));
	return number;
}

/** A last day as a number; null is open. */
export function endNumber(date: CivilDate | null): DayNumber {
	return date === null ? openEnd : dayNumber(date);
}

/** How many of these days, which stand in order, are before the day or on it; `-Infinity` is before them all. */
export function countThrough(days: Int32Array, day: DayNumber): number {
	let [low, high] = [0, days.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (days[middle]! <= day) low = middle + 1;
		else high = middle;
	}
	return low;
}
