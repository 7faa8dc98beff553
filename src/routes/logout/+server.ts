import { sessionCookie } from '$lib/server/access/session';
import { signOut } from '$lib/server/access/sign-out';
import { reportUnexpected } from '$lib/server/access/unexpected';
import { setSessionCookie } from '$lib/server/access/visit';
import { currentDatabase } from '$lib/server/current';
import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** Only by a form: a link could be followed by a browser that looks ahead. Whatever the database does, the browser forgets its session. */
export const POST: RequestHandler = async (event) => {
	const sessionId = event.cookies.get(sessionCookie);
	setSessionCookie(event, null);
	const ended = sessionId ? await signOut(await currentDatabase(), sessionId) : null;
	if (ended?.ok === false) {
		reportUnexpected(ended.error, { route: '/logout', method: 'POST' });
		redirect(303, '/login?signed-out=here-unsaved');
	}
	redirect(303, '/login?signed-out=here');
};
