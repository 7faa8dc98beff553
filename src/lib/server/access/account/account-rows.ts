import { eq } from 'drizzle-orm';
import { type AccountRole } from '$lib/domain/access';
import { secretDigest } from '../../audit/seal/sealed-text';
import { type Db } from '../../db/open';
import { addRow, addRows, changeRow, keepVersions } from '../../db/rows';
import { account, accountRole } from '../../db/schema';
import { type Change } from '../../db/write';

export type Account = typeof account.$inferSelect;
type NewAccount = Pick<Account, 'staffNumber' | 'passwordHash' | 'mustChangePassword'>;

export async function accountOf(db: Db, staffNumber: string): Promise<Account | null> {
	const [found] = await db.select().from(account).where(eq(account.staffNumber, staffNumber));
	return found ?? null;
}

export async function addAccount(change: Change, row: NewAccount, roles: readonly AccountRole[]): Promise<number> {
	const accountId = await addRow(change, account, { ...row, lockedAt: null });
	await addRoles(change, accountId, roles);
	return accountId;
}

export async function rolesOfAccount(db: Db, accountId: number): Promise<AccountRole[]> {
	const rows = await db
		.select({ role: accountRole.role })
		.from(accountRole)
		.where(eq(accountRole.accountId, accountId));
	return rows.map(({ role }) => role);
}

export async function addRoles(change: Change, accountId: number, roles: readonly AccountRole[]): Promise<void> {
	await addRows(
		change,
		accountRole,
		roles.map((role) => ({ accountId, role }))
	);
}

export async function removeRoles(change: Change, accountId: number, roles: readonly AccountRole[]): Promise<void> {
	const where = 'account_id = ? AND role IN (SELECT value FROM json_each(?))';
	const args = [accountId, JSON.stringify(roles)];
	await keepVersions(change, accountRole, { where, args }, true);
	await change.raw.execute({ sql: `DELETE FROM account_role WHERE ${where}`, args });
}

/** Many accounts at once, each a 職員 and no more. */
export async function addStaffAccounts(change: Change, rows: readonly NewAccount[]): Promise<void> {
	await addRows(
		change,
		account,
		rows.map((row) => ({ ...row, lockedAt: null }))
	);
	const made = await change.db.select({ accountId: account.id }).from(account).where(eq(account.entry, change.entry));
	await addRows(
		change,
		accountRole,
		made.map(({ accountId }) => ({ accountId, role: '職員' }))
	);
}

/**
 * Changes an account. The version that is kept of it has a digest in place of the password's hash, which may still open other doors:
 * enough to see that nobody changed it by hand.
 */
export async function changeAccount(change: Change, before: Account, values: Partial<Account>): Promise<void> {
	// What is kept is read from the table, so the hash is gone from there before it is.
	const passwordHash = secretDigest(before.passwordHash);
	await change.db.update(account).set({ passwordHash }).where(eq(account.id, before.id));
	await changeRow(change, account, before, { ...values, passwordHash: values.passwordHash ?? before.passwordHash });
}
