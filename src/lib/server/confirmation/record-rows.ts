import { and, eq, type Placeholder, type SQL, sql } from 'drizzle-orm';
import { type LibSQLDatabase } from 'drizzle-orm/libsql';
import { type SelectedFields } from 'drizzle-orm/sqlite-core';
import { type CivilDate } from '$lib/domain/calendar';
import { type RecordKind } from '$lib/domain/confirmation';
import { type Db } from '../db/open';
import { assignment, department, entry, staff } from '../db/schema';
import { isDepartmentOn, isEmployedOn, isPrimaryPostOn } from '../organisation/in-force';
import { type Kind, type RecordTable } from './kinds';
import { evidenceSeen } from './seen';

/**
 * Records of a kind with whose they are and the department of today's 本務 (null without one), for whoever says which.
 *
 * @param shown what is asked of them beside that; whatever it is of is to be joined
 */
export function rowsWithPerson<Table extends RecordTable, Shown extends SelectedFields>(
	db: LibSQLDatabase,
	today: CivilDate | Placeholder,
	{ table }: Kind<Table>,
	shown: Shown
) {
	return db
		.select({
			...shown,
			...{ staffNumber: staff.staffNumber, name: staff.name },
			...{ departmentCode: assignment.departmentCode, department: department.name }
		})
		.from(table)
		.innerJoin(staff, eq(staff.id, table.staffId))
		.leftJoin(assignment, and(eq(assignment.staffId, staff.id), isPrimaryPostOn(today), isEmployedOn(today)))
		.leftJoin(department, and(eq(department.code, assignment.departmentCode), isDepartmentOn(today)));
}

/** The same with all that the queue shows of every kind of record. */
export function recordRows<Table extends RecordTable, Shown extends SelectedFields>(
	db: Db,
	today: CivilDate,
	kind: Kind<Table>,
	shown: Shown
) {
	const { table, proved } = kind;
	/** `evidence`: for `Seen` */
	const more = { heldReason: table.heldReason, evidence: evidenceSeen(proved, table.id) };
	return rowsWithPerson(db, today, kind, { ...shown, ...more }).innerJoin(entry, eq(entry.number, table.addedBy));
}

/** The same with all that records of any kind are judged by, for a query that is made once: with `today`, and `ids` where it is asked so. */
export function judgedRows<Table extends RecordTable, Shown extends SelectedFields>(
	db: LibSQLDatabase,
	kind: Kind<Table>,
	shown: Shown
) {
	const { table, enteredBy, proved } = kind;
	return rowsWithPerson(db, sql.placeholder('today'), kind, {
		...shown,
		...{ row: table, evidence: evidenceSeen(proved, table.id), hiredOn: staff.hiredOn, leftOn: staff.leftOn },
		enteredBy: sql<number | null>`${enteredBy}`
	});
}

/** Those among the `ids` of such a query, a JSON text. */
export function isAmongAsked({ table }: Kind): SQL {
	return sql`${table.id} IN (SELECT value FROM json_each(${sql.placeholder('ids')}))`;
}

/** What such a query found, by the id of the record. */
export function byId<One extends { row: { id: number } }, Of extends RecordKind>(kind: Of, found: readonly One[]) {
	return new Map(found.map((one) => [one.row.id, { ...one, kind }]));
}
