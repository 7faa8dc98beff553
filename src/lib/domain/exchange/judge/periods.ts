import { type CivilDate } from '$lib/domain/calendar';
import { japaneseName } from '../columns';
import { type ParsedFile } from '../package';
import { type Fault, type PackageFile } from '../sheet';
import { asWritten, everyRow } from './overlay';
import { isReversed, type Town } from './town';

/** Periods that end before they start. */
export function periods({ parsed }: Town): Fault[] {
	const fromTo = { from: ['from', 'from'], to: ['to', 'to'] } as const;
	return [
		...reversedIn('departments.csv', parsed.departments, {
			from: ['validFrom', 'valid_from'],
			to: ['validTo', 'valid_to']
		}),
		...reversedIn('staff.csv', parsed.staff, { from: ['hiredOn', 'hired_on'], to: ['leftOn', 'left_on'] }),
		...reversedIn('assignments.csv', parsed.assignments, fromTo),
		...reversedIn('absences.csv', parsed.absences, fromTo),
		...reversedIn('appointments.csv', parsed.appointments, fromTo)
	];
}

type Ends<T> = { from: readonly [keyof T, string]; to: readonly [keyof T, string] };

function reversedIn<T>(file: PackageFile, rows: ParsedFile<T> | null, ends: Ends<T>): Fault[] {
	const faults: Fault[] = [];
	for (const { rowNumber: row, fields } of everyRow(rows)) {
		const from = fields[ends.from[0]] as CivilDate | undefined;
		const to = fields[ends.to[0]] as CivilDate | null | undefined;
		if (!isReversed(from, to)) continue;
		const value = asWritten(rows!, ends.to[1], row, to!);
		const start = `${japaneseName(file, ends.from[1])}「${asWritten(rows!, ends.from[1], row, from!)}」`;
		const end = `${japaneseName(file, ends.to[1])}「${value}」`;
		const message = `${end}が${start}より前です。同じ日か、それより後の日にしてください。`;
		faults.push({ file, row, column: ends.to[1], value, message });
	}
	return faults;
}
