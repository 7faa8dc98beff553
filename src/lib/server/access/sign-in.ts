import { type CivilDate, dayInJapan } from '$lib/domain/calendar';
import { type Database, type Db } from '../db/open';
import { account, signIn as signInTable } from '../db/schema';
import { findAccount, plainNumber } from './find-account';
import { verifyPassword } from './password';
import {
	attemptWasRight,
	attemptWasWrong,
	beginAttempt,
	minutesUntil,
	removeForgotten,
	throttleKeys
} from './throttle';
import { loadViewer } from './viewer';

/** What somebody who wants in has typed, and the address it came from. */
export type Claim = { staffNumber: string; password: string; address: string };

export type SignInOutcome =
	| { ok: true; accountId: number; mustChangePassword: boolean }
	| { ok: false; reason: 'wrong' }
	/** `minutes` until the next attempt may be made, rounded up */
	| { ok: false; reason: 'throttled'; minutes: number };

/**
 * Checks who somebody is. An unknown number, a wrong password, a locked account and one whose person is not employed today are the
 * same answer after the same work; while attempts are blocked even the right password is not looked at.
 */
export async function signIn(database: Database, claim: Claim, now: Date): Promise<SignInOutcome> {
	const candidate = await findAccount(database.reader, claim.staffNumber);
	const staffNumber = candidate?.staffNumber ?? plainNumber(claim.staffNumber);
	const keys = throttleKeys(staffNumber, claim.address);
	const begun = await beginAttempt(database, keys, now.getTime());
	if (!begun.ok) return { ok: false, reason: 'throttled', minutes: minutesUntil(begun.until, now) };

	const matches = await verifyPassword(candidate?.passwordHash ?? null, claim.password);
	const welcome = await mayBeUsed(database.reader, candidate, dayInJapan(now));
	const right = matches && welcome;
	await database.transact(async ({ db }) => {
		await (right ? attemptWasRight(db, keys) : attemptWasWrong(db, keys, now.getTime()));
		await removeForgotten(db, now.getTime());
		await remember(db, { ...claim, staffNumber: candidate?.staffNumber ?? '' }, now, right);
	});
	if (!right || candidate === null) return { ok: false, reason: 'wrong' };
	return { ok: true, accountId: candidate.id, mustChangePassword: candidate.mustChangePassword };
}

async function mayBeUsed(db: Db, candidate: typeof account.$inferSelect | null, today: CivilDate): Promise<boolean> {
	return (await loadViewer(db, candidate?.id ?? 0, today)) !== null;
}

/** A number that belongs to no account is not kept: it may be a password typed into the wrong field. */
async function remember(db: Db, { staffNumber, address }: Claim, now: Date, right: boolean): Promise<void> {
	const outcome = right ? 'signed-in' : 'refused';
	await db.insert(signInTable).values({ at: now.getTime(), staffNumber, address, outcome });
}
