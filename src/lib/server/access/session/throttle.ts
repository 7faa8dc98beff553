import { eq, inArray } from 'drizzle-orm';
import {
	accountThrottle,
	addressThrottle,
	afterFailure,
	asOf,
	isForgotten,
	type ThrottleRule,
	type ThrottleState
} from '$lib/domain/access';
import { sha256 } from '../../audit/chain';
import { type Database, type Db } from '../../db/open';
import { throttle } from '../../db/schema';

/** The two keys of an attempt: the account it is for, whether or not there is one, and where it comes from. */
export type Keys = { account: string; address: string };

/** Hashed, because a password typed into the wrong field would be kept here otherwise. */
export function throttleKeys(staffNumber: string, address: string): Keys {
	return { account: accountKey(staffNumber), address: `address:${sha256(address)}` };
}

function accountKey(staffNumber: string): string {
	return `account:${sha256(staffNumber)}`;
}

/** Until when (ms since 1970) none may try; null where somebody may. Who hammers at a block costs a read, not a write. */
export async function blockOf(database: Database, keys: Keys, now: number): Promise<number | null> {
	const { account, address, corrected } = await states(database.reader, keys, now);
	// What a clock that was ahead has left must be written down as it is now, or it would begin anew with every look at it.
	return corrected ? null : blockedUntil(account, address, now);
}

/**
 * Begins an attempt, or tells until when (ms since 1970) none may be made. For the account it stands as a failure from now on, so
 * that many guesses at once cannot slip by. For the address only a wrong answer counts, since a town hall signs in through one; that
 * many at once cannot slip by there either is for `attemptInTurn` to see to.
 */
export async function beginAttempt(
	database: Database,
	keys: Keys,
	now: number
): Promise<{ ok: true } | { ok: false; until: number }> {
	return database.transact(async ({ db }) => {
		const { account, address, corrected } = await states(db, keys, now);
		if (corrected && account) await keep(db, keys.account, account);
		if (corrected && address) await keep(db, keys.address, address);
		const until = blockedUntil(account, address, now);
		if (until !== null) return { ok: false, until };
		await keep(db, keys.account, afterFailure(accountThrottle, account, now));
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
	const { address } = await states(db, keys, now);
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

/** `corrected`: what is kept is not what it can be now, because the clock has been set back since. */
type States = { account: ThrottleState | null; address: ThrottleState | null; corrected: boolean };

async function states(db: Db, keys: Keys, now: number): Promise<States> {
	const rows = await db
		.select()
		.from(throttle)
		.where(inArray(throttle.key, [keys.account, keys.address]));
	const of = (key: string) => {
		const row = rows.find((one) => one.key === key);
		return row ? asOf(ruleOf(key), row, now) : null;
	};
	const corrected = rows.some((row) => {
		const { lastAt, blockedUntil } = asOf(ruleOf(row.key), row, now);
		return lastAt !== row.lastAt || blockedUntil !== row.blockedUntil;
	});
	return { account: of(keys.account), address: of(keys.address), corrected };
}

function blockedUntil(account: ThrottleState | null, address: ThrottleState | null, now: number): number | null {
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
