import { and, asc, eq, sql } from 'drizzle-orm';
import { type AccountRole, accountRoles } from '$lib/domain/access';
import { type CivilDate, covers } from '$lib/domain/calendar';
import { type Db } from '../../db/open';
import { account, accountRole, assignment, department, staff } from '../../db/schema';
import { isDepartmentOn, isEmployedOn, isPrimaryPostOn } from '../../organisation/in-force';

/** One account as the command line shows it; nothing of its password. */
export type ListedAccount = {
	staffNumber: string;
	/** null for whoever is not on the staff list */
	name: string | null;
	/** in the order in which roles are listed */
	roles: AccountRole[];
	locked: boolean;
	mustChangePassword: boolean;
	/** today; null for whoever is not on the staff list */
	employed: boolean | null;
	/** name of today's 本務 department; null without one */
	department: string | null;
};

/** Every account, by 職員番号. */
export async function listAccounts(db: Db, today: CivilDate): Promise<ListedAccount[]> {
	const rows = await db
		.select({
			staffNumber: account.staffNumber,
			name: staff.name,
			roles: sql<string>`(SELECT json_group_array(role) FROM ${accountRole} WHERE account_id = ${account.id})`,
			lockedAt: account.lockedAt,
			mustChangePassword: account.mustChangePassword,
			hiredOn: staff.hiredOn,
			leftOn: staff.leftOn,
			department: department.name
		})
		.from(account)
		.leftJoin(staff, eq(staff.staffNumber, account.staffNumber))
		.leftJoin(assignment, and(eq(assignment.staffId, staff.id), isEmployedOn(today), isPrimaryPostOn(today)))
		.leftJoin(department, and(eq(department.code, assignment.departmentCode), isDepartmentOn(today)))
		.orderBy(asc(account.staffNumber));
	return rows.map((row) => ({
		staffNumber: row.staffNumber,
		name: row.name,
		roles: accountRoles.filter((role) => (JSON.parse(row.roles) as string[]).includes(role)),
		locked: row.lockedAt !== null,
		mustChangePassword: row.mustChangePassword,
		employed: row.hiredOn === null ? null : covers({ from: row.hiredOn, to: row.leftOn }, today),
		department: row.department
	}));
}
