import { and, eq, inArray, sql } from 'drizzle-orm';
import { type Branch, departmentLine, mayEnter, parentsOf, type Viewer, withBelow } from '$lib/domain/access';
import { headRoles } from '$lib/domain/appointment';
import { type CivilDate } from '$lib/domain/calendar';
import { type Db } from '../db/open';
import { account, accountRole, appointment, assignment, department, staff } from '../db/schema';
import { isAppointedOn, isDepartmentOn, isPrimaryPostOn } from '../organisation/in-force';

/** The person behind an account as of today, in one round trip; null where the account may not be used today. */
export async function loadViewer(db: Db, accountId: number, today: CivilDate): Promise<Viewer | null> {
	const [people, roleRows, posts, heads, tree] = await db.batch([
		personOf(db, accountId),
		db.select({ role: accountRole.role }).from(accountRole).where(eq(accountRole.accountId, accountId)),
		primaryPosts(db, accountId, today),
		headedDepartments(db, accountId, today),
		branches(db, accountId, today)
	]);
	const [person] = people;
	if (person === undefined) return null;
	const roles = roleRows.map((row) => row.role);
	const employment = person.hiredOn === null ? null : { hiredOn: person.hiredOn, leftOn: person.leftOn };
	if (!mayEnter({ roles, locked: person.lockedAt !== null, employment }, today)) return null;

	const parents = parentsOf(tree);
	const departmentCode = posts[0]?.departmentCode ?? null;
	return {
		accountId,
		staffNumber: person.staffNumber,
		staffId: person.staffId,
		name: person.name ?? '管理者',
		roles,
		mustChangePassword: person.mustChangePassword,
		today,
		departmentCode,
		departmentName: tree.find(({ code }) => code === departmentCode)?.name ?? null,
		departmentLine: departmentLine(parents, departmentCode),
		headed: withBelow(
			parents,
			heads.map((head) => head.departmentCode)
		)
	};
}

function personOf(db: Db, accountId: number) {
	return db
		.select({
			staffNumber: account.staffNumber,
			mustChangePassword: account.mustChangePassword,
			lockedAt: account.lockedAt,
			staffId: staff.id,
			name: staff.name,
			hiredOn: staff.hiredOn,
			leftOn: staff.leftOn
		})
		.from(account)
		.leftJoin(staff, eq(staff.staffNumber, account.staffNumber))
		.where(eq(account.id, accountId));
}

function primaryPosts(db: Db, accountId: number, today: CivilDate) {
	return db
		.select({ departmentCode: assignment.departmentCode })
		.from(assignment)
		.innerJoin(staff, eq(staff.id, assignment.staffId))
		.innerJoin(account, eq(account.staffNumber, staff.staffNumber))
		.where(and(eq(account.id, accountId), isPrimaryPostOn(today)));
}

function headedDepartments(db: Db, accountId: number, today: CivilDate) {
	return db
		.select({ departmentCode: appointment.departmentCode })
		.from(appointment)
		.innerJoin(staff, eq(staff.id, appointment.staffId))
		.innerJoin(account, eq(account.staffNumber, staff.staffNumber))
		.where(and(eq(account.id, accountId), inArray(appointment.roleCode, [...headRoles]), isAppointedOn(today)));
}

/**
 * The part of the day's tree that says anything about this person: from the 本務 upwards, and from what the person heads downwards. The
 * whole tree of a large city, read at every request, would take longer than the page.
 */
function branches(db: Db, accountId: number, today: CivilDate) {
	return db.all<Branch & { name: string }>(sql`
		WITH RECURSIVE
			standing AS (SELECT code, parent_code, name FROM ${department} WHERE ${isDepartmentOn(today)}),
			upwards (code) AS (
				SELECT department_code FROM ${primaryPosts(db, accountId, today)}
				UNION SELECT standing.parent_code FROM upwards JOIN standing ON standing.code = upwards.code
			),
			downwards (code) AS (
				SELECT department_code FROM ${headedDepartments(db, accountId, today)}
				UNION SELECT standing.code FROM downwards JOIN standing ON standing.parent_code = downwards.code
			)
		SELECT code, parent_code AS "parentCode", name FROM standing
		WHERE code IN (SELECT code FROM upwards UNION SELECT code FROM downwards)`);
}
