import { and, eq, inArray, sql } from 'drizzle-orm';
import { type AccountRole, departmentLine, mayEnter, parentsOf, type Viewer, withBelow } from '$lib/domain/access';
import { headRoles } from '$lib/domain/appointment';
import { type Confirmation, shippedConfirmation } from '$lib/domain/confirmation';
import { type CivilDate } from '$lib/domain/calendar';
import { compiled } from '../db/compiled';
import { type Db } from '../db/open';
import { account, accountRole, appointment, assignment, department, deputy, setting, staff } from '../db/schema';
import { isDeputyOn } from './deputising';
import { isAppointedOn, isDepartmentOn, isPrimaryPostOn } from '../organisation/in-force';

/** The person behind an account as of today, in one statement; null where the account may not be used today. */
export async function loadViewer(db: Db, accountId: number, today: CivilDate): Promise<Viewer | null> {
	const [person] = await people(db, { accountId, today });
	if (person === undefined) return null;
	const roles = JSON.parse(person.roles) as AccountRole[];
	const employment = person.hiredOn === null ? null : { hiredOn: person.hiredOn, leftOn: person.leftOn };
	if (!mayEnter({ roles, locked: person.lockedAt !== null, employment }, today)) return null;

	const tree = branchesOf(person.branches);
	const parents = parentsOf(tree);
	const { departmentCode } = person;
	const headed = withBelow(parents, JSON.parse(person.headed) as string[]);
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
		headed,
		deputised: withBelow(parents, JSON.parse(person.deputised) as string[]),
		inPlaceOf: headsInPlace(person.inPlaceOf).filter(({ code }) => !headed.has(code)),
		confirmation: decided(person.confirmation)
	};
}

/** The heads of the departments for which somebody confirms, as their column packs them; `code`: of which. */
export function headsInPlace(packed: string) {
	const rows = JSON.parse(packed) as [code: string, staffId: number, accountId: number | null][];
	return rows.map(([code, staffId, accountId]) => ({ code, staffId, accountId }));
}

/** Who confirms; where nothing was decided, as it is shipped. */
export function decided(setting: string | null): Confirmation {
	return { ...shippedConfirmation, ...(JSON.parse(setting ?? '{}') as Partial<Confirmation>) };
}

function branchesOf(packed: string) {
	const rows = JSON.parse(packed) as [code: string, parentCode: string | null, name: string][];
	return rows.map(([code, parentCode, name]) => ({ code, parentCode, name }));
}

const [accountId, today] = [sql.placeholder('accountId'), sql.placeholder('today')];

/** Of the person in the row of `staff` around: the 本務 of the day, what is headed on it and for what they confirm; `today` is a placeholder. */
const primaryPosts = sql`SELECT ${assignment.departmentCode} FROM ${assignment}
	WHERE ${and(eq(assignment.staffId, staff.id), isPrimaryPostOn(today))}`;
const heads = and(inArray(appointment.roleCode, [...headRoles]), isAppointedOn(today));
export const headedDepartments = sql`SELECT ${appointment.departmentCode} FROM ${appointment}
	WHERE ${and(eq(appointment.staffId, staff.id), heads)}`;
export const deputisedDepartments = sql`SELECT ${deputy.departmentCode} FROM ${deputy}
	WHERE ${and(eq(deputy.staffId, staff.id), isDeputyOn(today))}`;
/** The heads of the departments for which the person confirms, as `headsInPlace` reads them. */
export const inPlaceOf = sql<string>`(SELECT json_group_array(json_array(${appointment.departmentCode}, ${appointment.staffId},
		(SELECT own.id FROM ${account} AS own JOIN ${staff} AS head ON head.staff_number = own.staff_number
			WHERE head.id = ${appointment.staffId})))
	FROM ${appointment} WHERE ${heads} AND ${appointment.departmentCode} IN (${deputisedDepartments}))`;
/** 設定 of who confirms; null where nothing was decided. */
export const confirmationSetting = sql<
	string | null
>`(SELECT ${setting.value} FROM ${setting} WHERE ${setting.key} = 'confirmation')`;

/**
 * The part of the day's tree that says anything about this person: from the 本務 upwards, and from what the person heads or confirms for
 * downwards. The whole tree of a large city, read at every request, would take longer than the page; so would a copy of the day's.
 */
const branches = sql<string>`(
	WITH RECURSIVE
		standing AS NOT MATERIALIZED (SELECT code, parent_code, name FROM ${department} WHERE ${isDepartmentOn(today)}),
		upwards (code) AS (
			${primaryPosts}
			UNION SELECT standing.parent_code FROM upwards JOIN standing ON standing.code = upwards.code
		),
		downwards (code) AS (
			${headedDepartments}
			UNION ${deputisedDepartments}
			UNION SELECT standing.code FROM downwards JOIN standing ON standing.parent_code = downwards.code
		)
	SELECT json_group_array(json_array(code, parent_code, name)) FROM standing
	WHERE code IN (SELECT code FROM upwards UNION SELECT code FROM downwards))`;

/** Every request asks this, so it is made once, and one statement where five would be five. Lists are JSON. */
const people = compiled((db) =>
	db
		.select({
			staffNumber: account.staffNumber,
			mustChangePassword: account.mustChangePassword,
			lockedAt: account.lockedAt,
			staffId: staff.id,
			name: staff.name,
			hiredOn: staff.hiredOn,
			leftOn: staff.leftOn,
			roles: sql<string>`(SELECT json_group_array(role) FROM ${accountRole} WHERE account_id = ${account.id})`,
			departmentCode: sql<string | null>`(${primaryPosts} LIMIT 1)`,
			headed: sql<string>`(SELECT json_group_array(department_code) FROM (${headedDepartments}))`,
			deputised: sql<string>`(SELECT json_group_array(department_code) FROM (${deputisedDepartments}))`,
			inPlaceOf,
			confirmation: confirmationSetting,
			branches
		})
		.from(account)
		.leftJoin(staff, eq(staff.staffNumber, account.staffNumber))
		.where(eq(account.id, accountId))
);
