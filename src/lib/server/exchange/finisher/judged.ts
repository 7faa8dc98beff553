import { and, between, eq, inArray } from 'drizzle-orm';
import { can, type Viewer } from '$lib/domain/access';
import { firstDayOf, lastDayOf } from '$lib/domain/calendar';
import {
	type FindCompletion,
	type FinisherRecord,
	type JudgedList,
	type JudgedRow,
	judgeList,
	readList,
	recordsOf,
	rollOf,
	tableOf
} from '$lib/domain/exchange';
import { type Course } from '$lib/domain/training';
import { type Database, type Tx } from '../../db/open';
import { allRows } from '../../db/packed';
import { assignment, completion, course, department, requirement, staff } from '../../db/schema';
import { withStaffNumbers } from '../../ledger/load-organisation';
import { type Upload } from './upload';

/** A list with whom its rows are about, what speaks against them, and what the others would do. */
export type JudgedUpload = JudgedList & {
	records: FinisherRecord[];
	courses: Course[];
	names: ReadonlyMap<string, string>;
};

/** Judges the list as it stands, on what is stored now. Before its columns were said it has no rows. */
export async function judgeUpload(
	database: Pick<Database, 'snapshot'>,
	viewer: Viewer,
	{ sheets, progress }: Upload
): Promise<JudgedUpload> {
	return database.snapshot(async (tx) => {
		const { sheet, headerRow, columns, fiscalYear, answers } = progress;
		const table = tableOf(sheets[sheet] ?? { name: '', rows: [] }, headerRow);
		const rows = columns === null ? [] : readList(table, columns);
		const people = await allRows(tx.raw, staff);
		const named = withStaffNumbers(new Map(people.map(({ id, staffNumber }) => [id, staffNumber])));
		const town = {
			staff: people,
			departments: await allRows(tx.raw, department),
			assignments: named(await allRows(tx.raw, assignment))
		};
		const courses = await allRows(tx.raw, course);
		const ground = { roll: rollOf(town, fiscalYear), courses, answers, fiscalYear, today: viewer.today };
		const judged = judgeList(rows, { ...ground, allowed: await allowedCourses(tx, viewer, fiscalYear) });
		const find = await findStored(tx, judged.rows, fiscalYear);
		const records = recordsOf(judged.rows, progress, find, viewer.staffNumber);
		return { ...judged, records, courses, names: new Map(people.map(({ staffNumber, name }) => [staffNumber, name])) };
	});
}

/**
 * The codes of the courses whose lists this person may take in; null for all. Whoever is there for the 必須研修 alone takes in those that
 * a published 必須研修 of the year accepts: one they are drawing up asks nobody for anything yet.
 */
export async function allowedCourses(
	{ db }: Pick<Tx, 'db'>,
	viewer: Viewer,
	fiscalYear: number
): Promise<ReadonlySet<string> | null> {
	if (can(viewer, 'completion:correct')) return null;
	const rows = await db
		.select({ rule: requirement.rule })
		.from(requirement)
		.where(and(eq(requirement.fiscalYear, fiscalYear), eq(requirement.state, 'published')));
	return new Set(rows.flatMap(({ rule: { courses } }) => ('anyOf' in courses ? courses.anyOf : courses.allOf)));
}

/** What is stored of the list's people, courses and days; where a record was taken back and made again, the living one. */
async function findStored({ db }: Tx, rows: readonly JudgedRow[], fiscalYear: number): Promise<FindCompletion> {
	const codes = [...new Set(rows.flatMap(({ courseCode }) => courseCode ?? []))];
	const stored = await db
		.select({ staffNumber: staff.staffNumber, courseCode: course.code, completion })
		.from(completion)
		.innerJoin(staff, eq(staff.id, completion.staffId))
		.innerJoin(course, eq(course.id, completion.courseId))
		.where(
			and(inArray(course.code, codes), between(completion.completedOn, firstDayOf(fiscalYear), lastDayOf(fiscalYear)))
		);
	const found = new Map<string, ReturnType<FindCompletion>>();
	for (const { staffNumber, courseCode, completion: row } of stored) {
		const key = [staffNumber, courseCode, row.completedOn].join('\t');
		if (row.state === 'withdrawn' && found.has(key)) continue;
		const { completedOn, hours, comprehension, state, sources, method } = row;
		found.set(key, { staffNumber, courseCode, completedOn, hours, comprehension, state, sources, method });
	}
	return (staffNumber, courseCode, completedOn) => found.get([staffNumber, courseCode, completedOn].join('\t'));
}
