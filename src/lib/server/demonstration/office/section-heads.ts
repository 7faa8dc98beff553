import { randomBytes } from 'node:crypto';
import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { type AuditPayload } from '$lib/domain/audit';
import { headRoles } from '$lib/domain/appointment';
import { type CivilDate } from '$lib/domain/calendar';
import { addStaffAccounts } from '../../access/account/account-rows';
import { hashPassword } from '../../access/account/password';
import { type Database, type Db } from '../../db/open';
import { account, appointment, staff } from '../../db/schema';
import { write } from '../../db/write';
import { isAppointedOn, isEmployedOn } from '../../organisation/in-force';

/** By department the number of whoever heads it on the day. */
export async function headsOn(db: Db, day: CivilDate): Promise<Map<string, string>> {
	const rows = await db
		.select({ departmentCode: appointment.departmentCode, staffNumber: staff.staffNumber })
		.from(appointment)
		.innerJoin(staff, eq(staff.id, appointment.staffId))
		.where(and(inArray(appointment.roleCode, [...headRoles]), isAppointedOn(day), isEmployedOn(day)))
		.orderBy(asc(appointment.departmentCode), asc(staff.staffNumber));
	return new Map(rows.map(({ departmentCode, staffNumber }) => [departmentCode, staffNumber]));
}

/**
 * Accounts for all who head a department today, as an invitation makes them. Nobody knows their password, one for all: twenty would take
 * longer than the rest of what the heads do. Whoever wants to sign in as one of them has it reset by 管理者.
 */
export async function enrolHeads(database: Database, today: CivilDate): Promise<void> {
	const numbers = [...new Set((await headsOn(database.reader, today)).values())];
	const without = await withoutAccount(database.reader, numbers);
	const passwordHash = await hashPassword(randomBytes(32).toString('hex'));
	await write(database, { kind: 'command-line' }, 'account.created', async (change) => {
		const rows = without.map((staffNumber) => ({ staffNumber, passwordHash, mustChangePassword: true }));
		await addStaffAccounts(change, rows);
		change.describe({ accounts: rows.length, roles: ['職員'] } satisfies AuditPayload<'account.created'>);
		return { ok: true };
	});
}

async function withoutAccount(db: Db, numbers: string[]): Promise<string[]> {
	const rows = await db
		.select({ staffNumber: staff.staffNumber })
		.from(staff)
		.leftJoin(account, eq(account.staffNumber, staff.staffNumber))
		.where(and(isNull(account.id), inArray(staff.staffNumber, numbers)))
		.orderBy(asc(staff.staffNumber));
	return rows.map(({ staffNumber }) => staffNumber);
}
