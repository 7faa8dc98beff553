import { dayInJapan } from '$lib/domain/calendar';
import { type Database } from '../db/open';
import { findAccount, plainNumber } from './find-account';
import { attemptInTurn, verifyPassword } from './password';
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
import { loadViewer } from './viewer';

/** What somebody who wants in has typed, and the address it came from. */
export type Claim = { staffNumber: string; password: string; address: string };

export type SignInOutcome =
	| { ok: true; accountId: number; mustChangePassword: boolean }
	/** `busy`: too many are signing in at this moment; nothing was looked at */
	| { ok: false; reason: 'wrong' | 'busy' }
	/** `minutes` until the next attempt may be made, rounded up */
	| { ok: false; reason: 'throttled'; minutes: number };

/**
 * Checks who somebody is. An unknown number, a wrong password, a locked account and one whose person is not employed today are the
 * same answer after the same work; while attempts are blocked even the right password is not looked at.
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
	const viewer = await loadViewer(database.reader, candidate?.id ?? 0, dayInJapan(now));
	const right = matches && viewer !== null;
	await database.transact(async ({ db }) => {
		await (right ? attemptWasRight(db, keys) : attemptWasWrong(db, keys, now.getTime()));
		await removeForgotten(db, now.getTime());
		const outcome = right ? 'signed-in' : 'refused';
		await note(db, { staffNumber: candidate?.staffNumber ?? '', address: claim.address, outcome }, now);
	});
	if (!right || candidate === null) return { ok: false, reason: 'wrong' };
	return { ok: true, accountId: candidate.id, mustChangePassword: candidate.mustChangePassword };
}

function throttled(until: number, now: Date): SignInOutcome {
	return { ok: false, reason: 'throttled', minutes: minutesUntil(until, now) };
}
