import type { RequestEvent } from '@sveltejs/kit';
import { dayInJapan } from '$lib/domain/calendar';
import { type Database } from '../../db/open';
import { type Visit } from '../guards';
import { askingVisit } from './known-visit';
import { cookieOf, sessionCookie, sessions } from './session';
import { endedByItself } from './session-rows';
import { loadViewer } from '../viewer';

type Request = Pick<RequestEvent, 'cookies' | 'url' | 'request' | 'isSubRequest'>;

/**
 * Who is visiting, by the cookie; asks the database only where there is one. Prolongs the cookie with its session, and takes away that
 * of a session that somebody has ended or whose person may not come any more. That of a session that ended by time stays until the next
 * sign-in: by it alone the device can still learn that every device was signed out since.
 */
export async function visitOf(event: Request, database: () => Promise<Database>, now: Date): Promise<Visit> {
	const { url } = event;
	const visit = { viewer: null, sessionId: null, returnTo: pageOf(url), isApi: isApiPath(url.pathname) };
	const sessionId = event.cookies.get(sessionCookie);
	// Who signs out need not be known: they may leave while the database cannot say who they are.
	if (!sessionId || url.pathname === '/logout') return visit;
	const asking = event.isSubRequest ? askingVisit(sessionId) : null;
	if (asking) return { ...visit, sessionId, viewer: asking.viewer };
	const opened = await database();
	const session = await sessions(opened).find(sessionId);
	if (session === null) {
		if (await endedByItself(opened.reader, sessionId, now.getTime())) return { ...visit, ended: 'time' };
		forgetCookie(event);
		return { ...visit, ended: 'elsewhere' };
	}
	const viewer = await loadViewer(opened.reader, session.accountId, dayInJapan(now));
	if (viewer === null) {
		endQuietly(opened, sessionId);
		forgetCookie(event);
		return { ...visit, ended: 'elsewhere' };
	}
	if (session.prolonged) setSessionCookie(event, sessionId);
	return { ...visit, sessionId, viewer };
}

/** The page that was opened, or on which a form was sent: without the name of what the form asks for (`?/confirm`), which is not done twice. */
function pageOf({ pathname, search }: URL): string {
	const words = search.slice(1).split('&');
	const page = words.filter((word) => word !== '' && !word.startsWith('/')).join('&');
	return page === '' ? pathname : `${pathname}?${page}`;
}

/** Not where a program of ours asks: by the cookie the next page that somebody opens learns how the session has ended. */
function forgetCookie(event: Request): void {
	const { pathname } = event.url;
	if (!isApiPath(pathname) && pathname !== workersPage) setSessionCookie(event, null);
}

/** What the worker on the device fetches and keeps; nobody opens it. */
const workersPage = '/shell';

/** Whoever has left is nobody at once; the row goes without being waited for, while an import holds the writer for one. */
function endQuietly(database: Database, sessionId: string): void {
	sessions(database)
		.end(sessionId)
		.catch(() => undefined);
}

/** Gives the browser its session's cookie; null takes it away. Secure where people come by https. */
export function setSessionCookie({ cookies, url }: Pick<Request, 'cookies' | 'url'>, sessionId: string | null): void {
	const { name, value, attributes } = cookieOf(sessionId, url.protocol === 'https:');
	cookies.set(name, value, attributes);
}

export function isApiPath(path: string): boolean {
	return path === '/api' || path.startsWith('/api/');
}

const harmless = ['GET', 'HEAD'];

/** Whether another site's page may be behind this call: whatever is not only read must name our own address as where it comes from. */
export function isForeignCall({ request, url }: Pick<Request, 'url' | 'request'>): boolean {
	return !harmless.includes(request.method) && request.headers.get('origin') !== url.origin;
}
