import { and, asc, eq } from 'drizzle-orm';
import { type CivilDate } from '$lib/domain/calendar';
import { isDepartmentOn, isEmployedOn, isPrimaryPostOn } from './in-force';
import { type Db } from '../db/open';
import { assignment, department, staff } from '../db/schema';

/** The department of the person's 本務 on the day; null without one, and for whoever is not employed then. */
export async function primaryDepartment(db: Db, staffId: number, on: CivilDate): Promise<string | null> {
	const [post] = await db
		.select({ departmentCode: assignment.departmentCode })
		.from(assignment)
		.innerJoin(staff, eq(staff.id, assignment.staffId))
		.where(and(eq(assignment.staffId, staffId), isPrimaryPostOn(on), isEmployedOn(on)));
	return post?.departmentCode ?? null;
}

/** The departments of the day, siblings in 機構順; `parentCode` null at the top. */
export async function departmentsOn(db: Db, on: CivilDate) {
	return db
		.select({ code: department.code, parentCode: department.parentCode, name: department.name })
		.from(department)
		.where(isDepartmentOn(on))
		.orderBy(asc(department.order), asc(department.code));
}
