import { passwordFault, type PasswordFault, passwordText, type Viewer } from '$lib/domain/access';
import { type AuditPayload } from '$lib/domain/audit';
import { type Database } from '../../db/open';
import { write } from '../../db/write';
import { actorOf } from '../actor';
import { accountOf, changeAccount } from './account-rows';
import { attemptInTurn, hashNow, verifyPassword } from './password';
import { endSessionsOf } from '../session/session-rows';
import {
	attemptWasRight,
	attemptWasWrong,
	beginAttempt,
	blockOf,
	type Keys,
	minutesUntil,
	throttleKeys
} from '../session/throttle';

export type PasswordChange = { current: string; next: string; sessionId: string; address: string };

export type ChangeOutcome =
	| { ok: true }
	| { ok: false; reason: PasswordFault | 'same' | 'wrong' | 'busy' }
	/** `minutes` until the next attempt may be made, rounded up */
	| { ok: false; reason: 'throttled'; minutes: number };

/**
 * Changes one's own password and ends one's other sessions. The present password is asked for and throttled like a sign-in, since
 * whoever sits down at an open page could guess it here.
 */
export async function changePassword(
	database: Database,
	viewer: Viewer,
	wish: PasswordChange,
	now: Date
): Promise<ChangeOutcome> {
	const { current, next, sessionId, address } = wish;
	const fault = passwordFault(next, viewer.staffNumber);
	if (fault !== null) return { ok: false, reason: fault };
	if (passwordText(next) === passwordText(current)) return { ok: false, reason: 'same' };

	const keys = throttleKeys(viewer.staffNumber, address);
	const blocked = await blockOf(database, keys, now.getTime());
	if (blocked !== null) return throttled(blocked, now);
	const checked = await attemptInTurn(() => checkAndHash(database, viewer, wish, keys, now));
	if (checked === null) return { ok: false, reason: 'busy' };
	if (!checked.ok) return checked;

	const { before, passwordHash } = checked;
	return write(database, actorOf(viewer), 'account.password-changed', async (change) => {
		const account = await accountOf(change.db, viewer.staffNumber);
		// Somebody else may have made it anew while this was being checked.
		if (account === null || account.passwordHash !== before) return { ok: false, reason: 'wrong' };
		await changeAccount(change, account, { passwordHash, mustChangePassword: false });
		await endSessionsOf(change.db, account.id, sessionId);
		await attemptWasRight(change.db, keys);
		change.describe({ accountId: account.id } satisfies AuditPayload<'account.password-changed'>);
		return { ok: true };
	});
}

type Checked = { ok: true; before: string; passwordHash: string } | Exclude<ChangeOutcome, { ok: true }>;

/** Both in one turn, so that nobody who has shown who they are waits once more. `before` is the hash that was checked against. */
async function checkAndHash(
	database: Database,
	{ staffNumber }: Viewer,
	{ current, next }: PasswordChange,
	keys: Keys,
	now: Date
): Promise<Checked> {
	const begun = await beginAttempt(database, keys, now.getTime());
	if (!begun.ok) return throttled(begun.until, now);
	const before = (await accountOf(database.reader, staffNumber))?.passwordHash ?? null;
	if (before !== null && (await verifyPassword(before, current)))
		return { ok: true, before, passwordHash: await hashNow(next) };
	await database.transact(({ db }) => attemptWasWrong(db, keys, now.getTime()));
	return { ok: false, reason: 'wrong' };
}

function throttled(until: number, now: Date): { ok: false; reason: 'throttled'; minutes: number } {
	return { ok: false, reason: 'throttled', minutes: minutesUntil(until, now) };
}
