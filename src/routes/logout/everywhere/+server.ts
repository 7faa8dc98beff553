import { signOutEverywhere } from '$lib/server/access/session/sign-out';
import { reportUnexpected } from '$lib/server/access/answer/unexpected';
import { setSessionCookie } from '$lib/server/access/session/visit';
import { currentDatabase } from '$lib/server/current';
import { json, redirect, type RequestEvent } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** Like /logout only by a form or by the page's own program. Whose session has ended meanwhile leaves this device alone, and is told so. */
export const POST: RequestHandler = async (event) => {
	const next = `/login?signed-out=${await leave(event)}`;
	if (event.request.headers.get('accept') === 'application/json') return json({ kenshu: 'signed-out', next });
	redirect(303, next);
};

/** Under which word the sign-in page says what was done. */
async function leave(event: RequestEvent): Promise<string> {
	const { viewer } = event.locals;
	if (viewer === null) {
		// Also that of a session that ended by time: whoever presses this leaves.
		setSessionCookie(event, null);
		return 'here-only';
	}
	const ended = await signOutEverywhere(await currentDatabase(), viewer, event.getClientAddress(), new Date());
	setSessionCookie(event, null);
	if (ended.ok) return 'everywhere';
	reportUnexpected(ended.error, { route: '/logout/everywhere', method: 'POST' });
	return 'everywhere-unsaved';
}
