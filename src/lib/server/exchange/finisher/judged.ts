import { and, eq } from 'drizzle-orm';
import { can, type Viewer } from '$lib/domain/access';
import {
	type FinisherRecord,
	type JudgedList,
	judgeList,
	readList,
	recordsOf,
	type Roll,
	rollOf
} from '$lib/domain/exchange';
import { type Steps } from '$lib/domain/indicator';
import { type Assignment } from '$lib/domain/organisation';
import { type Course } from '$lib/domain/training';
import { type Database, type Tx } from '../../db/open';
import { allRows } from '../../db/packed';
import { assignment, course, department, requirement, staff } from '../../db/schema';
import { lastEntryNumber } from '../../db/write';
import { ownTurn, takeTurns } from '../../indicator/turns';
import { markOf } from './mark';
import { findStored } from './stored-records';
import { tableIn, type Upload } from './upload';

/** A list with whom its rows are about, what speaks against them, and what the others would do. */
export type JudgedUpload = JudgedList & {
	records: FinisherRecord[];
	courses: Course[];
	/** everybody a row can be about, by 職員番号 */
	people: Roll['byNumber'];
	/** the ids of the people and courses by the codes people use */
	ids: RowIds;
	/** of all that it would do, as `markOf` has it */
	mark: string;
	/** the last change of the town that was certainly seen */
	entry: number;
};

export type RowIds = { staff: ReadonlyMap<string, number>; courses: ReadonlyMap<string, number> };

/** How the database is read: some of it at one moment. */
type Read = <T>(task: (tx: Tx) => Promise<T>) => Promise<T>;

/** Judges the list as it stands, on what is stored now. Before its columns were said it has no rows. */
export async function judgeUpload(
	database: Pick<Database, 'snapshot'>,
	viewer: Viewer,
	upload: Upload
): Promise<JudgedUpload> {
	return judge((task) => database.snapshot(task), viewer, upload);
}

/** The same inside a transaction that is open already. */
export async function judgeIn(tx: Tx, viewer: Viewer, upload: Upload): Promise<JudgedUpload> {
	return judge((task) => task(tx), viewer, upload);
}

/**
 * Everything that grows with the list or the town is taken in turns, and no snapshot is open meanwhile, which others wait for. Where the
 * town changes between the two looks at it, `entry` is that of the first, and whoever takes the list in looks again.
 */
async function judge(read: Read, viewer: Viewer, upload: Upload): Promise<JudgedUpload> {
	const { progress } = upload;
	const { columns, fiscalYear, answers } = progress;
	await ownTurn();
	const town = await read((tx) => townOf(tx, viewer, fiscalYear));
	const { people, courses, allowed, entry } = town;
	const rows = columns === null ? [] : await takeTurns(readList(tableIn(upload), columns));
	const ids = await takeTurns(idsOf(people, courses));
	const assignments = await takeTurns(namedPosts(town));
	const roll = await takeTurns(rollOf({ ...town, staff: people, assignments }, fiscalYear));
	const ground = { roll, courses, answers, fiscalYear, today: viewer.today, allowed };
	const judged = await takeTurns(judgeList(rows, ground));
	const find = await read((tx) => findStored(tx, viewer, judged.rows, ids));
	const records = await takeTurns(recordsOf(judged.rows, progress, find, viewer.staffNumber));
	const mark = await takeTurns(markOf(upload, judged.rows, records));
	return { ...judged, records, courses, people: roll.byNumber, ids, mark, entry };
}

type TownRows = Awaited<ReturnType<typeof townOf>>;

async function townOf(tx: Tx, viewer: Viewer, fiscalYear: number) {
	const people = await allRows(tx.raw, staff);
	return {
		people,
		courses: await allRows(tx.raw, course),
		departments: await allRows(tx.raw, department),
		posts: await allRows(tx.raw, assignment),
		allowed: await allowedCourses(tx, viewer, fiscalYear),
		entry: await lastEntryNumber(tx.db)
	};
}

function* idsOf(people: TownRows['people'], courses: TownRows['courses']): Steps<RowIds> {
	const ids = new Map<string, number>();
	for (const { id, staffNumber } of people) {
		ids.set(staffNumber, id);
		yield;
	}
	return { staff: ids, courses: new Map(courses.map(({ id, code }) => [code, id])) };
}

/** The posts by 職員番号, as everywhere but in the database. */
function* namedPosts({ people, posts }: TownRows): Steps<Assignment[]> {
	const numbers = new Map<number, string>();
	for (const { id, staffNumber } of people) {
		numbers.set(id, staffNumber);
		yield;
	}
	const named: Assignment[] = [];
	for (const post of posts) {
		named.push({ ...post, staffNumber: numbers.get(post.staffId)! });
		yield;
	}
	return named;
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
