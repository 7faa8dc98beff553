import { and, between, eq, inArray } from 'drizzle-orm';
import { can, type Viewer } from '$lib/domain/access';
import { firstDayOf, lastDayOf } from '$lib/domain/calendar';
import {
	type FindRecord,
	type FinisherRecord,
	type JudgedList,
	type JudgedRow,
	judgeList,
	readList,
	recordsOf,
	type Roll,
	rollOf,
	tableOf
} from '$lib/domain/exchange';
import { type Course } from '$lib/domain/training';
import { type Database, type Tx } from '../../db/open';
import { allRows } from '../../db/packed';
import { assignment, completion, course, department, requirement, staff } from '../../db/schema';
import { lastEntryNumber } from '../../db/write';
import { withStaffNumbers } from '../../ledger/load-organisation';
import { markOf } from './mark';
import { type Upload } from './upload';

/** A list with whom its rows are about, what speaks against them, and what the others would do. */
export type JudgedUpload = JudgedList & {
	records: FinisherRecord[];
	courses: Course[];
	names: ReadonlyMap<string, string>;
	/** of all that it would do, as `markOf` has it */
	mark: string;
	/** the last change of the town that was seen */
	entry: number;
};

/** Judges the list as it stands, on what is stored now. Before its columns were said it has no rows. */
export async function judgeUpload(
	database: Pick<Database, 'snapshot'>,
	viewer: Viewer,
	upload: Upload
): Promise<JudgedUpload> {
	return database.snapshot((tx) => judgeIn(tx, viewer, upload));
}

/** The same inside a transaction that is open already. */
export async function judgeIn(tx: Tx, viewer: Viewer, upload: Upload): Promise<JudgedUpload> {
	const { sheets, progress } = upload;
	const { sheet, headerRow, columns, fiscalYear, answers } = progress;
	const table = tableOf(sheets[sheet] ?? { name: '', rows: [] }, headerRow);
	const rows = columns === null ? [] : readList(table, columns);
	const people = await allRows(tx.raw, staff);
	const courses = await allRows(tx.raw, course);
	const roll = await rollIn(tx, people, fiscalYear);
	const ground = { roll, courses, answers, fiscalYear, today: viewer.today };
	const judged = judgeList(rows, { ...ground, allowed: await allowedCourses(tx, viewer, fiscalYear) });
	const find = await findStored(tx, viewer, judged.rows, fiscalYear);
	const records = recordsOf(judged.rows, progress, find, viewer.staffNumber);
	return {
		...judged,
		records,
		courses,
		names: new Map(people.map(({ staffNumber, name }) => [staffNumber, name])),
		mark: markOf(upload, judged.rows, records),
		entry: await lastEntryNumber(tx.db)
	};
}

async function rollIn(tx: Tx, people: (typeof staff.$inferSelect)[], fiscalYear: number): Promise<Roll> {
	const named = withStaffNumbers(new Map(people.map(({ id, staffNumber }) => [id, staffNumber])));
	const departments = await allRows(tx.raw, department);
	return rollOf({ staff: people, departments, assignments: named(await allRows(tx.raw, assignment)) }, fiscalYear);
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
async function findStored(
	{ db }: Tx,
	{ accountId }: Viewer,
	rows: readonly JudgedRow[],
	fiscalYear: number
): Promise<FindRecord> {
	const codes = [...new Set(rows.flatMap(({ courseCode }) => courseCode ?? []))];
	const stored = await db
		.select({ staffNumber: staff.staffNumber, courseCode: course.code, completion })
		.from(completion)
		.innerJoin(staff, eq(staff.id, completion.staffId))
		.innerJoin(course, eq(course.id, completion.courseId))
		.where(
			and(inArray(course.code, codes), between(completion.completedOn, firstDayOf(fiscalYear), lastDayOf(fiscalYear)))
		);
	const found = new Map<string, ReturnType<FindRecord>>();
	for (const { staffNumber, courseCode, completion: row } of stored) {
		const key = [staffNumber, courseCode, row.completedOn].join('\t');
		if (row.state === 'withdrawn' && found.has(key)) continue;
		const { completedOn, hours, comprehension, state, sources, method } = row;
		found.set(key, {
			...{ staffNumber, courseCode, completedOn, hours, comprehension, state, sources, method },
			...{ isHeld: row.heldReason !== null, isOwnEntry: row.enteredBy === accountId }
		});
	}
	return (staffNumber, courseCode, completedOn) => found.get([staffNumber, courseCode, completedOn].join('\t'));
}
