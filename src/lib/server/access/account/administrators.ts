import { and, eq, isNull, or } from 'drizzle-orm';
import { type CivilDate } from '$lib/domain/calendar';
import { type Db } from '../../db/open';
import { account, accountRole, staff } from '../../db/schema';
import { isEmployedOn } from '../../organisation/in-force';

/**
 * Whether nobody but this account could sign in as a 管理者 on the day: without it nobody would be left who may look at the log. One that
 * cannot sign in itself is not the last.
 */
export async function isLastAdministrator(db: Db, accountId: number, today: CivilDate): Promise<boolean> {
	const active = await db
		.select({ accountId: account.id })
		.from(accountRole)
		.innerJoin(account, eq(account.id, accountRole.accountId))
		.leftJoin(staff, eq(staff.staffNumber, account.staffNumber))
		.where(and(eq(accountRole.role, '管理者'), isNull(account.lockedAt), or(isNull(staff.id), isEmployedOn(today))));
	return active.length === 1 && active[0]?.accountId === accountId;
}
