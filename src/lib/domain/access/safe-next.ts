const here = 'http://here.invalid';

/** Pages that would send a person who has just signed in out again, or round in a circle. */
const notAfterSignIn = ['/login', '/logout', '/password'];

/**
 * Where to go after signing in: the page that was asked for, or `/` where `next` is missing, leads to another host (`//host`,
 * `/\host`, `/.//host`) or back to the sign-in.
 */
export function safeNext(next: string | null): string {
	if (!next?.startsWith('/') || !URL.canParse(next, here)) return '/';
	const { origin, pathname, search } = new URL(next, here);
	const leadsAway = origin !== here || pathname.startsWith('//') || notAfterSignIn.includes(pathname);
	return leadsAway ? '/' : pathname + search;
}

/**
 * How the session of whoever was signed in came to its end: by itself, after a while, or because somebody ended it from elsewhere (every
 * device signed out, another password, an account that is locked or over). Then the device may be in other hands.
 */
export type SessionEnd = 'time' | 'elsewhere';

const endWords: Record<SessionEnd, string> = { time: 'ended', elsewhere: 'elsewhere' };

/**
 * Where to sign in and come back from.
 *
 * @param next path and query of the page that was asked for
 * @param ended how the session has ended, which is said there; null where nobody was signed in
 */
export function signInPath(next: string, ended: SessionEnd | null): string {
	return `/login?next=${encodeURIComponent(next)}${ended ? `&session=${endWords[ended]}` : ''}`;
}

/** How the session has ended, by the address that `signInPath` made; null where it says nothing of it. */
export function sessionEndIn(query: URLSearchParams): SessionEnd | null {
	const word = query.get('session');
	return (Object.keys(endWords) as SessionEnd[]).find((end) => endWords[end] === word) ?? null;
}
