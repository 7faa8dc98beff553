import { and, eq, ne } from 'drizzle-orm';
import { sha256 } from '../../audit/chain';
import { type Db } from '../../db/open';
import { session } from '../../db/schema';
import { isForgotten, isOverByItself } from './session-times';

/** What the table knows of a session's id. The id itself is known to the browser alone. */
export function hashOfSession(sessionId: string): string {
	return sha256(sessionId);
}

/** What the table knows of the account's sessions, ended ones among them. */
export async function hashesOfSessions(db: Db, accountId: number): Promise<string[]> {
	const rows = await db.select({ idHash: session.idHash }).from(session).where(eq(session.accountId, accountId));
	return rows.map(({ idHash }) => idHash);
}

/** Ends every session of the account, or every one but this; inside the transaction of what made it necessary. */
export async function endSessionsOf(db: Db, accountId: number, exceptSessionId: string | null = null): Promise<void> {
	const others = exceptSessionId === null ? undefined : ne(session.idHash, hashOfSession(exceptSessionId));
	await db.delete(session).where(and(eq(session.accountId, accountId), others));
}

/** Whether this session came to its end by itself: then its row is still there. Any other end has taken the row away. */
export async function endedByItself(db: Db, sessionId: string, now: number): Promise<boolean> {
	const own = eq(session.idHash, hashOfSession(sessionId));
	const [row] = await db
		.select({ idHash: session.idHash })
		.from(session)
		.where(and(own, isOverByItself(now)));
	return row !== undefined;
}

/** Forgets the sessions that ended by themselves and that no browser can ask for any more. */
export async function removeEndedSessions(db: Db, now: number): Promise<void> {
	await db.delete(session).where(isForgotten(now));
}
