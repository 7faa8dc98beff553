import { and, asc, count, desc, eq, inArray } from 'drizzle-orm';
import { type Viewer } from '$lib/domain/access';
import { isDepartmentOn, isEmployedOn, isPrimaryPostOn } from '../organisation/in-force';
import { withinScope } from '../access/scope';
import { type Db } from '../db/open';
import { assignment, completion, course, department, entry, staff } from '../db/schema';

const shown = {
	id: completion.id,
	entry: completion.entry,
	addedBy: completion.addedBy,
	courseCode: course.code,
	course: course.name,
	category: course.category,
	completedOn: completion.completedOn,
	hours: completion.hours,
	comprehension: completion.comprehension,
	method: completion.method,
	state: completion.state,
	sources: completion.sources,
	returnReason: completion.returnReason,
	/** UTC, when it first became known here */
	recordedAt: entry.at
};

/** The viewer's own ledger, the latest training first. */
export async function ownCompletions(db: Db, viewer: Viewer) {
	if (viewer.staffId === null) return [];
	return db
		.select(shown)
		.from(completion)
		.innerJoin(course, eq(course.id, completion.courseId))
		.innerJoin(entry, eq(entry.number, completion.addedBy))
		.where(eq(completion.staffId, viewer.staffId))
		.orderBy(desc(completion.completedOn), asc(course.code));
}

/** 確認待ち of the people this viewer confirms for, oldest first, with the department of today's 本務 (null without one). */
export async function waitingCompletions(db: Db, viewer: Viewer, limit: number) {
	const { today } = viewer;
	return db
		.select({ ...shown, staffNumber: staff.staffNumber, name: staff.name, department: department.name })
		.from(completion)
		.innerJoin(staff, eq(staff.id, completion.staffId))
		.innerJoin(course, eq(course.id, completion.courseId))
		.innerJoin(entry, eq(entry.number, completion.addedBy))
		.leftJoin(assignment, and(eq(assignment.staffId, staff.id), isPrimaryPostOn(today), isEmployedOn(today)))
		.leftJoin(department, and(eq(department.code, assignment.departmentCode), isDepartmentOn(today)))
		.where(isWaitingFor(viewer))
		.orderBy(asc(entry.number), asc(completion.id))
		.limit(limit);
}

/** How many records wait for this viewer. */
export async function waitingCount(db: Db, viewer: Viewer): Promise<number> {
	const [row] = await db.select({ waiting: count() }).from(completion).where(isWaitingFor(viewer));
	return row?.waiting ?? 0;
}

function isWaitingFor(viewer: Viewer) {
	return and(eq(completion.state, 'waiting'), withinScope(viewer, 'completion:confirm'));
}

/**
 * A record this viewer may confirm for and that was confirmed or returned, in the words of a notice and with its place among those that
 * wait (`addedBy`, then `id`); null for any other.
 */
export async function reviewedCompletion(db: Db, viewer: Viewer, id: number) {
	const isReviewed = inArray(completion.state, ['confirmed', 'returned']);
	const [row] = await db
		.select({
			id: completion.id,
			addedBy: completion.addedBy,
			name: staff.name,
			course: course.name,
			state: completion.state,
			returnReason: completion.returnReason
		})
		.from(completion)
		.innerJoin(staff, eq(staff.id, completion.staffId))
		.innerJoin(course, eq(course.id, completion.courseId))
		.where(and(eq(completion.id, id), isReviewed, withinScope(viewer, 'completion:confirm')));
	return row ?? null;
}

/** Every course, by category and code. */
export async function allCourses(db: Db) {
	return db
		.select({ code: course.code, name: course.name, category: course.category })
		.from(course)
		.orderBy(asc(course.category), asc(course.code));
}
