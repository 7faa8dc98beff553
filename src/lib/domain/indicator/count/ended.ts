import { type CivilDate, fromDayNumber } from '$lib/domain/calendar';
import { dayNumber, type Ledger } from '$lib/domain/ledger';
import { chainsOf } from '../population/chains';

/** A department that is no longer valid on the day asked about, as it stood on its last one. */
export type EndedDepartment = {
	/** in the ledger's dictionary */
	number: number;
	code: string;
	name: string;
	parentCode: string | null;
	depth: number;
	endedOn: CivilDate;
};

/** The departments that are not valid on the day but were before and `has` something, the first that ended first. */
export function endedDepartments(
	ledger: Ledger,
	asOf: CivilDate,
	has: (department: number) => boolean
): EndedDepartment[] {
	const tree = ledger.treeOn(asOf);
	const numbers = [...ledger.posts.departments.words.keys()].slice(1);
	return numbers
		.filter((number) => (tree.places[number] ?? -1) < 0 && has(number))
		.flatMap((number) => lastDays(ledger, asOf, number))
		.sort((one, other) => compare(one.endedOn, other.endedOn) || compare(one.code, other.code));
}

function lastDays(ledger: Ledger, asOf: CivilDate, number: number): EndedDepartment[] {
	const chains = chainsOf(ledger);
	const stretch = chains.lastStretchOf(number, chains.stretchOf(dayNumber(asOf)));
	if (stretch < 0) return [];
	const tree = chains.treeIn(stretch);
	const place = tree.places[number]!;
	const { code, name, parentCode } = tree.departments[place]!;
	const endedOn = fromDayNumber(ledger.treeDays[stretch]! - 1);
	return [{ number, code, name, parentCode, depth: tree.depth[place]!, endedOn }];
}

function compare(one: string, other: string): number {
	return one < other ? -1 : one > other ? 1 : 0;
}
