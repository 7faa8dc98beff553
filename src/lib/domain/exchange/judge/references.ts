import { japaneseName } from '../columns';
import { type ParsedFile } from '../package';
import { type Fault, type PackageFile } from '../sheet';
import { type Known, type KnownCodes } from './known';
import { everyRow } from './overlay';
import { type Town } from './town';

type Reference<T> = { field: keyof T & string; column: string; known: Known };

/** Codes in the tables that name nothing stored and nothing in the package. A role may be unknown. */
export function references({ parsed }: Town, known: KnownCodes): Fault[] {
	const person = { field: 'staffNumber', column: 'staff_number', known: known.staff } as const;
	const department = { field: 'departmentCode', column: 'department_code', known: known.departments } as const;
	const parent = { field: 'parentCode', column: 'parent_code', known: known.departments } as const;
	const course = { field: 'courseCode', column: 'course_code', known: known.courses } as const;
	const qualification = {
		field: 'qualificationCode',
		column: 'qualification_code',
		known: known.qualifications
	} as const;
	return [
		...unknownIn('departments.csv', parsed.departments, [parent]),
		...unknownIn('assignments.csv', parsed.assignments, [person, department]),
		...unknownIn('absences.csv', parsed.absences, [person]),
		...unknownIn('completions.csv', parsed.completions, [person, course]),
		...unknownIn('qualifications.csv', parsed.holdings, [person, qualification]),
		...unknownIn('appointments.csv', parsed.appointments, [person, department])
	];
}

function unknownIn<T>(file: PackageFile, rows: ParsedFile<T> | null, to: Reference<T>[]): Fault[] {
	const faults: Fault[] = [];
	for (const { rowNumber: row, fields } of everyRow(rows)) {
		for (const { field, column, known } of to) {
			const value = fields[field] as string | null | undefined;
			if (value === null || value === undefined || known.has(value)) continue;
			faults.push({ file, row, column, value, message: unknownCode(japaneseName(file, column), value, known) });
		}
	}
	return faults;
}

/** The sentence for a code that names nothing. */
export function unknownCode(name: string, value: string, { where }: Known): string {
	return `${name}「${value}」は登録されていません。${where}`;
}
