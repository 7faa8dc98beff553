import { type Viewer } from '$lib/domain/access';
import { catalogueEntry, outsideForce, qualificationName } from '$lib/domain/qualification';
import {
	countWaiting,
	isAskedFor,
	isReached,
	oldestFirst,
	type QueueCursor,
	type QueueFilter
} from '../confirmation/queue/asked';
import { holdings } from '../confirmation/kinds';
import { recordRows } from '../confirmation/record-rows';
import { type Db } from '../db/open';
import { shownHolding } from './queries';

/** What of the queue is looked at; what is left out is no restriction. */
export type HoldingFilter = Omit<QueueFilter, 'courseCode' | 'completedOn'> & { qualificationCode?: string | null };

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
		.where(isAskedFor(holdings, viewer, { filter: asQueueFilter(filter), after }))
		.orderBy(...oldestFirst(holdings))
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
	const [row] = await rowsOf(db, viewer).where(isReached(holdings, viewer, id, permission));
	return row ? { ...row, ...toldBeside(row) } : null;
}

function rowsOf(db: Db, { today }: Viewer) {
	return recordRows(db, today, holdings, shownHolding);
}

/** The name, and what a confirmer is told of the 合格日; null where nothing is. */
function toldBeside({ qualificationCode, passedOn }: { qualificationCode: string; passedOn: string }) {
	const known = catalogueEntry(qualificationCode);
	return { qualification: qualificationName(qualificationCode), remark: known && outsideForce(known, passedOn) };
}

/** How many holdings wait for this viewer, those put aside too. */
export function waitingHoldingCount(db: Db, viewer: Viewer): Promise<number> {
	return countWaiting(db, viewer, holdings);
}

/** The same filter as every queue has it. */
export function asQueueFilter({ qualificationCode, ...others }: HoldingFilter): QueueFilter {
	return { ...others, courseCode: qualificationCode };
}
