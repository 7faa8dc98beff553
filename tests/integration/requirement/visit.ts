import { isHttpError, isRedirect } from '@sveltejs/kit';
import { render } from 'svelte/server';
import { type Component } from 'svelte';
import { type Viewer } from '$lib/domain/access';

type Handler = (event: never) => unknown;
type Place = { params?: Record<string, string>; search?: string };

/** What a page or a form answers: the status, where it leads, and what the page is given. */
export type Answer<T = Record<string, unknown>> = { status: number; to: string | null; data: T };

function eventOf(viewer: Viewer | null, { params = {}, search = '' }: Place) {
	const locals = { viewer, sessionId: null, returnTo: '/page', isApi: false };
	return { locals, params, url: new URL(`http://localhost/page${search}`), isDataRequest: false };
}

async function answerOf<T>(given: unknown): Promise<Answer<T>> {
	const answer: unknown = await Promise.resolve(given).catch((thrown) => thrown);
	if (isRedirect(answer)) return { status: answer.status, to: answer.location, data: {} as T };
	if (isHttpError(answer)) return { status: answer.status, to: null, data: {} as T };
	if (answer instanceof Error) throw answer;
	const { status, data } = answer as { status?: number; data?: T };
	return status === undefined || data === undefined
		? { status: 200, to: null, data: answer as T }
		: { status, to: null, data };
}

/** Opens a page as this person. */
export function visit<T = Record<string, unknown>>(viewer: Viewer | null, load: Handler, place: Place = {}) {
	return answerOf<T>((async () => load(eventOf(viewer, place) as never))());
}

/** Sends a form to an action as this person; a list is sent field by field. */
export function send(
	viewer: Viewer,
	action: Handler | undefined,
	fields: Record<string, string | number | readonly string[]>,
	place: Place = {}
) {
	const body = new FormData();
	for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, String(one));
	const request = new Request('http://localhost/page', { method: 'POST', body });
	return answerOf<Record<string, unknown>>((async () => action?.({ ...eventOf(viewer, place), request } as never))());
}

/** The page as the server draws it, without its tags: what a reader finds written. */
export function drawn(page: unknown, data: unknown, form: unknown = null): string {
	const { body } = render(page as Component<{ data: unknown; form: unknown }>, { props: { data, form } });
	if (/ style=|undefined|NaN|\[object/.test(body))
		throw new Error(/.{60}( style=|undefined|NaN|\[object).{60}/s.exec(body)?.[0]);
	return body
		.replace(/<!--.*?-->/gs, '')
		.replace(/<[^>]+>/g, ' ')
		.replace(/\s+/g, ' ');
}
