import { Lucia, TimeSpan } from 'lucia';
import { type Database } from '../db/open';
import { sessionAdapter } from './session-adapter';

// The only file that knows Lucia. Version 3 is complete and no longer developed: what replaces it replaces this file.

declare module 'lucia' {
	interface Register {
		Lucia: Lucia;
		UserId: number;
		DatabaseSessionAttributes: { endsAt: number };
	}
}

/**
 * A working day: who signs in in the morning is not asked again, and a shared PC left alone is signed out by the next. Lucia
 * prolongs a session when less than half is left, so it ends after six to twelve hours without use.
 */
export const idleHours = 12;

/** A working week: whoever has found a session's id has lost it after this, however busily it is used. */
export const longestDays = 7;

export const sessionCookie = 'kenshu_session';

/** What the browser is told to keep; `attributes` go to the framework's cookies as they are. */
export type Cookie = { name: string; value: string; attributes: CookieAttributes };
type CookieAttributes = { httpOnly: true; sameSite: 'lax'; secure: boolean; path: '/'; maxAge: number };

/** `prolonged`: the browser's cookie has to be prolonged too. */
export type Session = { id: string; accountId: number; prolonged: boolean };

/** The sessions of this database. A session is found, or there is null: nobody. */
export function sessions(database: Database) {
	const lucia = new Lucia(sessionAdapter(database), {
		sessionExpiresIn: new TimeSpan(idleHours, 'h'),
		sessionCookie: { name: sessionCookie }
	});
	return {
		async start(accountId: number): Promise<Session> {
			const endsAt = Date.now() + longestDays * 24 * 3_600_000;
			const { id } = await lucia.createSession(accountId, { endsAt });
			return { id, accountId, prolonged: true };
		},
		async find(id: string): Promise<Session | null> {
			const { session } = await lucia.validateSession(id);
			return session && { id, accountId: session.userId, prolonged: session.fresh };
		},
		end: (id: string): Promise<void> => lucia.invalidateSession(id)
	};
}

/** The cookie of a session; that of nobody makes the browser forget it. */
export function cookieOf(sessionId: string | null, secure: boolean): Cookie {
	const maxAge = sessionId === null ? 0 : idleHours * 3600;
	const attributes = { httpOnly: true, sameSite: 'lax', secure, path: '/', maxAge } as const;
	return { name: sessionCookie, value: sessionId ?? '', attributes };
}
