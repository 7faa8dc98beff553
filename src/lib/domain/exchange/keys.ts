import { type Appointment } from '$lib/domain/appointment';
import { type Absence, type Assignment, type Department, type Staff } from '$lib/domain/organisation';
import { type Holding } from '$lib/domain/qualification';
import { type Course } from '$lib/domain/training';

/** What makes a row the same one as before, as one text; null where a part of it could not be read. */
export type KeyOf<T> = (value: Partial<T>) => string | null;

/** The keys of the files, completions aside: a million of them are kept as numbers. */
export const keyOf = {
	departments: (value: Partial<Department>) => joined(value.code, value.validFrom),
	staff: (value: Partial<Staff>) => joined(value.staffNumber),
	assignments: (value: Partial<Assignment>) => joined(value.staffNumber, value.departmentCode, value.kind, value.from),
	absences: (value: Partial<Absence>) => joined(value.staffNumber, value.kind, value.from),
	courses: (value: Partial<Course>) => joined(value.code),
	holdings: (value: Partial<Holding>) => joined(value.staffNumber, value.qualificationCode, value.passedOn),
	appointments: (value: Partial<Appointment>) =>
		joined(value.staffNumber, value.roleCode, value.departmentCode, value.from)
};

/** Stands in no file. */
export const keySeparator = '\u0000';

function joined(...parts: (string | undefined)[]): string | null {
	return parts.includes(undefined) ? null : parts.join(keySeparator);
}
