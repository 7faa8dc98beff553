import { type CivilDate } from '$lib/domain/calendar';
import { type Assignment, type Staff } from '$lib/domain/organisation';
import { type Fault } from '../sheet';
import { asWritten, everyRow } from './overlay';
import { periodWords } from './sentences';
import { isReversed, type Town } from './town';

/** Posts of the package whose written dates lie outside the person's employment. */
export function employment(town: Town): Fault[] {
	const { assignments } = town.parsed;
	const faults: Fault[] = [];
	for (const { rowNumber, fields } of everyRow(assignments)) {
		const person = employmentOf(town, fields.staffNumber);
		if (!person || isReversed(fields.from, fields.to)) continue;
		for (const { column, date } of datesOutside(fields, person)) {
			const value = asWritten(assignments!, column, rowNumber, date);
			const message = `${value} は職員「${person.staffNumber}」の在職期間（${periodWords(person.hiredOn, person.leftOn)}）の外です。在職期間の中の日にしてください。`;
			faults.push({ file: 'assignments.csv', row: rowNumber, column, value, message });
		}
	}
	return faults;
}

/** The written dates of a post that lie before the first or after the last day employed. */
export function datesOutside(
	{ from, to }: Partial<Assignment>,
	{ hiredOn, leftOn }: Pick<Staff, 'hiredOn' | 'leftOn'>
): { column: 'from' | 'to'; date: CivilDate }[] {
	const outside = (date: CivilDate) => date < hiredOn || (leftOn !== null && date > leftOn);
	return [
		...(from && outside(from) ? [{ column: 'from', date: from } as const] : []),
		...(to && outside(to) ? [{ column: 'to', date: to } as const] : [])
	];
}

function employmentOf({ staff, uncertainStaff }: Town, staffNumber: string | undefined): Staff | undefined {
	if (staffNumber === undefined || uncertainStaff.has(staffNumber)) return undefined;
	return staff.get(staffNumber)?.value;
}
