import { type AccountRole, accountRoles } from '$lib/domain/access';
import { type AuditPayload } from '$lib/domain/audit';
import { dayInJapan } from '$lib/domain/calendar';
import { type Actor } from '../../audit/actor';
import { type Database } from '../../db/open';
import { write } from '../../db/write';
import { accountOf, addRoles, removeRoles, rolesOfAccount } from './account-rows';
import { isLastAdministrator } from './administrators';
import { employmentOf } from '../employment';

export type RolesChanged =
	/** both in the order in which roles are listed */
	| { ok: true; before: AccountRole[]; roles: AccountRole[] }
	/** `unknown-staff-number`: only a 管理者 need not be on the staff list */
	| { ok: false; reason: 'unknown-account' | 'unchanged' | 'last-administrator' | 'unknown-staff-number' };

/** Gives an account these roles and no others, from its next request on. */
export async function changeRoles(
	database: Database,
	actor: Actor,
	{ staffNumber, roles }: { staffNumber: string; roles: readonly AccountRole[] },
	now: Date
): Promise<RolesChanged> {
	return write<RolesChanged>(database, actor, 'account.roles-changed', async (change) => {
		const account = await accountOf(change.db, staffNumber);
		if (account === null) return { ok: false, reason: 'unknown-account' };
		const before = inOrder(await rolesOfAccount(change.db, account.id));
		const after = inOrder(roles);
		const added = after.filter((role) => !before.includes(role));
		const removed = before.filter((role) => !after.includes(role));
		if (added.length + removed.length === 0) return { ok: false, reason: 'unchanged' };
		if (removed.includes('管理者') && (await isLastAdministrator(change.db, account.id, dayInJapan(now))))
			return { ok: false, reason: 'last-administrator' };
		if (!after.includes('管理者') && (await employmentOf(change.db, staffNumber)) === null)
			return { ok: false, reason: 'unknown-staff-number' };
		await removeRoles(change, account.id, removed);
		await addRoles(change, account.id, added);
		const said = { accountId: account.id, before, roles: after };
		change.describe(said satisfies AuditPayload<'account.roles-changed'>);
		return { ok: true, before, roles: after };
	});
}

/** Each once. */
function inOrder(roles: readonly AccountRole[]): AccountRole[] {
	return accountRoles.filter((role) => roles.includes(role));
}
