import { type Contributions } from '../count/contributions';
import { type Exclusion } from '../rate/tally';
import { type Steps } from '../steps';

/** Whether a row says something for a figure. */
export type RowTest = (rows: Contributions, row: number) => boolean;
const everyRow: RowTest = () => true;

/**
 * Who would count but for an absence on the day: people with confirmed facts only of days on which they were away, each under the kind
 * that stands first in the rule. Kinds with nobody are left out.
 *
 * @param states a row says something for this figure; all do by default
 */
export function* excludedSteps(
	contributions: readonly Contributions[],
	kinds: readonly string[],
	states: RowTest = everyRow
): Steps<Exclusion[]> {
	if (kinds.length === 0) return [];
	const away = yield* awaySteps(contributions, states);
	return kinds
		.map((reason, kind) => ({ reason, count: [...away.values()].filter((one) => one === kind).length }))
		.filter(({ count }) => count > 0);
}

/** By person the place of the kind of absence; without those who count on another day. A course after the other. */
export function* awaySteps(
	contributions: readonly Contributions[],
	states: RowTest = everyRow
): Steps<Map<number, number>> {
	const away = new Map<number, number>();
	for (const rows of contributions) yield noteAway(away, rows, states);
	if (away.size === 0) return away;
	const marks = new Uint8Array([...away.keys()].reduce((most, person) => Math.max(most, person), 0) + 1);
	for (const person of away.keys()) marks[person] = 1;
	for (const rows of contributions) yield forgetThere(away, marks, rows, states);
	return away;
}

function noteAway(away: Map<number, number>, rows: Contributions, states: RowTest): void {
	const { membership, weight, person, start, end } = rows;
	for (let row = start; row < end; row++) {
		if (membership[row]! >= 0 || weight[row] !== 2 || !states(rows, row)) continue;
		const kind = -1 - membership[row]!;
		away.set(person[row]!, Math.min(kind, away.get(person[row]!) ?? kind));
	}
}

function forgetThere(away: Map<number, number>, marks: Uint8Array, rows: Contributions, states: RowTest): void {
	const { membership, weight, person, start, end } = rows;
	for (let row = start; row < end; row++)
		if (marks[person[row]!] === 1 && membership[row]! > 0 && weight[row] === 2 && states(rows, row))
			away.delete(person[row]!);
}
