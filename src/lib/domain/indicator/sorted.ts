import { pieces, type Steps } from './steps';

const itemsAPiece = 1_024;

type Compare<T> = (one: T, other: T) => number;

/** The items in order, in pieces; those that compare as the same stay as they were. */
export function* sortedSteps<T>(items: readonly T[], compare: Compare<T>): Steps<T[]> {
	let runs: T[][] = [];
	for (const [first, end] of pieces(0, items.length, itemsAPiece)) {
		runs.push(items.slice(first, end).sort(compare));
		yield;
	}
	while (runs.length > 1) {
		const longer: T[][] = [];
		for (let at = 0; at < runs.length; at += 2) longer.push(yield* merged(runs[at]!, runs[at + 1] ?? [], compare));
		runs = longer;
	}
	return runs[0] ?? [];
}

function* merged<T>(one: readonly T[], other: readonly T[], compare: Compare<T>): Steps<T[]> {
	const all: T[] = [];
	let [left, right] = [0, 0];
	while (left < one.length || right < other.length) {
		const isLeft = right >= other.length || (left < one.length && compare(one[left]!, other[right]!) <= 0);
		all.push(isLeft ? one[left++]! : other[right++]!);
		if (all.length % itemsAPiece === 0) yield;
	}
	return all;
}
