/**
 * Where the rows of each group lie once they stand group by group: those of group g are start[g] … start[g + 1] - 1. `order` tells
 * which row stands at each place; within a group the rows keep the order they came in.
 *
 * @param groups for each row its group, a number from 0 up to, but not including, `count`
 */
export function grouped(groups: ArrayLike<number>, count: number): { start: Int32Array; order: Int32Array } {
	const start = new Int32Array(count + 1);
	for (let row = 0; row < groups.length; row++) start[groups[row]! + 1]! += 1;
	for (let group = 0; group < count; group++) start[group + 1]! += start[group]!;
	const next = start.slice();
	const order = new Int32Array(groups.length);
	for (let row = 0; row < groups.length; row++) order[next[groups[row]!]!++] = row;
	return { start, order };
}

/** The rows in the order of their days; those of one day keep the order they came in. */
export function orderByDay(days: Int32Array): Int32Array {
	if (days.length === 0) return new Int32Array();
	const first = days.reduce((least, day) => Math.min(least, day));
	const last = days.reduce((most, day) => Math.max(most, day));
	return grouped(
		days.map((day) => day - first),
		last - first + 1
	).order;
}
