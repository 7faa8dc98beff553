import { eq, inArray } from 'drizzle-orm';
import {
	accountThrottle,
	addressThrottle,
	afterFailure,
	isForgotten,
	type ThrottleRule,
	type ThrottleState
} from '$lib/domain/access';
import { sha256 } from '../audit/chain';
import { type Database, type Db } from '../db/open';
import { throttle } from '../db/schema';

/** The two keys of an attempt: the account it is for, whether or not there is one, and where it comes from. */
export type Keys = { account: string; address: string };

/** Hashed, because a password typed into the wrong field would be kept here otherwise. */
export function throttleKeys(staffNumber: string, address: string): Keys {
	return { account: accountKey(staffNumber), address: `address:${sha256(address)}` };
}

function accountKey(staffNumber: string): string {
	return `account:${sha256(staffNumber)}`;
}

/**
 * Begins an attempt, or tells until when (ms since 1970) none may be made. For the account it stands as a failure from now on, so
 * that many guesses at once cannot slip by; for the address only a wrong answer counts, since a town hall signs in through one.
 */
export async function beginAttempt(
	database: Database,
	keys: Keys,
	now: number
): Promise<{ ok: true } | { ok: false; until: number }> {
	// Who hammers at a block costs a read, not a write.
	const blocked = blockedUntil(await states(database.reader, keys), now);
	if (blocked !== null) return { ok: false, until: blocked };
	return database.transact(async ({ db }) => {
		const before = await states(db, keys);
		const until = blockedUntil(before, now);
		if (until !== null) return { ok: false, until };
		await keep(db, keys.account, afterFailure(accountThrottle, before.account, now));
		return { ok: true };
	});
}

/** Whole minutes ≥ 1 until that moment (ms since 1970). */
export function minutesUntil(until: number, now: Date): number {
	return Math.max(1, Math.ceil((until - now.getTime()) / 60_000));
}

/** The attempt was right: the account starts anew. */
export async function attemptWasRight(db: Db, keys: Keys): Promise<void> {
	await db.delete(throttle).where(eq(throttle.key, keys.account));
}

/** The attempt was wrong: it counts for the address too. */
export async function attemptWasWrong(db: Db, keys: Keys, now: number): Promise<void> {
	const { address } = await states(db, keys);
	await keep(db, keys.address, afterFailure(addressThrottle, address, now));
}

/** Lets an account try again at once: its password has been made anew. */
export async function forgetFailures(db: Db, staffNumber: string): Promise<void> {
	await db.delete(throttle).where(eq(throttle.key, accountKey(staffNumber)));
}

/** Removes the keys that no longer matter. */
export async function removeForgotten(db: Db, now: number): Promise<void> {
	const gone = (await db.select().from(throttle)).filter((row) => isForgotten(ruleOf(row.key), row, now));
	for (const { key } of gone) await db.delete(throttle).where(eq(throttle.key, key));
}

function ruleOf(key: string): ThrottleRule {
	return key.startsWith('account:') ? accountThrottle : addressThrottle;
}

type States = { account: ThrottleState | null; address: ThrottleState | null };

async function states(db: Db, keys: Keys): Promise<States> {
	const rows = await db
		.select()
		.from(throttle)
		.where(inArray(throttle.key, [keys.account, keys.address]));
	const of = (key: string) => rows.find((row) => row.key === key) ?? null;
	return { account: of(keys.account), address: of(keys.address) };
}

function blockedUntil({ account, address }: States, now: number): number | null {
	const until = Math.max(account?.blockedUntil ?? 0, address?.blockedUntil ?? 0);
	return until > now ? until : null;
}

async function keep(db: Db, key: string, { failures, lastAt, blockedUntil }: ThrottleState): Promise<void> {
	const state = { failures, lastAt, blockedUntil };
	await db
		.insert(throttle)
		.values({ key, ...state })
		.onConflictDoUpdate({ target: throttle.key, set: state });
}
