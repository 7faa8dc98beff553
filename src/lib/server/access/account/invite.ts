import { and, asc, count, eq, isNull, not, type SQL } from 'drizzle-orm';
import { type AuditPayload } from '$lib/domain/audit';
import { type CivilDate } from '$lib/domain/calendar';
import { type Actor } from '../../audit/actor';
import { type Database, type Db } from '../../db/open';
import { account, assignment, department, staff } from '../../db/schema';
import { write } from '../../db/write';
import { addStaffAccounts } from './account-rows';
import { isDepartmentOn, isEmployedOn, isPrimaryPostOn } from '../../organisation/in-force';
import { hashPassword, makeFirstPassword } from './password';

/** One line of the list that is printed, cut up and handed out. */
export type Invitation = {
	staffNumber: string;
	name: string;
	kana: string | null;
	/** name of today's 本務 department; null without one */
	departmentName: string | null;
	firstPassword: string;
};

/**
 * Makes an account for everybody employed today who has none, and hands the list to `keep` before anything is committed: a
 * password that could not be written down would be lost.
 *
 * @returns how many accounts were made; 0 where nobody was without one, and then `keep` is not called
 */
export async function inviteAll(
	database: Database,
	actor: Actor,
	today: CivilDate,
	keep: (invitations: readonly Invitation[]) => Promise<void>
): Promise<{ ok: true; made: number } | { ok: false; reason: 'changed-meanwhile' }> {
	const people = await withoutAccount(database.reader, today);
	if (people.length === 0) return { ok: true, made: 0 };
	const invitations = people.map((person) => ({ ...person, firstPassword: makeFirstPassword() }));
	// All at once: they are worked through by two threads, and the process goes on beside them.
	const rows = await Promise.all(invitations.map(accountRow));
	await keep(invitations);
	return write(database, actor, 'account.created', async (change) => {
		const still = await withoutAccount(change.db, today);
		if (!sameNumbers(still, people)) return { ok: false, reason: 'changed-meanwhile' };
		await addStaffAccounts(change, rows);
		change.describe({ accounts: rows.length, roles: ['職員'] } satisfies AuditPayload<'account.created'>);
		return { ok: true, made: rows.length };
	});
}

/** How many on the staff list have no account and are not employed today: nobody invites them. */
export async function countUninvited(db: Db, today: CivilDate): Promise<number> {
	const [found] = await db
		.select({ count: count() })
		.from(staff)
		.leftJoin(account, eq(account.staffNumber, staff.staffNumber))
		.where(and(isNull(account.id), not(isEmployedOn(today) as SQL)));
	return found?.count ?? 0;
}

async function accountRow({ staffNumber, firstPassword }: Invitation) {
	return { staffNumber, passwordHash: await hashPassword(firstPassword), mustChangePassword: true };
}

/** Department by department, as the slips are handed out. */
function withoutAccount(db: Db, today: CivilDate) {
	return db
		.select({
			staffNumber: staff.staffNumber,
			name: staff.name,
			kana: staff.kana,
			departmentName: department.name
		})
		.from(staff)
		.leftJoin(account, eq(account.staffNumber, staff.staffNumber))
		.leftJoin(assignment, and(eq(assignment.staffId, staff.id), isPrimaryPostOn(today)))
		.leftJoin(department, and(eq(department.code, assignment.departmentCode), isDepartmentOn(today)))
		.where(and(isNull(account.id), isEmployedOn(today)))
		.orderBy(asc(assignment.departmentCode), asc(staff.staffNumber));
}

function sameNumbers(one: readonly { staffNumber: string }[], other: readonly { staffNumber: string }[]): boolean {
	return one.length === other.length && one.every((person, index) => person.staffNumber === other[index]?.staffNumber);
}
