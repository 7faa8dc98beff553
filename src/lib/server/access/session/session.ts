import { Lucia, TimeSpan } from 'lucia';
import { type Tx } from '../../db/open';
import { sessionAdapter, type SessionPlace } from './session-adapter';
import { absoluteEnd, idleHours, longestDays } from './session-times';

// The only file that knows Lucia. Version 3 is complete and no longer developed: what replaces it replaces this file.

declare module 'lucia' {
	interface Register {
		Lucia: Lucia;
		UserId: number;
		DatabaseSessionAttributes: { endsAt: number };
	}
}

export const sessionCookie = 'kenshu_session';

/** What the browser is told to keep; `attributes` go to the framework's cookies as they are. */
export type Cookie = { name: string; value: string; attributes: CookieAttributes };
type CookieAttributes = { httpOnly: true; sameSite: 'lax'; secure: boolean; path: '/'; maxAge: number };

/** `prolonged`: the browser's cookie has to be prolonged too. */
export type Session = { id: string; accountId: number; prolonged: boolean };

/** The sessions of this database. A session is found, or there is null: nobody. */
export function sessions(database: SessionPlace) {
	const lucia = new Lucia(sessionAdapter(database), {
		sessionExpiresIn: new TimeSpan(idleHours, 'h'),
		sessionCookie: { name: sessionCookie }
	});
	return {
		async start(accountId: number): Promise<Session> {
			const { id } = await lucia.createSession(accountId, { endsAt: absoluteEnd(Date.now()) });
			return { id, accountId, prolonged: true };
		},
		async find(id: string): Promise<Session | null> {
			const { session } = await lucia.validateSession(id);
			return session && { id, accountId: session.userId, prolonged: session.fresh };
		},
		end: (id: string): Promise<void> => lucia.invalidateSession(id)
	};
}

/** Starts a session within the transaction that has seen that the account may: it is there when that is committed, or never. */
export function startSession(tx: Tx, accountId: number): Promise<Session> {
	return sessions({ reader: tx.db, transact: (task) => task(tx) }).start(accountId);
}

/**
 * The cookie of a session; that of nobody makes the browser forget it. It may outlive its session, which ends on the server alone:
 * only by it can somebody be told that theirs has ended.
 */
export function cookieOf(sessionId: string | null, secure: boolean): Cookie {
	const maxAge = sessionId === null ? 0 : longestDays * 24 * 3600;
	const attributes = { httpOnly: true, sameSite: 'lax', secure, path: '/', maxAge } as const;
	return { name: sessionCookie, value: sessionId ?? '', attributes };
}
