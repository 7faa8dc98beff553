import { type Absence } from '$lib/domain/organisation';
import { type Fields } from './read-rows';
import { type RowReader } from './row-reader';

/** One absence from absences.csv. */
export function readAbsence(row: RowReader): Fields<Absence> {
	return {
		staffNumber: row.text('staff_number'),
		kind: row.text('kind'),
		from: row.date('from'),
		to: row.dateOrNull('to')
	};
}
