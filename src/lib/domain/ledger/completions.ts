import { type DayNumber } from '$lib/domain/calendar';
import { type CompletionState } from '$lib/domain/training';
import { countThrough } from './spans';

/** What a record weighs: 0 nothing (returned, withdrawn), 1 確認待ち, 2 確認済. */
export type Weight = 0 | 1 | 2;

export function weightOf(state: CompletionState): Weight {
	return state === 'confirmed' ? 2 : state === 'waiting' ? 1 : 0;
}

/**
 * One course's completions in columns, in the order of their days, so that those of any window lie side by side. Only records that
 * weigh something are here. Never written to again: whoever holds them is not disturbed by what comes after.
 */
export type CourseCompletions = {
	length: number;
	id: Int32Array;
	person: Int32Array;
	day: Int32Array;
	weight: Uint8Array;
	/** 理解度 1–5; 0 where none was stated */
	comprehension: Uint8Array;
	/** 実施方法, by its number in `Ledger.methods`; 0 where none was stated */
	method: Uint16Array;
};

export type CompletionRow = {
	id: number;
	person: number;
	day: DayNumber;
	weight: Weight;
	comprehension: number;
	method: number;
};

export const noCompletions: CourseCompletions = {
	length: 0,
	id: new Int32Array(),
	person: new Int32Array(),
	day: new Int32Array(),
	weight: new Uint8Array(),
	comprehension: new Uint8Array(),
	method: new Uint16Array()
};

/** Where the completions from the first through the last day lie: from `start` up to, but not including, `end`. */
export function placesBetween({ day }: CourseCompletions, first: DayNumber, last: DayNumber) {
	return { start: countThrough(day, first - 1), end: countThrough(day, last) };
}

/** The columns with more rows, or with newer versions of rows they have. */
export function withRows(columns: CourseCompletions, rows: readonly CompletionRow[]): CourseCompletions {
	const others = withoutRows(columns, new Set(rows.map(({ id }) => id)));
	const added = rows.filter(({ weight }) => weight > 0).sort((one, other) => one.day - other.day);
	if (added.length === 0) return others;
	const places = added.map(({ day }) => countThrough(others.day, day));
	const spread = <T extends Column>(column: T, value: (row: CompletionRow) => number) =>
		inserted(column, places, added.map(value));
	return {
		length: others.length + added.length,
		id: spread(others.id, ({ id }) => id),
		person: spread(others.person, ({ person }) => person),
		day: spread(others.day, ({ day }) => day),
		weight: spread(others.weight, ({ weight }) => weight),
		comprehension: spread(others.comprehension, ({ comprehension }) => comprehension),
		method: spread(others.method, ({ method }) => method)
	};
}

/** The columns without the rows of these ids; the same ones where there are none. */
export function withoutRows(columns: CourseCompletions, ids: ReadonlySet<number>): CourseCompletions {
	const places = placesOfIds(columns, ids);
	if (places.length === 0) return columns;
	return {
		length: columns.length - places.length,
		id: removed(columns.id, places),
		person: removed(columns.person, places),
		day: removed(columns.day, places),
		weight: removed(columns.weight, places),
		comprehension: removed(columns.comprehension, places),
		method: removed(columns.method, places)
	};
}

function placesOfIds({ id, length }: CourseCompletions, ids: ReadonlySet<number>): number[] {
	const places: number[] = [];
	const [least, most] = [Math.min(...ids), Math.max(...ids)];
	// Mostly one id is looked for among hundreds of thousands: two comparisons are quicker than asking the set each time.
	for (let place = 0; place < length; place++)
		if (least <= id[place]! && id[place]! <= most && ids.has(id[place]!)) places.push(place);
	return places;
}

type Column = Int32Array | Uint16Array | Uint8Array;

/** The column with each value before what stands at its place now; the places rise. */
function inserted<T extends Column>(column: T, places: readonly number[], values: readonly number[]): T {
	const longer = empty(column, column.length + values.length);
	longer.set(column.subarray(0, places[0]));
	values.forEach((value, index) => {
		longer[places[index]! + index] = value;
		longer.set(column.subarray(places[index], places[index + 1]), places[index]! + index + 1);
	});
	return longer;
}

/** The column without what stands at these places, which rise. */
function removed<T extends Column>(column: T, places: readonly number[]): T {
	const shorter = empty(column, column.length - places.length);
	shorter.set(column.subarray(0, places[0]));
	places.forEach((place, index) => shorter.set(column.subarray(place + 1, places[index + 1]), place - index));
	return shorter;
}

function empty<T extends Column>(like: T, length: number): T {
	return new (like.constructor as new (length: number) => T)(length);
}
