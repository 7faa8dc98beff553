import { and, asc, count, eq, inArray, isNotNull, isNull, notInArray, or, sql } from 'drizzle-orm';
import { entersAs, type Viewer } from '$lib/domain/access';
import { type CivilDate, type FiscalYear, firstDayOf, lastDayOf } from '$lib/domain/calendar';
import { type QueuePlace } from '$lib/domain/confirmation';
import { withinScope } from '../access/scope';
import { type Db } from '../db/open';
import { assignment, completion, course, department, entry, evidence, staff } from '../db/schema';
import { isDepartmentOn, isEmployedOn, isPrimaryPostOn } from '../organisation/in-force';
import { shownCompletion } from '../training/queries';
import { evidenceSeen } from './seen';

/** What of the queue is looked at; what is left out is no restriction. */
export type QueueFilter = {
	courseCode?: string | null;
	/** the codes of departments of today's 本務: a 課 and all below it */
	departments?: readonly string[] | null;
	/** 年度 of the 受講日 */
	fiscalYear?: FiscalYear | null;
	/** 保留: those put aside alone, or (false) those that are not */
	held?: boolean | null;
	/** 受講日 */
	completedOn?: CivilDate | null;
};

/** A place in the queue: that of a record in it, or of one that was in it. */
export type QueueCursor = QueuePlace;

/**
 * 確認待ち of the people this viewer confirms for, oldest first, with the department of today's 本務 (null without one). What the viewer
 * entered for somebody else is not among them: another one confirms it. The next ones begin after the last that was given.
 */
export async function waitingCompletions(
	db: Db,
	viewer: Viewer,
	limit: number,
	{ filter = {}, after = null }: { filter?: QueueFilter; after?: QueueCursor | null } = {}
) {
	return queueRows(db, viewer)
		.where(and(isWaitingFor(viewer), ...within(filter), isAfter(after)))
		.orderBy(asc(completion.addedBy), asc(completion.id))
		.limit(limit);
}

export type WaitingCompletion = Awaited<ReturnType<typeof waitingCompletions>>[number];

/** A record in whatever state, of somebody whom this permission reaches; null for a stranger's and for one that is not there. */
export async function completionWithin(
	db: Db,
	viewer: Viewer,
	id: number,
	permission: 'completion:confirm' | 'completion:correct' = 'completion:confirm'
): Promise<WaitingCompletion | null> {
	const [row] = await queueRows(db, viewer).where(and(eq(completion.id, id), withinScope(viewer, permission)));
	return row ?? null;
}

/** Records with all that the queue shows of them, for whoever says which. */
export function queueRows(db: Db, { today }: Viewer) {
	return db
		.select({
			...shownCompletion,
			heldReason: completion.heldReason,
			/** for `Seen` */
			evidence: evidenceSeen(evidence.completionId, completion.id),
			...{ staffNumber: staff.staffNumber, name: staff.name },
			...{ departmentCode: assignment.departmentCode, department: department.name }
		})
		.from(completion)
		.innerJoin(staff, eq(staff.id, completion.staffId))
		.innerJoin(course, eq(course.id, completion.courseId))
		.innerJoin(entry, eq(entry.number, completion.addedBy))
		.leftJoin(assignment, and(eq(assignment.staffId, staff.id), isPrimaryPostOn(today), isEmployedOn(today)))
		.leftJoin(department, and(eq(department.code, assignment.departmentCode), isDepartmentOn(today)));
}

/** How many records wait for this viewer, those put aside too. */
export async function waitingCount(db: Db, viewer: Viewer): Promise<number> {
	const [row] = await db.select({ waiting: count() }).from(completion).where(isWaitingFor(viewer));
	return row?.waiting ?? 0;
}

/** The condition of all that waits for this viewer, over `completion`. */
export function isWaitingFor(viewer: Viewer) {
	const byOthers = or(isNull(completion.enteredBy), notInArray(completion.enteredBy, [...entersAs(viewer)]));
	// With no parameter: only so does SQLite look where those that wait stand.
	return and(sql`${completion.state} = 'waiting'`, byOthers, withinScope(viewer, 'completion:confirm'));
}

/** The conditions of a filter, over the tables of the queue. */
function within({ courseCode, departments, fiscalYear, held, completedOn }: QueueFilter) {
	return [
		courseCode ? eq(course.code, courseCode) : undefined,
		departments ? inArray(assignment.departmentCode, [...departments]) : undefined,
		fiscalYear
			? sql`${completion.completedOn} BETWEEN ${firstDayOf(fiscalYear)} AND ${lastDayOf(fiscalYear)}`
			: undefined,
		held === true ? isNotNull(completion.heldReason) : held === false ? isNull(completion.heldReason) : undefined,
		completedOn ? eq(completion.completedOn, completedOn) : undefined
	];
}

function isAfter(after: QueueCursor | null) {
	return after ? sql`(${completion.addedBy}, ${completion.id}) > (${after.addedBy}, ${after.id})` : undefined;
}
