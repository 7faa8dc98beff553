import { sessionCookie } from '$lib/server/access/session/session';
import { signOut } from '$lib/server/access/session/sign-out';
import { reportUnexpected } from '$lib/server/access/answer/unexpected';
import { setSessionCookie } from '$lib/server/access/session/visit';
import { currentDatabase } from '$lib/server/current';
import { json, redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/**
 * Only by a form or by the page's own program, which is answered in JSON: a link could be followed by a browser that looks ahead. Whatever
 * the database does, the browser forgets its session.
 */
export const POST: RequestHandler = async (event) => {
	const sessionId = event.cookies.get(sessionCookie);
	setSessionCookie(event, null);
	const ended = sessionId ? await signOut(await currentDatabase(), sessionId) : null;
	if (ended?.ok === false) {
		reportUnexpected(ended.error, { route: '/logout', method: 'POST' });
	}
	const next = `/login?signed-out=${ended?.ok === false ? 'here-unsaved' : 'here'}`;
	if (event.request.headers.get('accept') === 'application/json') return json({ kenshu: 'signed-out', next });
	redirect(303, next);
};
