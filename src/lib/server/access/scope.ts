import { and, eq, inArray, notInArray, or, type SQL, sql } from 'drizzle-orm';
import { QueryBuilder, type SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { type Permission, type Scope, scopeOf, type Viewer } from '$lib/domain/access';
import { type CivilDate } from '$lib/domain/calendar';
import { assignment, completion, staff } from '../db/schema';
import { isEmployedOn, isPrimaryPostOn } from '../organisation/in-force';

/**
 * The condition that keeps a query to what this permission reaches for this viewer: the same rule as `reaches`, as a filter.
 * Departments are those of today's 本務, so a transfer moves a person's whole record from one 所属長 to the other.
 *
 * @param staffId the column that says whose row it is
 */
export function withinScope(viewer: Viewer, permission: Permission, staffId: SQLiteColumn = completion.staffId): SQL {
	return condition(scopeOf(viewer, permission), viewer.today, staffId);
}

function condition(scope: Scope, today: CivilDate, staffId: SQLiteColumn): SQL {
	if (scope.kind === 'none') return sql`0`;
	if (scope.kind === 'own') return eq(staffId, scope.staffId);
	const notExcepted = scope.except.length === 0 ? sql`1` : notInArray(staffId, [...scope.except]);
	if (scope.kind === 'all') return notExcepted;
	const own = scope.including === null ? undefined : eq(staffId, scope.including);
	const inside = or(inArray(staffId, postedIn(scope.codes, today)), own);
	return and(inside, notExcepted) ?? sql`0`;
}

function postedIn(codes: ReadonlySet<string>, today: CivilDate) {
	return new QueryBuilder()
		.select({ staffId: assignment.staffId })
		.from(assignment)
		.innerJoin(staff, eq(staff.id, assignment.staffId))
		.where(and(inArray(assignment.departmentCode, [...codes]), isPrimaryPostOn(today), isEmployedOn(today)));
}
