import { type CivilDate } from '$lib/domain/calendar';
import { type Steps } from '$lib/domain/indicator';
import { longestMethod } from '$lib/domain/training';
import { cellText } from '../rows/cell';
import { type FinisherColumns } from './columns';
import { type FinisherField, finisherFields } from './fields';
import { finisherRowSentences as say } from './sentences';
import { type FinisherTable } from './table';
import { mostHours, readComprehension, readDay, readHours, serialDay } from './values';

/** One row of a list: as written, and as far as it could be read. `faults` are sentences; a row with one is not taken in. */
export type FinisherRow = {
	rowNumber: number;
	written: Record<FinisherField, string>;
	completedOn: CivilDate | null;
	hours: number | null;
	comprehension: number | null;
	method: string | null;
	faults: string[];
};

/** So many ways of giving a training one sender has; more is a column of something else. */
const mostMethods = 20;

/** Reads a list by its columns, a row at a time. What a row leaves blank and is not needed is null. */
export function* readList(table: FinisherTable, columns: FinisherColumns): Steps<FinisherRow[]> {
	const places = finisherFields.map((field) => {
		const source = columns.sources[field];
		if (!source || 'value' in source) return { field, column: -1, value: source?.value.trim() ?? '' };
		return { field, column: table.headings.indexOf(source.heading), value: '' };
	});
	const rows: FinisherRow[] = [];
	for (const { rowNumber, cells } of table.rows) {
		const written = Object.fromEntries(
			places.map(({ field, column, value }) => [field, column < 0 ? value : cellText(cells[column])])
		) as FinisherRow['written'];
		rows.push({ rowNumber, written, ...valuesOf(written, columns) });
		yield;
	}
	tellMethods(rows);
	return rows;
}

/** A free text for each row would each be a 実施方法 that no 必須研修 names. */
function tellMethods(rows: readonly FinisherRow[]): void {
	const methods = new Set<string>();
	for (const { method, faults } of rows) {
		if (method === null) continue;
		if ([...method].length > longestMethod) faults.push(say.longMethod(longestMethod));
		else if (methods.add(method).size > mostMethods) {
			methods.delete(method);
			faults.push(say.manyMethods(method, mostMethods));
		}
	}
}

function unreadableDay(text: string): string {
	const on = serialDay(text);
	return on === null ? say.unreadableDay(text) : say.serialDay(text, on);
}

function valuesOf(written: FinisherRow['written'], { scale, hoursIn }: FinisherColumns) {
	const faults: string[] = [];
	const read = <T>(field: FinisherField, reader: (text: string) => T | null, sentence: (text: string) => string) => {
		const text = written[field];
		const value = text === '' ? null : reader(text);
		if (text !== '' && value === null) faults.push(sentence(text));
		return value;
	};
	if (written.staffNumber === '' && written.name === '') faults.push(say.nobodyNamed);
	if (written.course === '') faults.push(say.noCourse);
	if (written.completedOn === '') faults.push(say.noDay);
	const completedOn = read('completedOn', readDay, unreadableDay);
	const hours = read('hours', (text) => readHours(text, hoursIn), say.unreadableHours);
	if (hours !== null && hours > mostHours) faults.push(say.tooManyHours(written.hours, mostHours));
	return {
		...{ completedOn, hours },
		comprehension: read(
			'comprehension',
			(text) => readComprehension(text, scale),
			scale === 'level' ? say.unreadableLevel : say.unreadablePoints
		),
		method: written.method || null,
		faults
	};
}
