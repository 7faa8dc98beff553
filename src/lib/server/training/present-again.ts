import { and, eq } from 'drizzle-orm';
import { type Viewer } from '$lib/domain/access';
import { type Db, type Database } from '../db/open';
import { completion, course } from '../db/schema';
import { recordCompletion, type RecordOutcome } from './commands';

/**
 * Puts a returned record of the viewer's own to 確認 again with what it said, such as once the evidence that was missing is on it. Where it
 * is no longer returned nothing happens, and it stands as it is.
 */
export async function presentAgain(database: Database, viewer: Viewer, id: number): Promise<RecordOutcome> {
	const claim = await ownClaim(database.reader, viewer, id);
	if (!claim) return { ok: false, reason: 'not-returned' };
	return recordCompletion(database, viewer, claim, id);
}

async function ownClaim(db: Db, { staffId }: Viewer, id: number) {
	const { completedOn, hours, comprehension, method } = completion;
	if (staffId === null) return undefined;
	const [claim] = await db
		.select({ courseCode: course.code, completedOn, hours, comprehension, method })
		.from(completion)
		.innerJoin(course, eq(course.id, completion.courseId))
		.where(and(eq(completion.id, id), eq(completion.staffId, staffId)));
	return claim;
}
