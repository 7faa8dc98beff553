import { signOutEverywhere } from '$lib/server/access/sign-out';
import { setSessionCookie } from '$lib/server/access/visit';
import { currentDatabase } from '$lib/server/current';
import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** Like /logout only by a form, and for whose session has ended meanwhile the same way out. */
export const POST: RequestHandler = async (event) => {
	const { viewer } = event.locals;
	if (viewer === null) redirect(303, '/login');
	await signOutEverywhere(await currentDatabase(), viewer, event.getClientAddress(), new Date());
	setSessionCookie(event, null);
	redirect(303, '/login?signed-out=everywhere');
};
