import { building } from '$app/environment';
import {
	type Handle,
	type HandleServerError,
	isHttpError,
	isRedirect,
	json,
	type RequestEvent,
	type ServerInit
} from '@sveltejs/kit';
import { isKnownRoute, isOpenToAnyone } from '$lib/domain/access';
import { requireSignedIn, requireViewer } from '$lib/server/access/guards';
import { properLoopbackPage } from '$lib/server/access/loopback';
import { addSecurityHeaders } from '$lib/server/access/security-headers';
import { reportUnexpected } from '$lib/server/access/unexpected';
import { isForeignCall, visitOf } from '$lib/server/access/visit';
import { currentDatabase } from '$lib/server/current';
import { condition, conditionSentence } from '$lib/server/db/condition';
import { settings } from '$lib/server/settings';

/** The server does not start over a database it cannot work with. */
export const init: ServerInit = async () => {
	if (building) return;
	const { databaseUrl, databaseAuthToken } = settings();
	const wrong = await condition(databaseUrl, databaseAuthToken);
	if (wrong === null) return;
	console.error(conditionSentence(wrong, databaseUrl));
	process.exit(1);
};

export const handle: Handle = async ({ event, resolve }) => {
	const response = await answer(event, resolve);
	addSecurityHeaders(response.headers, event.url.protocol === 'https:');
	return response;
};

async function answer(event: RequestEvent, resolve: Parameters<Handle>[0]['resolve']): Promise<Response> {
	const proper = properLoopbackPage(event);
	if (proper !== null) return new Response(null, { status: 307, headers: { location: proper } });
	if (isForeignCall(event)) return json({ message: 'このアドレスからの操作は受け付けられません。' }, { status: 403 });
	Object.assign(event.locals, await visitOf(event, currentDatabase, new Date()));
	const refused = refusal(event);
	return refused ?? resolve(event);
}

/** Every route is closed until the table opens it, whatever its own guard forgets; null lets the request through. */
function refusal(event: RequestEvent): Response | null {
	const { route, locals } = event;
	if (route.id === null || isOpenToAnyone(route.id)) return null;
	try {
		if (!isKnownRoute(route.id)) throw new Error(`no row for ${route.id} in domain/access/table.ts`);
		if (route.id === '/password') requireSignedIn(locals);
		else requireViewer(locals);
		return null;
	} catch (thrown) {
		if (isHttpError(thrown) && locals.isApi) return json(thrown.body, { status: thrown.status });
		if (!isRedirect(thrown) || wantsJson(event)) throw thrown;
		return new Response(null, { status: thrown.status, headers: { location: thrown.location } });
	}
}

/** Kit's own client asks: Kit answers it in its own way. */
function wantsJson({ isDataRequest, request }: RequestEvent): boolean {
	return isDataRequest || request.headers.get('x-sveltekit-action') === 'true';
}

export const handleError: HandleServerError = ({ error, event, status, message }) => {
	if (status < 500) return { message };
	const number = reportUnexpected(error, { route: event.route.id, method: event.request.method });
	return {
		message: `処理を終えられませんでした。少し待ってから、もう一度お試しください。続くときは、番号 ${number} を管理者にお知らせください。`,
		number
	};
};
