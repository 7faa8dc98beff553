import { and, asc, eq, sql } from 'drizzle-orm';
import { can, type Viewer } from '$lib/domain/access';
import { type CivilDate } from '$lib/domain/calendar';
import { type Db } from '../db/open';
import { assignment, completion, course, department, staff } from '../db/schema';
import { withinScope } from '../access/scope';
import { isDepartmentOn, isEmployedOn, isPrimaryPostOn } from '../organisation/in-force';
import { confirmersToday } from './confirmers';

/** 承認者不在: the viewer's own records that wait and that nobody can confirm today, by their ids. */
export async function ownWithoutConfirmer(db: Db, { staffId, today }: Viewer): Promise<number[]> {
	if (staffId === null) return [];
	const rows = waitingRows(db, today).where(and(isWaiting, eq(completion.staffId, staffId)));
	return (await withoutAny(db, today, rows)).map(({ id }) => id);
}

/** 承認者不在 for whoever reads everybody's records: what waits and nobody can confirm today, oldest first. */
export async function recordsWithoutConfirmer(db: Db, viewer: Viewer) {
	const { today } = viewer;
	const rows = waitingRows(db, today).where(and(isWaiting, withinScope(viewer, 'completion:read')));
	return withoutAny(db, today, rows);
}

/** The same for a 管理者, who makes the accounts and decides who confirms: how many of which department, and of nobody by name. */
export async function departmentsWithoutConfirmer(db: Db, viewer: Viewer) {
	if (!can(viewer, 'setting:change')) return [];
	const rows = waitingRows(db, viewer.today).where(isWaiting);
	const counts = new Map<string | null, { department: string | null; count: number }>();
	for (const { departmentCode, department } of await withoutAny(db, viewer.today, rows))
		counts.set(departmentCode, { department, count: (counts.get(departmentCode)?.count ?? 0) + 1 });
	return [...counts].map(([departmentCode, found]) => ({ departmentCode, ...found }));
}

// With no parameter: only so does SQLite look where those that wait stand.
const isWaiting = sql`${completion.state} = 'waiting'`;

function waitingRows(db: Db, today: CivilDate) {
	return db
		.select({
			...{ id: completion.id, staffId: completion.staffId, enteredBy: completion.enteredBy },
			...{ name: staff.name, staffNumber: staff.staffNumber, course: course.name, completedOn: completion.completedOn },
			...{ departmentCode: assignment.departmentCode, department: department.name }
		})
		.from(completion)
		.innerJoin(staff, eq(staff.id, completion.staffId))
		.innerJoin(course, eq(course.id, completion.courseId))
		.leftJoin(assignment, and(eq(assignment.staffId, staff.id), isPrimaryPostOn(today), isEmployedOn(today)))
		.leftJoin(department, and(eq(department.code, assignment.departmentCode), isDepartmentOn(today)))
		.orderBy(asc(completion.addedBy), asc(completion.id))
		.$dynamic();
}

type WaitingRow = Awaited<ReturnType<typeof waitingRows>>[number];

/** The rows are asked for only where some may be without: most towns have people enough. */
async function withoutAny(db: Db, today: CivilDate, rows: PromiseLike<WaitingRow[]>): Promise<WaitingRow[]> {
	const confirmers = await confirmersToday(db, today);
	return confirmers.suffice ? [] : (await rows).filter((row) => !confirmers.has(row));
}
