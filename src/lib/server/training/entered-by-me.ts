import { and, desc, eq } from 'drizzle-orm';
import { type Viewer } from '$lib/domain/access';
import { withinScope } from '../access/scope';
import { type Db } from '../db/open';
import { completion, course, entry, staff } from '../db/schema';
import { shownCompletion } from './queries';

/**
 * What the viewer entered for others (代理で記録) and what became of it, the latest first, as far as those people are still theirs. One that
 * its person has put right since is theirs, and no longer here.
 */
export async function enteredByMe(db: Db, viewer: Viewer, limit: number) {
	return db
		.select({ ...shownCompletion, staffNumber: staff.staffNumber, name: staff.name })
		.from(completion)
		.innerJoin(staff, eq(staff.id, completion.staffId))
		.innerJoin(course, eq(course.id, completion.courseId))
		.innerJoin(entry, eq(entry.number, completion.addedBy))
		.where(and(eq(completion.enteredBy, viewer.accountId), withinScope(viewer, 'completion:record:others')))
		.orderBy(desc(completion.addedBy), desc(completion.id))
		.limit(limit);
}
