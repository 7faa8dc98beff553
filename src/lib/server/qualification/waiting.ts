import { and, asc, count, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import { type Viewer } from '$lib/domain/access';
import { type FiscalYear, firstDayOf, lastDayOf } from '$lib/domain/calendar';
import { catalogueEntry, outsideForce, qualificationName } from '$lib/domain/qualification';
import { withinScope } from '../access/scope';
import { type QueueCursor } from '../confirmation/queue';
import { evidenceSeen } from '../confirmation/seen';
import { type Db } from '../db/open';
import { assignment, department, entry, evidence, holding, staff } from '../db/schema';
import { isDepartmentOn, isEmployedOn, isPrimaryPostOn } from '../organisation/in-force';
import { shownHolding } from './queries';

/** What of the queue is looked at; what is left out is no restriction. */
export type HoldingFilter = {
	qualificationCode?: string | null;
	/** the codes of departments of today's 本務: a 課 and all below it */
	departments?: readonly string[] | null;
	/** 年度 of the day from which it counts */
	fiscalYear?: FiscalYear | null;
	/** 保留: those put aside alone, or (false) those that are not */
	held?: boolean | null;
};

/**
 * 確認待ち of the people this viewer confirms for, oldest first, with the department of today's 本務 (null without one). The next ones begin
 * after the last that was given.
 */
export async function waitingHoldings(
	db: Db,
	viewer: Viewer,
	limit: number,
	{ filter = {}, after = null }: { filter?: HoldingFilter; after?: QueueCursor | null } = {}
) {
	const rows = await rowsOf(db, viewer)
		.where(and(isWaitingFor(viewer), ...within(filter), isAfter(after)))
		.orderBy(asc(holding.addedBy), asc(holding.id))
		.limit(limit);
	return rows.map((row) => ({ ...row, ...toldBeside(row) }));
}

export type WaitingHolding = Awaited<ReturnType<typeof waitingHoldings>>[number];

/** A holding in whatever state, of somebody whom this permission reaches; null for a stranger's and for one that is not there. */
export async function holdingWithin(
	db: Db,
	viewer: Viewer,
	id: number,
	permission: 'holding:confirm' | 'holding:correct' = 'holding:confirm'
): Promise<WaitingHolding | null> {
	const isOne = and(eq(holding.id, id), withinScope(viewer, permission, holding.staffId));
	const [row] = await rowsOf(db, viewer).where(isOne);
	return row ? { ...row, ...toldBeside(row) } : null;
}

function rowsOf(db: Db, { today }: Viewer) {
	return db
		.select({
			...shownHolding,
			heldReason: holding.heldReason,
			/** for `Seen` */
			evidence: evidenceSeen(evidence.holdingId, holding.id),
			...{ staffNumber: staff.staffNumber, name: staff.name },
			...{ departmentCode: assignment.departmentCode, department: department.name }
		})
		.from(holding)
		.innerJoin(staff, eq(staff.id, holding.staffId))
		.innerJoin(entry, eq(entry.number, holding.addedBy))
		.leftJoin(assignment, and(eq(assignment.staffId, staff.id), isPrimaryPostOn(today), isEmployedOn(today)))
		.leftJoin(department, and(eq(department.code, assignment.departmentCode), isDepartmentOn(today)));
}

/** The name, and what a confirmer is told of the 合格日; null where nothing is. */
function toldBeside({ qualificationCode, passedOn }: { qualificationCode: string; passedOn: string }) {
	const known = catalogueEntry(qualificationCode);
	return { qualification: qualificationName(qualificationCode), remark: known && outsideForce(known, passedOn) };
}

/** How many holdings wait for this viewer, those put aside too. */
export async function waitingHoldingCount(db: Db, viewer: Viewer): Promise<number> {
	const [row] = await db.select({ waiting: count() }).from(holding).where(isWaitingFor(viewer));
	return row?.waiting ?? 0;
}

/** The condition of all that waits for this viewer, over `holding`. */
export function isWaitingFor(viewer: Viewer) {
	// With no parameter: only so does SQLite look where those that wait stand.
	return and(sql`${holding.state} = 'waiting'`, withinScope(viewer, 'holding:confirm', holding.staffId));
}

function within({ qualificationCode, departments, fiscalYear, held }: HoldingFilter) {
	return [
		qualificationCode ? eq(holding.qualificationCode, qualificationCode) : undefined,
		departments ? inArray(assignment.departmentCode, [...departments]) : undefined,
		fiscalYear ? sql`${holding.countedOn} BETWEEN ${firstDayOf(fiscalYear)} AND ${lastDayOf(fiscalYear)}` : undefined,
		held === true ? isNotNull(holding.heldReason) : held === false ? isNull(holding.heldReason) : undefined
	];
}

function isAfter(after: QueueCursor | null) {
	return after ? sql`(${holding.addedBy}, ${holding.id}) > (${after.addedBy}, ${after.id})` : undefined;
}
