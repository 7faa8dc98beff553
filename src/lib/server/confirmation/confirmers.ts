import { and, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import {
	type AccountRole,
	type Asker,
	departmentLine,
	mayEnter,
	parentsOf,
	type Permission,
	reaches,
	scopeOf
} from '$lib/domain/access';
import { type CivilDate } from '$lib/domain/calendar';
import {
	confirmationSetting,
	decided,
	deputisedDepartments,
	headedDepartments,
	headsInPlace,
	inPlaceOf
} from '../access/viewer';
import { compiled } from '../db/compiled';
import { type Db } from '../db/open';
import { account, accountRole, department, staff } from '../db/schema';
import { isDepartmentOn } from '../organisation/in-force';

/** A record as far as who confirms it goes; `departmentCode` of today's 本務. */
export type Confirmable = { staffId: number; enteredBy: number | null; departmentCode: string | null };

/** Whom a record waits for today: whoever has an account that may be used, and the reach. */
export type Confirmers = {
	/** the names of all who can confirm it today; empty: 承認者不在 */
	of(record: Confirmable, permission?: Confirming): string[];
	has(record: Confirmable, permission?: Confirming): boolean;
	/** so many reach all that no record is without: out of their reach are only its person's and what they entered */
	suffice: boolean;
};

/** Of those who reach all, a record is out of reach of its person and of whoever entered it. */
const mostOutOfReach = 2;

type Confirming = Extract<Permission, 'completion:confirm' | 'holding:confirm'>;

/** Everybody who confirms anything today, by the rules that judge them when they do. */
export async function confirmersToday(db: Db, today: CivilDate): Promise<Confirmers> {
	const [people, tree] = [await candidates(db, { today }), await departmentsOf(db, { today })];
	const parents = parentsOf(tree);
	const able = people.map((row) => candidateOf(row, parents)).filter((one) => mayEnter(one, today));
	// Whoever reaches all stands first: most records need no second look.
	const inOrder = able.toSorted((one, other) => Number(other.isHr) - Number(one.isHr));
	const can = (permission: Confirming) => (record: Confirmable) => {
		const line = departmentLine(parents, record.departmentCode);
		return (one: Candidate) => !isEntry(one, record) && confirms(one, record, line, permission);
	};
	return {
		of: (record, permission = 'completion:confirm') => inOrder.filter(can(permission)(record)).map(({ name }) => name),
		suffice: able.filter(({ isHr }) => isHr).length > mostOutOfReach,
		has: (record, permission = 'completion:confirm') => inOrder.some(can(permission)(record))
	};
}

type Candidate = ReturnType<typeof candidateOf>;

function isEntry({ entersAs }: Candidate, { enteredBy }: Confirmable): boolean {
	return enteredBy !== null && entersAs.includes(enteredBy);
}

/** Asked of the record's own department alone: what lies below what somebody heads need not be laid out for everybody. */
function confirms(one: Candidate, record: Confirmable, line: readonly string[], permission: Permission): boolean {
	const here = (codes: readonly string[]) => new Set(line.some((code) => codes.includes(code)) ? line.slice(0, 1) : []);
	const asker: Asker = { ...one, departmentLine: [], headed: here(one.headed), deputised: here(one.deputised) };
	return reaches(scopeOf(asker, permission), record.staffId, record.departmentCode);
}

const today = sql.placeholder('today');

const candidates = compiled((db) =>
	db
		.select({
			accountId: account.id,
			staffId: staff.id,
			name: sql<string>`coalesce(${staff.name}, '管理者')`,
			hiredOn: staff.hiredOn,
			leftOn: staff.leftOn,
			roles: sql<string>`(SELECT json_group_array(role) FROM ${accountRole} WHERE account_id = ${account.id})`,
			headed: sql<string>`(SELECT json_group_array(department_code) FROM (${headedDepartments}))`,
			deputised: sql<string>`(SELECT json_group_array(department_code) FROM (${deputisedDepartments}))`,
			inPlaceOf,
			confirmation: confirmationSetting
		})
		.from(account)
		.leftJoin(staff, eq(staff.staffNumber, account.staffNumber))
		.where(
			and(
				isNull(account.lockedAt),
				or(
					inArray(account.id, sql`(SELECT account_id FROM ${accountRole} WHERE role = '人事')`),
					sql`EXISTS (${headedDepartments})`,
					sql`EXISTS (${deputisedDepartments})`
				)
			)
		)
);

const departmentsOf = compiled((db) =>
	db.select({ code: department.code, parentCode: department.parentCode }).from(department).where(isDepartmentOn(today))
);

function candidateOf(row: Awaited<ReturnType<typeof candidates>>[number], parents: ReturnType<typeof parentsOf>) {
	const [roles, headed] = [JSON.parse(row.roles) as AccountRole[], JSON.parse(row.headed) as string[]];
	const isHeaded = (code: string) => departmentLine(parents, code).some((above) => headed.includes(above));
	const heads = headsInPlace(row.inPlaceOf).filter(({ code }) => !isHeaded(code));
	const isHr = roles.includes('人事');
	return {
		...{ accountId: row.accountId, staffId: row.staffId, name: row.name, roles },
		locked: false,
		...{ isHr, inPlaceOf: heads },
		/** as `entersAs` says it of a viewer */
		entersAs: [row.accountId, ...(isHr ? [] : heads.flatMap(({ accountId }) => accountId ?? []))],
		employment: row.hiredOn === null ? null : { hiredOn: row.hiredOn, leftOn: row.leftOn },
		headed,
		deputised: JSON.parse(row.deputised) as string[],
		confirmation: decided(row.confirmation)
	};
}
