import { eq } from 'drizzle-orm';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Difference, type PackageDifference } from '$lib/domain/exchange';
import { addRows, changeRows, type FactTable } from '../db/rows';
import {
	absence,
	appointment,
	assignment,
	completion,
	course,
	department,
	holding,
	indicator,
	plan,
	staff
} from '../db/schema';
import { type Completion } from '$lib/domain/training';
import { type Change } from '../db/write';
import { type Stored } from './stored';

/** Row ids by the code people use. */
type Ids = Map<string, number>;
type KnownIds = { staff: ReadonlyMap<string, number>; courses: ReadonlyMap<string, number> };

/** Writes the differences and nothing else. */
export async function applyDifference(change: Change, stored: Stored, difference: PackageDifference): Promise<void> {
	const lay = layer(change);
	await lay(department, difference.departments);
	await lay(staff, difference.staff);
	await lay(course, difference.courses);
	const staffIds = new Map(stored.staff.map(({ staffNumber, id }) => [staffNumber, id]));
	const courseIds = new Map(stored.courses.map(({ code, id }) => [code, id]));
	await addIds(change, staff, staff.staffNumber, staffIds);
	await addIds(change, course, course.code, courseIds);
	const ofPerson = <T extends { staffNumber: string }>(row: T) => ({ ...row, staffId: staffIds.get(row.staffNumber)! });

	await lay(assignment, difference.assignments, ofPerson);
	await lay(absence, difference.absences, ofPerson);
	await applyCompletions(change, { staff: staffIds, courses: courseIds }, difference.completions);
	await lay(holding, difference.holdings, (row) => ({ ...ofPerson(row), ...notHeld }));
	await lay(appointment, difference.appointments, ofPerson);

	await lay(plan, difference.plans);
	const planIds = new Map(stored.plans.map(({ code, id }) => [code, id]));
	await addIds(change, plan, plan.code, planIds);
	await lay(indicator, difference.indicators, (row) => ({ ...row, planId: planIds.get(row.planCode)! }));
}

/** Writes what differs of the completions of people and courses that are known. `changed`: the stored ones have the ids of their rows. */
export async function applyCompletions(
	change: Change,
	{ staff, courses }: KnownIds,
	difference: Difference<Completion> | null
): Promise<void> {
	await layer(change)(completion, difference, (row) => ({
		...row,
		...{ staffId: staff.get(row.staffNumber)!, courseId: courses.get(row.courseCode)! },
		...notHeld
	}));
}

/** Whatever a list says of a record that was put aside was not known when it was. */
const notHeld = { heldReason: null };

/**
 * Many rows are turned into table rows only when their turn comes, so that a million never stand twice in memory; so few at a time that
 * everybody else is heard between them.
 */
const rowsAtOnce = 1_000;

function layer(change: Change) {
	return async <T extends object>(
		table: FactTable,
		difference: Difference<T> | null,
		rowOf: (value: T) => object = (value) => value
	) => {
		if (difference === null) return;
		for (let start = 0; start < difference.added.length; start += rowsAtOnce) {
			const rows = difference.added.slice(start, start + rowsAtOnce).map(rowOf);
			await addRows(change, table, rows as never[]);
			await nextTurn();
		}
		for (let start = 0; start < difference.changed.length; start += rowsAtOnce) {
			const changes = difference.changed.slice(start, start + rowsAtOnce).map(({ before, after }) => ({
				id: (before as { id?: number }).id!,
				values: rowOf(after)
			}));
			await changeRows(change, table, changes as never[]);
			await nextTurn();
		}
	};
}

async function addIds(
	{ db, entry }: Change,
	table: typeof staff | typeof course | typeof plan,
	code: typeof staff.staffNumber | typeof course.code | typeof plan.code,
	ids: Ids
): Promise<void> {
	const rows = await db.select({ id: table.id, code }).from(table).where(eq(table.addedBy, entry));
	for (const row of rows) ids.set(row.code, row.id);
}
