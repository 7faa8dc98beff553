import { and, eq, sql } from 'drizzle-orm';
import { type Viewer } from '$lib/domain/access';
import { type OthersClaim } from '$lib/domain/training';
import { withinScope } from '../access/scope';
import { type Db } from '../db/open';
import { completion, course, staff } from '../db/schema';
import { type OthersRow } from './others';

/** The records for which 代理で記録 stands after `recordForOthers`: those it made, mended or joined, by their ids. */
export async function enteredIds(
	db: Db,
	viewer: Viewer,
	{ claim }: OthersClaim,
	rows: readonly OthersRow[]
): Promise<number[]> {
	const done = rows.filter(({ outcome }) => doneOutcomes.has(outcome)).map(({ staffNumber }) => staffNumber);
	const found = await db
		.select({ id: completion.id })
		.from(completion)
		.innerJoin(staff, eq(staff.id, completion.staffId))
		.innerJoin(course, eq(course.id, completion.courseId))
		.where(
			and(
				sql`${staff.staffNumber} IN (SELECT value FROM json_each(${JSON.stringify(done)}))`,
				eq(course.code, claim.courseCode),
				eq(completion.completedOn, claim.completedOn),
				sql`${completion.state} <> 'withdrawn'`,
				withinScope(viewer, 'completion:record:others')
			)
		);
	return found.map(({ id }) => id);
}

/** Also what was joined before: a second sending of the same list brings the evidence that the first could not. */
const doneOutcomes: ReadonlySet<OthersRow['outcome']> = new Set(['recorded', 'mended', 'joined', 'already-joined']);
