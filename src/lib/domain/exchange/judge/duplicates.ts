import { japaneseName, keyColumns } from '../columns';
import { keyOf, keySeparator } from '../keys';
import { type ParsedFile } from '../package';
import { type Fault, type PackageFile } from '../sheet';
import { everyRow } from './overlay';
import { type Town } from './town';

/** The same key twice in one file: the later row is at fault. */
export function duplicates({ parsed }: Town): Fault[] {
	return [
		...inFile('departments.csv', parsed.departments, keyOf.departments),
		...inFile('staff.csv', parsed.staff, keyOf.staff),
		...inFile('assignments.csv', parsed.assignments, keyOf.assignments),
		...inFile('absences.csv', parsed.absences, keyOf.absences),
		...inFile('courses.csv', parsed.courses, keyOf.courses),
		...inFile('qualifications.csv', parsed.holdings, keyOf.holdings),
		...inFile('appointments.csv', parsed.appointments, keyOf.appointments)
	];
}

function inFile<T>(file: PackageFile, rows: ParsedFile<T> | null, key: (fields: Partial<T>) => string | null): Fault[] {
	const first = new Map<string, number>();
	return [...everyRow(rows)]
		.sort((one, other) => one.rowNumber - other.rowNumber)
		.flatMap(({ rowNumber, fields }) => {
			const text = key(fields);
			if (text === null) return [];
			const earlier = first.get(text);
			if (earlier !== undefined) return [duplicate(file, rowNumber, earlier, text.split(keySeparator)[0]!)];
			first.set(text, rowNumber);
			return [];
		});
}

/** The fault of a row whose key stood already in row `earlier`; `value` is that of the key's first column. */
export function duplicate(file: PackageFile, row: number, earlier: number, value: string): Fault {
	const names = keyColumns[file].map((column) => japaneseName(file, column)).join('・');
	const message = `${earlier}行目と${names}が同じです。どちらか一つにしてください。`;
	return { file, row, column: keyColumns[file][0]!, value, message };
}
