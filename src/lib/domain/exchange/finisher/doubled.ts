import { type Steps } from '$lib/domain/indicator';
import { type JudgedRow } from './judge-list';
import { finisherRowSentences as say } from './sentences';

/**
 * Rows of the same person, course and day: of equal ones the first stands; where they say different things none does, since nobody
 * knows which is right.
 */
export function* tellDoubled(rows: readonly JudgedRow[]): Steps<JudgedRow[]> {
	const groups = new Map<string, JudgedRow[]>();
	for (const row of rows) {
		yield;
		const { staffNumber, courseCode, completedOn, faults } = row;
		if (faults.length > 0 || staffNumber === null || courseCode === null || completedOn === null) continue;
		const key = [staffNumber, courseCode, completedOn].join('\t');
		const group = groups.get(key);
		if (group) group.push(row);
		else groups.set(key, [row]);
	}
	const told = new Map<number, string>();
	for (const group of groups.values())
		for (const [row, sentence] of yield* sentencesOf(group)) {
			told.set(row, sentence);
			yield;
		}
	return rows.map((row) => {
		const sentence = told.get(row.rowNumber);
		return sentence === undefined ? row : { ...row, faults: [...row.faults, sentence] };
	});
}

function* sentencesOf(group: readonly JudgedRow[]): Steps<[number, string][]> {
	const [first, ...others] = group;
	if (!first || others.length === 0) return [];
	yield;
	const said = says(first);
	if (others.every((row) => says(row) === said))
		return others.map(({ rowNumber }) => [rowNumber, say.twice(first.rowNumber)]);
	return group.map((row) => [row.rowNumber, say.contradicts(...someOthers(row, group))]);
}

/** So many rows are named in each of them; all of them in all would be the square of a list's length. */
const mostNamed = 5;

function someOthers(row: JudgedRow, group: readonly JudgedRow[]): [named: number[], more: number] {
	const named = group.slice(0, mostNamed + 1).filter((other) => other !== row);
	const shown = named.slice(0, mostNamed).map(({ rowNumber }) => rowNumber);
	return [shown, group.length - 1 - shown.length];
}

function says({ hours, comprehension, method }: JudgedRow): string {
	return JSON.stringify([hours, comprehension, method]);
}
