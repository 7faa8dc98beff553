import { and, count, eq, isNull, sql } from 'drizzle-orm';
import { type Viewer } from '$lib/domain/access';
import { type Db } from '../../db/open';
import { completion, course } from '../../db/schema';
import { isWaitingFor } from './asked';
import { completions } from '../kinds';
import { type WaitingCompletion } from './queue';

type Asked = Pick<WaitingCompletion, 'id' | 'courseCode' | 'completedOn'>;

/** How many records of the course and day of each of these wait for this viewer and are not put aside, by id. */
export async function sameDayCounts(db: Db, viewer: Viewer, asked: readonly Asked[]): Promise<Map<number, number>> {
	if (asked.length === 0) return new Map();
	const keys = JSON.stringify([...new Set(asked.map(keyOf))]);
	const key = sql<string>`${course.code} || ' ' || ${completion.completedOn}`;
	const rows = await db
		.select({ key, count: count() })
		.from(completion)
		.innerJoin(course, eq(course.id, completion.courseId))
		.where(
			and(
				isWaitingFor(completions, viewer),
				isNull(completion.heldReason),
				sql`${key} IN (SELECT value FROM json_each(${keys}))`
			)
		)
		.groupBy(key);
	const counts = new Map(rows.map((row) => [row.key, row.count]));
	return new Map(asked.map((one) => [one.id, counts.get(keyOf(one)) ?? 0]));
}

function keyOf({ courseCode, completedOn }: Asked): string {
	return `${courseCode} ${completedOn}`;
}
