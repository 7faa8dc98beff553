import { type InferSelectModel, sql } from 'drizzle-orm';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Db } from '../db/open';
import { course, department } from '../db/schema';
import { standingAfter, turnsOf, type Version, versionsSince } from './versions';

/** What figures share of a town, with every version since an entry: who was where hangs on the tree, what counts on the courses. */
export type PastTown = {
	department: Version<InferSelectModel<typeof department>>[];
	course: Version<InferSelectModel<typeof course>>[];
	/** the entries at which the tree, or how long a course counts, became another one, in order */
	turns: number[];
};

/**
 * @param courses the codes of those that count
 * @param last the last entry that is asked about
 */
export async function pastTown(db: Db, courses: readonly string[], since: number, last: number): Promise<PastTown> {
	const departments = await versionsSince(db, department, idsOf('department', since), since);
	await nextTurn();
	const all = courses.length === 0 ? [] : await versionsSince(db, course, idsOf('course', since), since);
	const asked = all.filter(({ row }) => courses.includes(row.code));
	const turns = [...turnsOf(departments, since, last, shape), ...turnsOf(asked, since, last, validity)];
	return { department: departments, course: asked, turns: [...new Set(turns)].sort((one, other) => one - other) };
}

/** What the tree hangs on: a new name or another place among siblings moves nobody. */
function shape({ code, parentCode, validFrom, validTo }: InferSelectModel<typeof department>): string {
	return JSON.stringify([code, parentCode, validFrom, validTo]);
}

function validity({ id, code, validMonths }: InferSelectModel<typeof course>): string {
	return JSON.stringify([id, code, validMonths]);
}

function idsOf(table: 'department' | 'course', since: number) {
	return sql`SELECT id FROM ${sql.raw(table)}
		UNION SELECT row_id FROM superseded INDEXED BY superseded_row WHERE "table" = ${table} AND entry > ${since}`;
}

/** Which stretch between two turns an entry lies in: within one the town is the same. */
export function stretchAfter({ turns }: PastTown, entry: number): number {
	return turns.filter((turn) => turn <= entry).length;
}

/** The departments and courses as they stood after the entry, and the codes of the courses by their ids of then. */
export function townAfter(past: PastTown, entry: number) {
	const courses = standingAfter(past.course, entry);
	return {
		departments: standingAfter(past.department, entry),
		courses,
		courseCodes: new Map(courses.map(({ id, code }) => [id, code]))
	};
}
