import { type Staff } from '$lib/domain/organisation';
import { type Fields } from './read-rows';
import { type RowReader } from './row-reader';

/** One employment from staff.csv. */
export function readStaff(row: RowReader): Fields<Staff> {
	return {
		staffNumber: row.text('staff_number'),
		name: row.text('name'),
		kana: row.textOrNull('kana'),
		formerName: row.textOrNull('former_name'),
		email: row.textOrNull('email'),
		hiredOn: row.date('hired_on'),
		leftOn: row.dateOrNull('left_on')
	};
}
