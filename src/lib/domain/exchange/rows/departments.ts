import { type Department } from '$lib/domain/organisation';
import { type Fields } from './read-rows';
import { type RowReader } from './row-reader';

/** One version of a department from departments.csv. */
export function readDepartment(row: RowReader): Fields<Department> {
	return {
		code: row.text('code'),
		name: row.text('name'),
		parentCode: row.textOrNull('parent_code'),
		validFrom: row.date('valid_from'),
		validTo: row.dateOrNull('valid_to'),
		order: row.numberOrNull('order', {})
	};
}
