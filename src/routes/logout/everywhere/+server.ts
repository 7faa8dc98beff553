import { signOutEverywhere } from '$lib/server/access/sign-out';
import { reportUnexpected } from '$lib/server/access/unexpected';
import { setSessionCookie } from '$lib/server/access/visit';
import { currentDatabase } from '$lib/server/current';
import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** Like /logout only by a form, and for whose session has ended meanwhile the same way out. */
export const POST: RequestHandler = async (event) => {
	const { viewer } = event.locals;
	if (viewer === null) redirect(303, '/login');
	const ended = await signOutEverywhere(await currentDatabase(), viewer, event.getClientAddress(), new Date());
	setSessionCookie(event, null);
	if (!ended.ok) reportUnexpected(ended.error, { route: '/logout/everywhere', method: 'POST' });
	redirect(303, `/login?signed-out=${ended.ok ? 'everywhere' : 'everywhere-unsaved'}`);
};
