import { and, gt, lte, not, or, type Placeholder, type SQL, sql } from 'drizzle-orm';
import { session } from '../../db/schema';

const hour = 3_600_000;

/**
 * A working day: who signs in in the morning is not asked again, and a shared PC left alone is signed out by the next. Lucia
 * prolongs a session when less than half is left, so it ends after six to twelve hours without use.
 */
export const idleHours = 12;

/** A working week: whoever has found a session's id has lost it after this, however busily it is used. */
export const longestDays = 7;

/** What a clock may be set back by, as time servers do all the time, without signing out who has just come in. */
const slack = 60_000;

/** When a session that begins now ends, however much it is used; in ms since 1970. */
export function absoluteEnd(now: number): number {
	return now + longestDays * 24 * hour;
}

/**
 * The condition of a session that has not ended. Neither end can lie further ahead than it can have been set now: a session made
 * while the clock was ahead would live on for as long as the clock was wrong.
 */
export function isLive(now: number | Placeholder): SQL | undefined {
	const within = (milliseconds: number) => sql`${now} + ${milliseconds + slack}`;
	return and(
		gt(session.expiresAt, now),
		lte(session.expiresAt, within(idleHours * hour)),
		gt(session.endsAt, now),
		lte(session.endsAt, within(longestDays * 24 * hour))
	);
}

/**
 * The condition of a session that has come to one of its ends by itself. Its row stays for as long as a browser may still come with its
 * cookie: one without a row has been ended by somebody.
 */
export function isOverByItself(now: number): SQL | undefined {
	return or(lte(session.expiresAt, now), lte(session.endsAt, now));
}

/** The condition of a session whose row nobody needs: its cookie is gone, or it was made while the clock was ahead. */
export function isForgotten(now: number): SQL | undefined {
	const cookieGone = isOverByItself(now - longestDays * 24 * hour);
	return or(cookieGone, and(not(isOverByItself(now) as SQL), not(isLive(now) as SQL)));
}
