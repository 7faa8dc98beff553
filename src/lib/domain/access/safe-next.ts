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
 * Where to sign in and come back from.
 *
 * @param next path and query of the page that was asked for
 * @param ended whether to say there that the session has ended
 */
export function signInPath(next: string, ended: boolean): string {
	return `/login?next=${encodeURIComponent(next)}${ended ? '&session=ended' : ''}`;
}
