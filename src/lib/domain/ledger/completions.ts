import { type DayNumber } from '$lib/domain/calendar';
import { type CompletionState } from '$lib/domain/training';

/** What a record weighs: 0 nothing (returned, withdrawn, removed), 1 確認待ち, 2 確認済. */
export type Weight = 0 | 1 | 2;

export function weightOf(state: CompletionState): Weight {
	return state === 'confirmed' ? 2 : state === 'waiting' ? 1 : 0;
}

/** One course's completions in columns, in no order. Only the first `length` places are filled. */
export type CourseCompletions = {
	length: number;
	id: Int32Array;
	person: Int32Array;
	day: Int32Array;
	weight: Uint8Array;
};

export type CompletionRow = { id: number; person: number; day: DayNumber; weight: Weight };

export function emptyCompletions(capacity = 16): CourseCompletions {
	return {
		length: 0,
		id: new Int32Array(capacity),
		person: new Int32Array(capacity),
		day: new Int32Array(capacity),
		weight: new Uint8Array(capacity)
	};
}

/**
 * The columns with more rows, or with newer versions of rows they have. What was handed out before is not disturbed: new rows lie
 * beyond its length, and where a row changes all goes into copies, once for all rows.
 *
 * @param allNew spares the search for each row's place when a whole town is laid down
 */
export function withRows(
	columns: CourseCompletions,
	rows: readonly CompletionRow[],
	allNew = false
): CourseCompletions {
	const ids = columns.id.subarray(0, columns.length);
	const places = rows.map((row) => (allNew ? -1 : ids.indexOf(row.id)));
	const added = places.filter((place) => place < 0).length;
	const changes = added < rows.length;
	const next = withRoom(columns, added, changes);
	rows.forEach((row, index) => {
		const place = places[index]! < 0 ? next.length++ : places[index]!;
		next.id[place] = row.id;
		next.person[place] = row.person;
		next.day[place] = row.day;
		next.weight[place] = row.weight;
	});
	return next;
}

/** The columns in which the row with this id weighs nothing any more. */
export function withoutRow(columns: CourseCompletions, id: number): CourseCompletions {
	const place = columns.id.subarray(0, columns.length).indexOf(id);
	if (place < 0 || columns.weight[place] === 0) return columns;
	const weight = columns.weight.slice();
	weight[place] = 0;
	return { ...columns, weight };
}

function withRoom(columns: CourseCompletions, added: number, changes: boolean): CourseCompletions {
	const needed = columns.length + added;
	if (needed > columns.id.length) return copy(columns, Math.ceil(needed * 1.25) + 16);
	return changes ? copy(columns, columns.id.length) : { ...columns };
}

function copy(columns: CourseCompletions, capacity: number): CourseCompletions {
	const grown = emptyCompletions(capacity);
	grown.id.set(columns.id);
	grown.person.set(columns.person);
	grown.day.set(columns.day);
	grown.weight.set(columns.weight);
	return { ...grown, length: columns.length };
}
