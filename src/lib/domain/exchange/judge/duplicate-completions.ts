import { type Completion } from '$lib/domain/training';
import { type ParsedFile } from '../package';
import { type Fault } from '../sheet';
import { duplicate } from './duplicates';
import { everyRow } from './overlay';
import { type Town } from './town';

/**
 * The same person, course and day twice in completions.csv. A million keys are compared as numbers, sorted: a text for each
 * would take several hundred MB.
 */
export function duplicateCompletions({ parsed }: Town): Fault[] {
	if (!parsed.completions) return [];
	const keys = numberKeys(parsed.completions);
	const twice = repeated(keys);
	return twice.size === 0 ? [] : laterRows(parsed.completions, keys, twice);
}

/** A number for each row in the order of `everyRow`, equal where the keys are equal; NaN where a part cannot be read. */
function numberKeys(file: ParsedFile<Completion>): Float64Array {
	const [people, courses, days] = [new Map<string, number>(), new Map<string, number>(), new Map<string, number>()];
	const parts = new Int32Array((file.values.length + file.faulty.length) * 3);
	let index = 0;
	for (const { fields } of everyRow(file)) {
		parts[index++] = numberOf(people, fields.staffNumber);
		parts[index++] = numberOf(courses, fields.courseCode);
		parts[index++] = numberOf(days, fields.completedOn);
	}
	return Float64Array.from({ length: index / 3 }, (_, row) => {
		const [person, course, day] = [parts[row * 3]!, parts[row * 3 + 1]!, parts[row * 3 + 2]!];
		if (person < 0 || course < 0 || day < 0) return NaN;
		return (person * courses.size + course) * days.size + day;
	});
}

function numberOf(numbers: Map<string, number>, text: string | undefined): number {
	if (text === undefined) return -1;
	const number = numbers.get(text) ?? numbers.size;
	if (number === numbers.size) numbers.set(text, number);
	return number;
}

function repeated(keys: Float64Array): Set<number> {
	const sorted = keys.slice().sort();
	const twice = new Set<number>();
	for (let index = 1; index < sorted.length; index++)
		if (sorted[index] === sorted[index - 1]) twice.add(sorted[index]!);
	return twice;
}

function laterRows(file: ParsedFile<Completion>, keys: Float64Array, twice: Set<number>): Fault[] {
	const rows = [...everyRow(file)].map(({ rowNumber, fields }, index) => ({ rowNumber, fields, key: keys[index]! }));
	const first = new Map<number, number>();
	return rows
		.filter(({ key }) => twice.has(key))
		.sort((one, other) => one.rowNumber - other.rowNumber)
		.flatMap(({ rowNumber, fields, key }) => {
			const earlier = first.get(key);
			if (earlier !== undefined) return [duplicate('completions.csv', rowNumber, earlier, fields.staffNumber!)];
			first.set(key, rowNumber);
			return [];
		});
}
