import { and, eq, gte, isNull, lte, or, type Placeholder, type SQL } from 'drizzle-orm';
import { type CivilDate } from '$lib/domain/calendar';
import { assignment, appointment, department, staff } from '../db/schema';

// Whatever is dated holds from its first day through its last; no last day is without end.

/** The day asked for, or in a query that is made once what stands for it. */
type Asked = CivilDate | Placeholder;

/** 本務 that holds on the day. One without a last day ends with the employment: ask `isEmployed` beside it. */
export function isPrimaryPostOn(day: Asked): SQL | undefined {
	const open = or(isNull(assignment.to), gte(assignment.to, day));
	return and(eq(assignment.kind, '本務'), lte(assignment.from, day), open);
}

export function isEmployedOn(day: Asked): SQL | undefined {
	return and(lte(staff.hiredOn, day), or(isNull(staff.leftOn), gte(staff.leftOn, day)));
}

export function isAppointedOn(day: Asked): SQL | undefined {
	return and(lte(appointment.from, day), or(isNull(appointment.to), gte(appointment.to, day)));
}

export function isDepartmentOn(day: Asked): SQL | undefined {
	return and(lte(department.validFrom, day), or(isNull(department.validTo), gte(department.validTo, day)));
}
