import { sessions } from '$lib/server/access/session';
import { setSessionCookie } from '$lib/server/access/visit';
import { currentDatabase } from '$lib/server/current';
import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** Only by a form: a link could be followed by a browser that looks ahead. */
export const POST: RequestHandler = async (event) => {
	if (event.locals.sessionId !== null) await sessions(await currentDatabase()).end(event.locals.sessionId);
	setSessionCookie(event, null);
	redirect(303, '/login');
};
