import { type DayNumber } from '$lib/domain/calendar';
import { type CourseCompletions, type Dictionary, methodsAccepted } from '$lib/domain/ledger';

/** From one day through another somebody is left out. */
export type LeftOutSpan = { person: number; from: DayNumber; to: DayNumber };

/** Who is left out for a reason, each between their own days. */
export type LeftOut = { reason: string; spans: readonly LeftOutSpan[] };

/**
 * What a rate asks beside its rule. Whoever is left out is excluded as by an absence, behind the kinds of the rule; of several reasons
 * the first counts.
 */
export type Narrowing = {
	/** 実施方法 that count, '' for a record that names none; an empty list accepts all */
	methods: readonly string[];
	/** only people hired between these days; null for all */
	hired: { from: DayNumber; to: DayNumber } | null;
	leftOut: readonly LeftOut[];
};

/** Nothing beside the rule. */
export const noNarrowing: Narrowing = { methods: [], hired: null, leftOut: [] };

/** How many reasons a byte for each person can tell apart, beside where everybody else stands. */
export const mostReasons = 251;

const kept = new WeakMap<CourseCompletions, Map<string, CourseCompletions>>();

/** The completions of accepted 実施方法 alone, in the same order; found once for as long as the completions of the course stand. */
export function byMethods(columns: CourseCompletions, methods: readonly string[], words: Dictionary) {
	if (methods.length === 0) return columns;
	const known = kept.get(columns) ?? new Map<string, CourseCompletions>();
	kept.set(columns, known);
	const key = JSON.stringify(methods);
	const before = known.get(key);
	if (before) return before;
	const accepted = sifted(columns, methodsAccepted(words, methods));
	known.set(key, accepted);
	return accepted;
}

function sifted(columns: CourseCompletions, passing: Uint8Array): CourseCompletions {
	const { id, person, day, weight, comprehension, method } = columns;
	const rows = new Int32Array(columns.length);
	let length = 0;
	for (let row = 0; row < columns.length; row++) {
		rows[length] = row;
		length += passing[method[row]!]!;
	}
	const left = rows.subarray(0, length);
	return {
		length,
		id: picked(id, left, new Int32Array(length)),
		person: picked(person, left, new Int32Array(length)),
		day: picked(day, left, new Int32Array(length)),
		weight: picked(weight, left, new Uint8Array(length)),
		comprehension: picked(comprehension, left, new Uint8Array(length)),
		method: picked(method, left, new Uint16Array(length))
	};
}

/** By hand: `from` with a function takes ten times as long, and a course of a large city has hundreds of thousands of rows. */
function picked<T extends Int32Array | Uint16Array | Uint8Array>(column: T, rows: Int32Array, into: T): T {
	for (let place = 0; place < rows.length; place++) into[place] = column[rows[place]!]!;
	return into;
}
