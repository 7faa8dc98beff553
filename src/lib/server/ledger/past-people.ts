import { getTableName, type InferSelectModel, type SQL, sql } from 'drizzle-orm';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Db } from '../db/open';
import { type FactTable } from '../db/rows';
import { absence, appointment, assignment, completion, holding, staff } from '../db/schema';
import { type Version, versionsSince } from './versions';

/** The tables of what is somebody's, beside the row in `staff`. */
const tables = { assignment, absence, completion, holding, appointment } as const;
export type TableOfPeople = keyof typeof tables;

type RowOf<T extends FactTable> = InferSelectModel<T>;
type OfPerson = { [Name in TableOfPeople]: Version<RowOf<(typeof tables)[Name]>>[] };

/** One person with every version of every row of theirs since an entry; a table that was not asked for is empty. */
export type PastPerson = OfPerson & { staffNumber: string; staff: Version<RowOf<typeof staff>>[] };

/** What a question looks at beside the employment; of the records only those of these courses, by their ids. */
export type PastWanted = { tables: ReadonlySet<TableOfPeople>; courses: readonly number[] };

/** So few that no statement holds up other pages. */
const peopleAtOnce = 50;

/**
 * What was known of these people after any entry from `since` on: also of those that an undo took away and that came again under
 * another id.
 */
export async function pastPeople(
	db: Db,
	staffNumbers: readonly string[],
	wanted: PastWanted,
	since: number
): Promise<Map<string, PastPerson>> {
	const people = new Map<string, PastPerson>();
	for (let start = 0; start < staffNumbers.length; start += peopleAtOnce) {
		const some = staffNumbers.slice(start, start + peopleAtOnce).map(nobody);
		await addStaff(db, some, since);
		for (const name of wanted.tables) await addRowsOf(db, some, name, wanted, since);
		for (const one of some) people.set(one.staffNumber, one);
	}
	return people;
}

function nobody(staffNumber: string): PastPerson {
	return { staffNumber, staff: [], assignment: [], absence: [], completion: [], holding: [], appointment: [] };
}

async function addStaff(db: Db, people: PastPerson[], since: number): Promise<void> {
	const byNumber = new Map(people.map((one) => [one.staffNumber, one]));
	const numbers = listed([...byNumber.keys()]);
	const mine = sql`SELECT id FROM staff WHERE staff_number IN ${numbers}
		UNION SELECT row_id FROM superseded INDEXED BY superseded_staff
			WHERE removed = 1 AND "table" = 'staff' AND row ->> '$.staffNumber' IN ${numbers}`;
	for (const version of await versionsSince(db, staff, mine, since))
		byNumber.get(version.row.staffNumber)?.staff.push(version);
	await nextTurn();
}

async function addRowsOf(
	db: Db,
	people: PastPerson[],
	name: TableOfPeople,
	wanted: PastWanted,
	since: number
): Promise<void> {
	const owners = ownersOf(people);
	const ids = listed([...owners.keys()]);
	const table: FactTable = tables[name];
	const asked = name === 'completion' ? ofCourses(wanted.courses, since) : sql`1`;
	const mine = sql`SELECT id FROM ${sql.raw(`"${getTableName(table)}"`)} WHERE staff_id IN ${ids} AND ${asked}
		UNION SELECT row_id FROM superseded INDEXED BY superseded_person
			WHERE removed = 1 AND "table" = ${name} AND row ->> '$.staffId' IN ${ids}`;
	for (const version of await versionsSince(db, table, mine, since)) {
		const { staffId } = version.row as unknown as { staffId: number };
		for (const owner of owners.get(staffId) ?? []) (owner[name] as Version<unknown>[]).push(version);
	}
	await nextTurn();
}

/** A returned record may have been mended into one of another course. */
function ofCourses(courses: readonly number[], since: number): SQL {
	return sql`(course_id IN ${listed(courses)} OR EXISTS (SELECT 1 FROM superseded AS kept INDEXED BY superseded_row
		WHERE kept."table" = 'completion' AND kept.row_id = completion.id AND kept.entry > ${since}))`;
}

/** By row id, who ever had it: which of them a row belongs to depends on the entry. */
function ownersOf(people: PastPerson[]): Map<number, PastPerson[]> {
	const owners = new Map<number, PastPerson[]>();
	for (const one of people)
		for (const id of new Set(one.staff.map(({ row }) => row.id))) owners.set(id, [...(owners.get(id) ?? []), one]);
	return owners;
}

function listed(values: readonly (string | number)[]): SQL {
	return sql`(SELECT value FROM json_each(${JSON.stringify(values)}))`;
}
