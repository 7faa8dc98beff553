import { eq } from 'drizzle-orm';
import { type Viewer } from '$lib/domain/access';
import { type Db } from '../../db/open';
import { completion, course } from '../../db/schema';
import { shownCompletion } from '../../training/queries';
import { countWaiting, isAskedFor, isReached, oldestFirst, type QueueAsked } from './asked';
import { completions } from '../kinds';
import { recordRows } from '../record-rows';

export type { QueueCursor, QueueFilter } from './asked';

/**
 * 確認待ち of the people this viewer confirms for, oldest first, with the department of today's 本務 (null without one). What the viewer
 * entered for somebody else is not among them: another one confirms it. The next ones begin after the last that was given.
 */
export async function waitingCompletions(db: Db, viewer: Viewer, limit: number, asked: QueueAsked = {}) {
	return queueRows(db, viewer)
		.where(isAskedFor(completions, viewer, asked))
		.orderBy(...oldestFirst(completions))
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
	const [row] = await queueRows(db, viewer).where(isReached(completions, viewer, id, permission));
	return row ?? null;
}

/** Records with all that the queue shows of them, for whoever says which. */
export function queueRows(db: Db, { today }: Viewer) {
	return recordRows(db, today, completions, shownCompletion).innerJoin(course, eq(course.id, completion.courseId));
}

/** How many records wait for this viewer, those put aside too. */
export function waitingCount(db: Db, viewer: Viewer): Promise<number> {
	return countWaiting(db, viewer, completions);
}
