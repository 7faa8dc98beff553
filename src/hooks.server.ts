import { building } from '$app/environment';
import {
	error,
	type Handle,
	type HandleServerError,
	isHttpError,
	isRedirect,
	json,
	type RequestEvent,
	type ServerInit
} from '@sveltejs/kit';
import { isKnownRoute, isOpenToAnyone } from '$lib/domain/access';
import { coverEveryAnswer } from '$lib/server/access/answer/every-answer';
import { requireSignedIn, requireViewer } from '$lib/server/access/guards';
import { hearOut } from '$lib/server/access/answer/hear-out';
import { duringVisit } from '$lib/server/access/session/known-visit';
import { properLoopbackPage } from '$lib/server/access/answer/loopback';
import { foreignCallRefused, inWords, sentInVain } from '$lib/server/access/answer/refused';
import { addSecurityHeaders } from '$lib/server/access/answer/security-headers';
import { reportUnexpected } from '$lib/server/access/answer/unexpected';
import { isForeignCall, visitOf } from '$lib/server/access/session/visit';
import { currentDatabase, ownCurrentDatabase } from '$lib/server/current';
import { condition, conditionOf, conditionSentence } from '$lib/server/db/condition';
import { deafSentence, ownedSentence, waitingSentence } from '$lib/server/db/owner/owner-sentence';
import { unavailableSentence } from '$lib/server/db/unavailable';
import { expireDaily } from '$lib/server/evidence/expiry';
import { forgetHourly } from '$lib/server/exchange/finisher/upload';
import { settings } from '$lib/server/settings';

/** The server does not start over a database it cannot work with, and not beside another one on the same file. */
export const init: ServerInit = async () => {
	if (building) return;
	const { databaseUrl, databaseAuthToken, isHttps } = settings();
	coverEveryAnswer(isHttps);
	const wrong = await condition(databaseUrl, databaseAuthToken);
	if (wrong !== null) return stop(conditionSentence(wrong, databaseUrl));
	const taken = await ownCurrentDatabase((owner) => console.error(waitingSentence(owner))).catch(conditionOf);
	if (typeof taken === 'string') return stop(conditionSentence(taken, databaseUrl));
	if (!taken.ok) return stop(ownedSentence(taken.owner, databaseUrl));
	if (taken.deaf) console.error(deafSentence);
	expireDaily(currentDatabase);
	forgetHourly(currentDatabase);
};

function stop(sentence: string): void {
	console.error(sentence);
	process.exit(1);
}

export const handle: Handle = async ({ event, resolve }) => {
	try {
		const response = inWords(event, await answer(event, resolve));
		addSecurityHeaders(response.headers, event.url.protocol === 'https:');
		return response;
	} finally {
		// Also where the answer is an error: whoever still sends would take it for no network.
		await hearOut(event.request);
	}
};

async function answer(event: RequestEvent, resolve: Parameters<Handle>[0]['resolve']): Promise<Response> {
	const proper = properLoopbackPage(event);
	if (proper !== null) return new Response(null, { status: 307, headers: { location: proper } });
	if (isForeignCall(event)) return foreignCallRefused(event);
	const turnedAway = (await lookAtVisitor(event)) ?? (await refusal(event));
	if (turnedAway) return turnedAway;
	return whenAvailable(event, await duringVisit(event.locals, () => Promise.resolve(resolve(event))));
}

/** Finds out who comes; an answer where the database cannot tell just now. */
async function lookAtVisitor(event: RequestEvent): Promise<Response | null> {
	try {
		Object.assign(event.locals, await visitOf(event, currentDatabase, new Date()));
		return null;
	} catch (thrown) {
		const message = unavailableSentence(thrown);
		if (message === null) throw thrown;
		const number = reportUnexpected(thrown, { route: event.route.id, method: event.request.method });
		// Kit's own client takes this for an answer of the form's action, and what was written stays on the page.
		if (isEnhancedForm(event)) return json({ type: 'error', error: { message, number } }, { status: 503 });
		error(503, { message, number });
	}
}

/** Kit answers every unexpected error with 500; where the database cannot work just now it is 503, so that proxies and clients know. */
function whenAvailable({ locals }: RequestEvent, response: Response): Response {
	if (!unavailable.has(locals)) return response;
	const { headers, statusText } = response;
	return new Response(response.body, { headers, statusText: statusText && 'Service Unavailable', status: 503 });
}

/** By their locals, since Kit hands out copies of the request's event. */
const unavailable = new WeakSet<App.Locals>();

/** Every route is closed until the table opens it, whatever its own guard forgets; null lets the request through. */
async function refusal(event: RequestEvent): Promise<Response | null> {
	const { route, locals } = event;
	if (route.id === null || isOpenToAnyone(route.id)) return null;
	try {
		if (!isKnownRoute(route.id)) throw new Error(`no row for ${route.id} in domain/access/routes`);
		if (route.id === '/password') requireSignedIn(locals);
		else requireViewer(locals);
		return null;
	} catch (thrown) {
		if (isHttpError(thrown) && locals.isApi) return json(thrown.body, { status: thrown.status });
		if (!isRedirect(thrown) || wantsJson(event)) throw thrown;
		const kept = locals.ended === 'time' ? await sentInVain(event, thrown.location) : null;
		return kept ?? new Response(null, { status: thrown.status, headers: { location: thrown.location } });
	}
}

/** Kit's own client asks: Kit answers it in its own way. */
function wantsJson({ isDataRequest, request }: RequestEvent): boolean {
	return isDataRequest || isEnhancedForm({ request });
}

function isEnhancedForm({ request }: Pick<RequestEvent, 'request'>): boolean {
	return request.headers.get('x-sveltekit-action') === 'true';
}

export const handleError: HandleServerError = ({ error: thrown, event, status, message }) => {
	if (status < 500) return { message };
	const number = reportUnexpected(thrown, { route: event.route.id, method: event.request.method });
	const sentence = unavailableSentence(thrown);
	if (sentence !== null) {
		unavailable.add(event.locals);
		return { message: sentence, number };
	}
	return {
		message: `処理を終えられませんでした。少し待ってから、もう一度お試しください。続くときは、番号 ${number} を管理者にお知らせください。`,
		number
	};
};
