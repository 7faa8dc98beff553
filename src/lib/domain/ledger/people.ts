import { type Staff } from '$lib/domain/organisation';
import { dayNumber, endNumber } from './spans';

/** Everyone the town ever recorded; a person is a position in these columns. */
export type People = {
	count: number;
	staff: readonly Staff[];
	/** first and last day employed; `openEnd` while employed */
	hiredOn: Int32Array;
	leftOn: Int32Array;
	/** the position of a 職員番号 */
	positions: ReadonlyMap<string, number>;
};

export function buildPeople(staff: readonly Staff[]): People {
	return {
		count: staff.length,
		staff,
		hiredOn: Int32Array.from(staff, (one) => dayNumber(one.hiredOn)),
		leftOn: Int32Array.from(staff, (one) => endNumber(one.leftOn)),
		positions: new Map(staff.map((one, position) => [one.staffNumber, position]))
	};
}
