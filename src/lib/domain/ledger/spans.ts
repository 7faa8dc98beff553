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

/**
 * Where each person's rows lie in columns ordered by person: those of person p are start[p] … start[p + 1] - 1. Also tells the
 * order in which rows have to be laid down.
 */
export function groupByPerson(persons: readonly number[], people: number): { start: Int32Array; order: Int32Array } {
	const start = new Int32Array(people + 1);
	for (const person of persons) start[person + 1]! += 1;
	for (let person = 0; person < people; person++) start[person + 1]! += start[person]!;
	const next = start.slice();
	const order = new Int32Array(persons.length);
	persons.forEach((person, row) => (order[next[person]!++] = row));
	return { start, order };
}
