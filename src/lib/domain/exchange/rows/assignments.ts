import { type Assignment, assignmentKinds } from '$lib/domain/organisation';
import { type Fields } from './read-rows';
import { type RowReader } from './row-reader';

/** One post from assignments.csv. */
export function readAssignment(row: RowReader): Fields<Assignment> {
	return {
		staffNumber: row.text('staff_number'),
		departmentCode: row.text('department_code'),
		kind: row.word('kind', assignmentKinds),
		employmentType: row.textOrNull('employment_type'),
		jobClass: row.textOrNull('job_class'),
		rank: row.textOrNull('rank'),
		from: row.date('from'),
		to: row.dateOrNull('to')
	};
}
