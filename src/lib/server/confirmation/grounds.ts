import { and, count, eq, isNull, sql } from 'drizzle-orm';
import { can, type Viewer } from '$lib/domain/access';
import { headRoles } from '$lib/domain/appointment';
import { type CivilDate } from '$lib/domain/calendar';
import { type Db } from '../db/open';
import { account, accountRole, appointment, assignment, completion, department, holding, staff } from '../db/schema';
import { isAppointedOn, isDepartmentOn, isEmployedOn, isPrimaryPostOn } from '../organisation/in-force';

/** What a 管理者 decides by who confirms; numbers and departments, nobody by name. */
export type ConfirmationGrounds = {
	/** how many of 人事 can sign in today */
	hr: number;
	/** how many departments have people today */
	departments: number;
	/** those of them without a 所属長 of their own who can sign in today */
	withoutHead: { code: string; name: string }[];
	/** what waits now */
	waiting: { completions: number; holdings: number };
};

/** @returns null for whoever does not decide it */
export async function confirmationGrounds(db: Db, viewer: Viewer): Promise<ConfirmationGrounds | null> {
	if (!can(viewer, 'setting:change')) return null;
	const { today } = viewer;
	const staffed = await staffedDepartments(db, today);
	return {
		hr: await hrAccounts(db, today),
		departments: staffed.length,
		withoutHead: staffed.filter(({ heads }) => heads === 0).map(({ code, name }) => ({ code, name })),
		waiting: {
			completions: await countOf(db, completion),
			holdings: await countOf(db, holding)
		}
	};
}

async function countOf(db: Db, table: typeof completion | typeof holding): Promise<number> {
	// With no parameter: only so does SQLite look where those that wait stand.
	const [row] = await db
		.select({ waiting: count() })
		.from(table)
		.where(sql`${table.state} = 'waiting'`);
	return row?.waiting ?? 0;
}

async function hrAccounts(db: Db, today: CivilDate): Promise<number> {
	const [row] = await db
		.select({ people: count() })
		.from(accountRole)
		.innerJoin(account, eq(account.id, accountRole.accountId))
		.innerJoin(staff, eq(staff.staffNumber, account.staffNumber))
		.where(and(eq(accountRole.role, '人事'), isNull(account.lockedAt), isEmployedOn(today)));
	return row?.people ?? 0;
}

/** Today's departments in which somebody has their 本務, by code, with how many of their own heads can sign in. */
function staffedDepartments(db: Db, today: CivilDate) {
	const roles = sql.join(
		[...headRoles].map((role) => sql`${role}`),
		sql`, `
	);
	const heads = sql`(SELECT count(*) FROM ${appointment}
		JOIN ${staff} ON ${staff.id} = ${appointment.staffId} AND ${isEmployedOn(today)}
		JOIN ${account} ON ${account.staffNumber} = ${staff.staffNumber} AND ${account.lockedAt} IS NULL
		WHERE ${appointment.departmentCode} = ${department.code} AND ${appointment.roleCode} IN (${roles})
			AND ${isAppointedOn(today)})`;
	const people = sql`EXISTS (SELECT 1 FROM ${assignment}
		JOIN ${staff} ON ${staff.id} = ${assignment.staffId} AND ${isEmployedOn(today)}
		WHERE ${assignment.departmentCode} = ${department.code} AND ${isPrimaryPostOn(today)})`;
	// As one text: of a select from a single table the columns would lose their tables' names, and be those of the tables inside.
	return db.all<{ code: string; name: string; heads: number }>(sql`
		SELECT ${department.code} AS code, ${department.name} AS name, ${heads} AS heads
		FROM ${department} WHERE ${and(isDepartmentOn(today), people)} ORDER BY ${department.code}`);
}
