import { asc, desc, eq, sql } from 'drizzle-orm';
import { type Viewer } from '$lib/domain/access';
import { type Db } from '../db/open';
import { completion, course, entry } from '../db/schema';

/** What a list shows of a record, with its course and the entry that made it known joined. */
export const shownCompletion = {
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
	/** 代理で記録: the name of whoever entered it in the person's place; null where the person did, or an import */
	enteredBy: sql<string | null>`(SELECT coalesce(person.name, '管理者') FROM account AS who
		LEFT JOIN staff AS person ON person.staff_number = who.staff_number WHERE who.id = "completion"."entered_by")`,
	/** UTC, when it first became known here */
	recordedAt: entry.at
};

/** The viewer's own ledger, the latest training first. */
export async function ownCompletions(db: Db, viewer: Viewer) {
	if (viewer.staffId === null) return [];
	return db
		.select(shownCompletion)
		.from(completion)
		.innerJoin(course, eq(course.id, completion.courseId))
		.innerJoin(entry, eq(entry.number, completion.addedBy))
		.where(eq(completion.staffId, viewer.staffId))
		.orderBy(desc(completion.completedOn), asc(course.code));
}

/** Every course, by category and code. */
export async function allCourses(db: Db) {
	return db
		.select({ code: course.code, name: course.name, category: course.category })
		.from(course)
		.orderBy(asc(course.category), asc(course.code));
}
