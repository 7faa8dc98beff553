import { type DayNumber } from '$lib/domain/calendar';
import { type Ledger, type People } from '$lib/domain/ledger';
import { type Standing } from '../rate/standing';
import { sortedSteps } from '../sorted';
import { type Steps } from '../steps';
import { type Behind } from './behind';

/** A row of a list before it is written out: whose it is, and how it stands. */
export type Head = {
	/** the position in the ledger's people; -1 is nobody (空席) */
	person: number;
	/** the place of their department in the day's tree; -1 is none */
	place: number;
	standing: Standing;
	/** how much of the number this row is (`Behind.weight`) */
	weight: number;
	/** the day on which they count: of facts that count on their own day the last one's */
	day: DayNumber;
	/** the place of the reason for which somebody is excluded (`exclusionOf`); -1 for whoever is not */
	away: number;
};

/**
 * The people behind a number. The rows are quickly found and in order; only what is shown of them has to be written out, with names
 * and reasons.
 */
export type PeopleList = {
	heads: readonly Head[];
	/** @param some of the rows, which are answered in their order */
	write(some: readonly Head[]): Steps<Behind[]>;
};

/** In 機構順, then by kana; what has no place on the day comes last. Rows of one person stay in their order. */
export function* inOrderSteps(ledger: Ledger, heads: readonly Head[]): Steps<Head[]> {
	const ranks = yield* nameRanks(ledger);
	const { people, posts } = ledger;
	// Numbers that hold the place, the rank and the row itself are in order at once, where rows take twenty times as long.
	const keys = Float64Array.from(heads, ({ place, person }, row) => {
		const group = place < 0 ? posts.departments.size : place;
		return (group * people.count + ranks[person]!) * heads.length + row;
	}).sort();
	yield;
	return Array.from(keys, (key) => heads[key % heads.length]!);
}

const kept = new WeakMap<People, Int32Array>();

/** By person their place among all in the order of names, worked out once for as long as nobody's name changes. */
function* nameRanks({ people }: Ledger): Steps<Int32Array> {
	const known = kept.get(people);
	if (known) return known;
	const { staff } = people;
	const inOrder = yield* sortedSteps([...staff.keys()], (one, other) => byName(staff[one]!, staff[other]!));
	const ranks = new Int32Array(people.count);
	inOrder.forEach((person, rank) => (ranks[person] = rank));
	kept.set(people, ranks);
	return ranks;
}

type Named = { name: string; kana: string | null; staffNumber: string };

function byName(one: Named, other: Named): number {
	return compare(one.kana ?? one.name, other.kana ?? other.name) || compare(one.staffNumber, other.staffNumber);
}

/** Words by code units: the same order whatever the language of the server. Kana sorts by it as people expect. */
function compare(one: string, other: string): number {
	return one < other ? -1 : one > other ? 1 : 0;
}

/** By person, 1 for whom one of the rows is of. */
export function marked({ people }: Ledger, some: readonly Head[]): Uint8Array {
	const marks = new Uint8Array(people.count);
	for (const { person } of some) if (person >= 0) marks[person] = 1;
	return marks;
}
