import { type Completion } from '$lib/domain/training';
import { type Fields } from './read-rows';
import { type RowReader } from './row-reader';
import { readStatus } from './status';

const none: readonly string[] = Object.freeze([]);

/** Reads one completion after another from completions.csv; those of one source share one frozen list. */
export function completionReader(): (row: RowReader) => Fields<Completion> {
	const lists = new Map<string, readonly string[]>();
	return (row) => ({
		staffNumber: row.text('staff_number'),
		courseCode: row.text('course_code'),
		completedOn: row.date('completed_on'),
		hours: row.numberOrNull('hours', { least: 0 }),
		comprehension: row.numberOrNull('comprehension', { least: 1, most: 5, whole: true }),
		state: readStatus(row),
		sources: sourcesOf(row.textOrNull('source'), lists),
		method: row.textOrNull('method')
	});
}

function sourcesOf(source: string | null | undefined, lists: Map<string, readonly string[]>): string[] | undefined {
	if (source === undefined) return undefined;
	if (source === null) return none as string[];
	const list = lists.get(source) ?? Object.freeze([source]);
	lists.set(source, list);
	return list as string[];
}
