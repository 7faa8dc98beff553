import { and, asc, count, eq, inArray, isNotNull, isNull, notInArray, or, type SQL, sql } from 'drizzle-orm';
import { entersAs, type Permission, type Viewer } from '$lib/domain/access';
import { type CivilDate, type FiscalYear, firstDayOf, lastDayOf } from '$lib/domain/calendar';
import { type QueuePlace } from '$lib/domain/confirmation';
import { withinScope } from '../../access/scope';
import { type Db } from '../../db/open';
import { assignment } from '../../db/schema';
import { type Kind } from '../kinds';

/** What of the queue is looked at; what is left out is no restriction. */
export type QueueFilter = {
	/** the code of a course, or of a qualification */
	courseCode?: string | null;
	/** the codes of departments of today's 本務: a 課 and all below it */
	departments?: readonly string[] | null;
	/** 年度 of the 受講日, or of the day from which a qualification counts */
	fiscalYear?: FiscalYear | null;
	/** 保留: those put aside alone, or (false) those that are not */
	held?: boolean | null;
	/** that day itself */
	completedOn?: CivilDate | null;
};

/** A place in the queue: that of a record in it, or of one that was in it. */
export type QueueCursor = QueuePlace;

/** What is asked of a queue: where it is narrowed to, and the place after which it goes on. */
export type QueueAsked = { filter?: QueueFilter; after?: QueueCursor | null };

/** The condition of all that waits for this viewer, over the table of the kind. */
export function isWaitingFor({ kind, table, enteredBy }: Kind, viewer: Viewer): SQL | undefined {
	const byOthers = enteredBy && or(isNull(enteredBy), notInArray(enteredBy, [...entersAs(viewer)]));
	// With no parameter: only so does SQLite look where those that wait stand.
	return and(
		sql`${table.state} = 'waiting'`,
		byOthers ?? undefined,
		withinScope(viewer, `${kind}:confirm`, table.staffId)
	);
}

/** The condition of what is asked for of it, over the rows of the queue. */
export function isAskedFor(kind: Kind, viewer: Viewer, { filter = {}, after = null }: QueueAsked): SQL | undefined {
	return and(isWaitingFor(kind, viewer), ...within(kind, filter), isAfter(kind, after));
}

/** The condition of one record in whatever state, where this permission reaches it. */
export function isReached({ table }: Kind, viewer: Viewer, id: number, permission: Permission): SQL | undefined {
	return and(eq(table.id, id), withinScope(viewer, permission, table.staffId));
}

/** The order of every queue. */
export function oldestFirst({ table }: Kind): [SQL, SQL] {
	return [asc(table.addedBy), asc(table.id)];
}

/** How many records of a kind wait for this viewer, those put aside too. */
export async function countWaiting(db: Db, viewer: Viewer, kind: Kind): Promise<number> {
	const [row] = await db.select({ waiting: count() }).from(kind.table).where(isWaitingFor(kind, viewer));
	return row?.waiting ?? 0;
}

function within({ table, code, on }: Kind, { courseCode, departments, fiscalYear, held, completedOn }: QueueFilter) {
	return [
		courseCode ? eq(code, courseCode) : undefined,
		departments ? inArray(assignment.departmentCode, [...departments]) : undefined,
		fiscalYear ? sql`${on} BETWEEN ${firstDayOf(fiscalYear)} AND ${lastDayOf(fiscalYear)}` : undefined,
		held === true ? isNotNull(table.heldReason) : held === false ? isNull(table.heldReason) : undefined,
		completedOn ? eq(on, completedOn) : undefined
	];
}

function isAfter({ table }: Kind, after: QueueCursor | null): SQL | undefined {
	return after ? sql`(${table.addedBy}, ${table.id}) > (${after.addedBy}, ${after.id})` : undefined;
}
