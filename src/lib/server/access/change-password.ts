import { passwordFault, type PasswordFault, passwordText, type Viewer } from '$lib/domain/access';
import { type Database } from '../db/open';
import { write } from '../db/write';
import { accountOf, changeAccount } from './account-rows';
import { hashPassword, verifyPassword } from './password';
import { endSessionsOf } from './session-rows';
import { attemptWasRight, attemptWasWrong, beginAttempt, minutesUntil, throttleKeys } from './throttle';

export type PasswordChange = { current: string; next: string; sessionId: string; address: string };

export type ChangeOutcome =
	| { ok: true }
	| { ok: false; reason: PasswordFault | 'same' | 'wrong' }
	/** `minutes` until the next attempt may be made, rounded up */
	| { ok: false; reason: 'throttled'; minutes: number };

/**
 * Changes one's own password and ends one's other sessions. The present password is asked for and throttled like a sign-in, since
 * whoever sits down at an open page could guess it here.
 */
export async function changePassword(
	database: Database,
	viewer: Viewer,
	{ current, next, sessionId, address }: PasswordChange,
	now: Date
): Promise<ChangeOutcome> {
	const fault = passwordFault(next, viewer.staffNumber);
	if (fault !== null) return { ok: false, reason: fault };
	if (passwordText(next) === passwordText(current)) return { ok: false, reason: 'same' };

	const keys = throttleKeys(viewer.staffNumber, address);
	const begun = await beginAttempt(database, keys, now.getTime());
	if (!begun.ok) return { ok: false, reason: 'throttled', minutes: minutesUntil(begun.until, now) };
	const checked = await accountOf(database.reader, viewer.staffNumber);
	if (!(await verifyPassword(checked?.passwordHash ?? null, current))) {
		await database.transact(({ db }) => attemptWasWrong(db, keys, now.getTime()));
		return { ok: false, reason: 'wrong' };
	}

	const passwordHash = await hashPassword(next);
	return write(
		database,
		{ kind: 'account', accountId: viewer.accountId },
		'account.password-changed',
		async (change) => {
			const account = await accountOf(change.db, viewer.staffNumber);
			// Somebody else may have made it anew while this was being checked.
			if (account?.passwordHash !== checked?.passwordHash || account === null) return { ok: false, reason: 'wrong' };
			await changeAccount(change, account, { passwordHash, mustChangePassword: false });
			await endSessionsOf(change.db, account.id, sessionId);
			await attemptWasRight(change.db, keys);
			change.describe({ accountId: account.id });
			return { ok: true };
		}
	);
}
