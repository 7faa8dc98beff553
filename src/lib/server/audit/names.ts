import { eq, inArray, sql } from 'drizzle-orm';
import { type AuditNames, type AuditPerson, type Mentioned } from '$lib/domain/audit';
import { type Db } from '../db/open';
import { account, course, importRun, staff } from '../db/schema';

/** The names behind the numbers that sentences mention, as of today. */
export async function namesOf(db: Db, { staff: staffIds, accounts, courses, imports }: Mentioned): Promise<AuditNames> {
	return {
		staff: await staffNamed(db, staffIds),
		accounts: await accountsNamed(db, accounts),
		courses: await coursesNamed(db, courses),
		imports: await importsNamed(db, imports)
	};
}

async function staffNamed(db: Db, ids: number[]): Promise<Map<number, AuditPerson>> {
	const rows = await db
		.select({ id: staff.id, name: staff.name, staffNumber: staff.staffNumber })
		.from(staff)
		.where(inArray(staff.id, ids));
	return new Map(rows.map(({ id, ...person }) => [id, person]));
}

/** Only the account of a 管理者 may be that of nobody on the staff list. */
async function accountsNamed(db: Db, ids: number[]): Promise<Map<number, AuditPerson>> {
	const rows = await db
		.select({
			id: account.id,
			name: sql<string>`coalesce(${staff.name}, '管理者')`,
			staffNumber: account.staffNumber
		})
		.from(account)
		.leftJoin(staff, eq(staff.staffNumber, account.staffNumber))
		.where(inArray(account.id, ids));
	return new Map(rows.map(({ id, ...person }) => [id, person]));
}

async function coursesNamed(db: Db, codes: string[]): Promise<Map<string, string>> {
	const rows = await db
		.select({ code: course.code, name: course.name })
		.from(course)
		.where(inArray(course.code, codes));
	return new Map(rows.map(({ code, name }) => [code, name]));
}

async function importsNamed(db: Db, numbers: number[]): Promise<Map<number, string>> {
	const rows = await db
		.select({ number: importRun.number, name: importRun.name })
		.from(importRun)
		.where(inArray(importRun.number, numbers));
	return new Map(rows.map(({ number, name }) => [number, name]));
}
