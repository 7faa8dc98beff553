import { and, asc, eq, type SQL, sql } from 'drizzle-orm';
import { type CivilDate } from '$lib/domain/calendar';
import { type RecordKind } from '$lib/domain/confirmation';
import { qualificationName } from '$lib/domain/qualification';
import { type Db } from '../db/open';
import { assignment, completion, course, department, holding, staff } from '../db/schema';
import { isDepartmentOn, isEmployedOn, isPrimaryPostOn } from '../organisation/in-force';

/** A record that waits, whoever confirms it, as far as it is told where nobody can. */
export type WaitingOfAll = {
	kind: RecordKind;
	id: number;
	staffId: number;
	enteredBy: number | null;
	name: string;
	staffNumber: string;
	/** the name of the course or of the qualification */
	subject: string;
	/** 受講日, or the 合格日 as it is written, which may be a year or a month alone */
	on: string;
	/** of today's 本務; null without one */
	departmentCode: string | null;
	department: string | null;
};

const person = {
	...{ name: staff.name, staffNumber: staff.staffNumber },
	...{ departmentCode: assignment.departmentCode, department: department.name }
};

// With no parameter: only so does SQLite look where those that wait stand.
const completionWaits = sql`${completion.state} = 'waiting'`;
const holdingWaits = sql`${holding.state} = 'waiting'`;

/** Completions that wait, oldest first. */
export async function allWaitingCompletions(db: Db, today: CivilDate, among?: SQL): Promise<WaitingOfAll[]> {
	const { id, staffId, enteredBy, completedOn, addedBy } = completion;
	const rows = await db
		.select({ id, staffId, enteredBy, ...person, subject: course.name, on: completedOn })
		.from(completion)
		.innerJoin(staff, eq(staff.id, staffId))
		.innerJoin(course, eq(course.id, completion.courseId))
		.leftJoin(assignment, and(eq(assignment.staffId, staff.id), isPrimaryPostOn(today), isEmployedOn(today)))
		.leftJoin(department, and(eq(department.code, assignment.departmentCode), isDepartmentOn(today)))
		.where(and(completionWaits, among))
		.orderBy(asc(addedBy), asc(id));
	return rows.map((row) => ({ ...row, kind: 'completion' }));
}

/** Qualifications that wait, oldest first. Nobody enters one for somebody else. */
export async function allWaitingHoldings(db: Db, today: CivilDate, among?: SQL): Promise<WaitingOfAll[]> {
	const { id, staffId, qualificationCode, passedOn, addedBy } = holding;
	const rows = await db
		.select({ id, staffId, ...person, qualificationCode, on: passedOn })
		.from(holding)
		.innerJoin(staff, eq(staff.id, staffId))
		.leftJoin(assignment, and(eq(assignment.staffId, staff.id), isPrimaryPostOn(today), isEmployedOn(today)))
		.leftJoin(department, and(eq(department.code, assignment.departmentCode), isDepartmentOn(today)))
		.where(and(holdingWaits, among))
		.orderBy(asc(addedBy), asc(id));
	return rows.map(({ qualificationCode: code, ...row }) => ({
		...{ ...row, kind: 'holding', enteredBy: null, subject: qualificationName(code) }
	}));
}
