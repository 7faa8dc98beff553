import { type AccountRole, passwordFault, type PasswordFault } from '$lib/domain/access';
import { type AuditPayload } from '$lib/domain/audit';
import { dayInJapan } from '$lib/domain/calendar';
import { type Actor } from '../../audit/actor';
import { type Database } from '../../db/open';
import { write } from '../../db/write';
import { accountOf, addAccount, changeAccount } from './account-rows';
import { isLastAdministrator } from './administrators';
import { employmentOf } from '../employment';
import { hashPassword, makeFirstPassword } from './password';
import { endSessionsOf } from '../session/session-rows';
import { forgetFailures } from '../session/throttle';

/** The password somebody else hands over; null where one is to be made, which then must be changed at the first sign-in. */
type GivenPassword = string | null;

/** `firstPassword` is the one that was made, to be told once and kept nowhere; null where one was given. */
export type PasswordSet = { ok: true; firstPassword: string | null };

/** Makes the account of a 職員番号. Only that of a 管理者 may be missing on the staff list. */
export async function createAccount(
	database: Database,
	actor: Actor,
	{ staffNumber, roles, password }: { staffNumber: string; roles: readonly AccountRole[]; password: GivenPassword }
): Promise<PasswordSet | { ok: false; reason: PasswordFault | 'already-exists' | 'unknown-staff-number' }> {
	const fault = password === null ? null : passwordFault(password, staffNumber);
	if (fault !== null) return { ok: false, reason: fault };
	const secret = await secretFrom(password);
	return write(database, actor, 'account.created', async (change) => {
		if (await accountOf(change.db, staffNumber)) return { ok: false, reason: 'already-exists' };
		const known = roles.includes('管理者') || (await employmentOf(change.db, staffNumber)) !== null;
		if (!known) return { ok: false, reason: 'unknown-staff-number' };
		const distinct = [...new Set(roles)];
		const accountId = await addAccount(change, { staffNumber, ...secret.columns }, distinct);
		change.describe({ accountId, staffNumber, roles: distinct } satisfies AuditPayload<'account.created'>);
		return { ok: true, firstPassword: secret.made };
	});
}

/**
 * Gives an account a new password, ends its sessions, and lets it sign in again if it was locked or blocked: whoever is given a
 * new password is meant to come in.
 */
export async function resetPassword(
	database: Database,
	actor: Actor,
	staffNumber: string,
	password: GivenPassword
): Promise<PasswordSet | { ok: false; reason: PasswordFault | 'unknown-account' }> {
	const fault = password === null ? null : passwordFault(password, staffNumber);
	if (fault !== null) return { ok: false, reason: fault };
	const secret = await secretFrom(password);
	return write(database, actor, 'account.password-reset', async (change) => {
		const account = await accountOf(change.db, staffNumber);
		if (account === null) return { ok: false, reason: 'unknown-account' };
		await changeAccount(change, account, { ...secret.columns, lockedAt: null });
		await endSessionsOf(change.db, account.id);
		await forgetFailures(change.db, staffNumber);
		change.describe({
			accountId: account.id,
			unlocked: account.lockedAt !== null
		} satisfies AuditPayload<'account.password-reset'>);
		return { ok: true, firstPassword: secret.made };
	});
}

/** Shuts an account at once, and ends its sessions; never that of the last 管理者 who can sign in. */
export async function lockAccount(
	database: Database,
	actor: Actor,
	staffNumber: string,
	now: Date
): Promise<{ ok: true } | { ok: false; reason: 'unknown-account' | 'already-locked' | 'last-administrator' }> {
	return write(database, actor, 'account.locked', async (change) => {
		const account = await accountOf(change.db, staffNumber);
		if (account === null) return { ok: false, reason: 'unknown-account' };
		if (account.lockedAt !== null) return { ok: false, reason: 'already-locked' };
		if (await isLastAdministrator(change.db, account.id, dayInJapan(now)))
			return { ok: false, reason: 'last-administrator' };
		await changeAccount(change, account, { lockedAt: now.toISOString() });
		await endSessionsOf(change.db, account.id);
		change.describe({ accountId: account.id } satisfies AuditPayload<'account.locked'>);
		return { ok: true };
	});
}

async function secretFrom(password: GivenPassword) {
	const made = password === null ? makeFirstPassword() : null;
	const passwordHash = await hashPassword(password ?? made ?? '');
	return { made, columns: { passwordHash, mustChangePassword: made !== null } };
}
