import { dayInJapan } from '$lib/domain/calendar';
import { type Database, type Db } from '../../db/open';
import { type Account, accountOf } from '../account/account-rows';
import { findAccount, plainNumber } from '../account/find-account';
import { attemptInTurn, verifyPassword } from '../account/password';
import { startSession } from './session';
import { note } from './sign-in-log';
import {
	attemptWasRight,
	attemptWasWrong,
	beginAttempt,
	blockOf,
	type Keys,
	minutesUntil,
	removeForgotten,
	throttleKeys
} from './throttle';
import { loadViewer } from '../viewer';

/** What somebody who wants in has typed, and the address it came from. */
export type Claim = { staffNumber: string; password: string; address: string };

export type SignInOutcome =
	/** the session has begun: its id is for the browser alone */
	| { ok: true; sessionId: string; mustChangePassword: boolean }
	/** `busy`: too many are signing in at this moment; nothing was looked at */
	| { ok: false; reason: 'wrong' | 'busy' }
	/** `minutes` until the next attempt may be made, rounded up */
	| { ok: false; reason: 'throttled'; minutes: number };

/**
 * Checks who somebody is, and starts a session. An unknown number, a wrong password, a locked account and one whose person is not
 * employed today are the same answer after the same work; while attempts are blocked even the right password is not looked at.
 */
export async function signIn(database: Database, claim: Claim, now: Date): Promise<SignInOutcome> {
	const known = await findAccount(database.reader, claim.staffNumber);
	const keys = throttleKeys(known?.staffNumber ?? plainNumber(claim.staffNumber), claim.address);
	const blocked = await blockOf(database, keys, now.getTime());
	if (blocked !== null) return throttled(blocked, now);
	const outcome = await attemptInTurn(() => tryOnce(database, claim, keys, now));
	return outcome ?? { ok: false, reason: 'busy' };
}

async function tryOnce(database: Database, claim: Claim, keys: Keys, now: Date): Promise<SignInOutcome> {
	const begun = await beginAttempt(database, keys, now.getTime());
	if (!begun.ok) return throttled(begun.until, now);
	// Read anew: the password may have been changed while this stood in line.
	const candidate = await findAccount(database.reader, claim.staffNumber);
	const matches = await verifyPassword(candidate?.passwordHash ?? null, claim.password);
	return database.transact<SignInOutcome>(async (tx) => {
		const may = await mayStillEnter(tx.db, candidate, now);
		const right = matches && may;
		await (right ? attemptWasRight(tx.db, keys) : attemptWasWrong(tx.db, keys, now.getTime()));
		await removeForgotten(tx.db, now.getTime());
		const outcome = right ? 'signed-in' : 'refused';
		await note(tx.db, { staffNumber: candidate?.staffNumber ?? '', address: claim.address, outcome }, now);
		if (!right || candidate === null) return { ok: false, reason: 'wrong' };
		const { id } = await startSession(tx, candidate.id);
		return { ok: true, sessionId: id, mustChangePassword: candidate.mustChangePassword };
	});
}

/**
 * Whether the account is as it was when the password was looked at, and may be used today. Asked in the transaction that starts the
 * session: what ends the sessions of an account, a new password or a lock, comes before it and is seen here, or after it and ends it.
 */
async function mayStillEnter(db: Db, candidate: Account | null, now: Date): Promise<boolean> {
	const present = await accountOf(db, candidate?.staffNumber ?? '');
	const viewer = await loadViewer(db, candidate?.id ?? 0, dayInJapan(now));
	return viewer !== null && present?.passwordHash === candidate?.passwordHash;
}

function throttled(until: number, now: Date): SignInOutcome {
	return { ok: false, reason: 'throttled', minutes: minutesUntil(until, now) };
}
