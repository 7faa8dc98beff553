import { type Appointment } from '$lib/domain/appointment';
import { type Fields } from './read-rows';
import { type RowReader } from './row-reader';

/** One appointment to a role from appointments.csv. */
export function readAppointment(row: RowReader): Fields<Appointment> {
	return {
		staffNumber: row.text('staff_number'),
		roleCode: row.text('role_code'),
		departmentCode: row.text('department_code'),
		from: row.date('from'),
		to: row.dateOrNull('to'),
		orderNumber: row.textOrNull('order_number')
	};
}
