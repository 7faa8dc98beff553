import { type CivilDate, type DayNumber } from '$lib/domain/calendar';
import { dayNumber } from '$lib/domain/ledger';

/** Up to 32 days, in order, each once. What is true on some of them is a number with one bit for each day. */
export type SweepDays = { dates: readonly CivilDate[]; numbers: readonly DayNumber[] };
export type DayMask = number;

export const daysASweep = 32;

export function sweepDays(dates: readonly CivilDate[]): SweepDays {
	return { dates, numbers: dates.map(dayNumber) };
}

/** The days from the one at a place up to, but not including, that at another. */
export function maskOf(first: number, end: number): DayMask {
	return first >= end ? 0 : below(end) & ~below(first);
}

/** The days from one day through another. */
export function maskBetween({ numbers }: SweepDays, from: DayNumber, to: DayNumber): DayMask {
	return maskOf(placeOf(numbers, from), placeOf(numbers, to + 1));
}

/** Of how many people each day is true, by the masks of all. Few change more than once, so only changes are counted. */
export function peopleByDay(masks: Int32Array, { numbers }: SweepDays): number[] {
	const changes = new Int32Array(daysASweep);
	for (let person = 0; person < masks.length; person++) {
		const mask = masks[person]!;
		for (let turns = mask ^ (mask << 1); turns !== 0; turns &= turns - 1) {
			const bit = 31 - Math.clz32(turns & -turns);
			changes[bit]! += (mask >>> bit) & 1 ? 1 : -1;
		}
	}
	let count = 0;
	return numbers.map((_, place) => (count += changes[place]!));
}

/** Adds an amount on each day of a mask. */
export function addOn(sums: number[], mask: DayMask, amount: number): void {
	for (let left = mask; left !== 0; left &= left - 1) sums[31 - Math.clz32(left & -left)]! += amount;
}

function below(place: number): DayMask {
	return place >= daysASweep ? -1 : (1 << place) - 1;
}

/** How many of the days are before this one. */
function placeOf(numbers: readonly DayNumber[], day: DayNumber): number {
	let place = 0;
	while (place < numbers.length && numbers[place]! < day) place += 1;
	return place;
}
