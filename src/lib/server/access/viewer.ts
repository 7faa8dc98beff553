import { and, eq, inArray } from 'drizzle-orm';
import { departmentLine, mayEnter, parentsOf, type Viewer, withBelow } from '$lib/domain/access';
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
		departmentsOn(db, today)
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

function departmentsOn(db: Db, today: CivilDate) {
	return db
		.select({ code: department.code, parentCode: department.parentCode, name: department.name })
		.from(department)
		.where(isDepartmentOn(today));
}
