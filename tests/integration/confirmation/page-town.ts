import { isHttpError, isRedirect } from '@sveltejs/kit';
import { type Viewer } from '$lib/domain/access';

type Handler = (event: never) => unknown;

/** What a form of a page is answered: the status, where it leads (null where nowhere), and what the page is given. */
export type Answered = { status: number; to: string | null; data: Record<string, unknown> };

/** Sends a form to an action of a page as this person would, files among its fields. A list is sent field by field. */
export async function post(
	viewer: Viewer | null,
	handler: Handler | undefined,
	fields: Record<string, string | File | readonly (string | File)[]>
): Promise<Answered> {
	const body = new FormData();
	for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one);
	const request = new Request('http://localhost/page', { method: 'POST', body });
	const locals = { viewer, sessionId: null, returnTo: '/page', isApi: false };
	const answer: unknown = await Promise.resolve(handler?.({ locals, request } as never)).catch((thrown) => thrown);
	if (isRedirect(answer)) return { status: answer.status, to: answer.location, data: {} };
	if (isHttpError(answer)) return { status: answer.status, to: null, data: {} };
	if (answer instanceof Error) throw answer;
	const { status = 200, data = answer } = answer as { status?: number; data?: unknown };
	return { status, to: null, data: data as Record<string, unknown> };
}

/** What the load of a page gives this person; the status alone where they may not see it. */
export async function open<T>(viewer: Viewer, load: Handler, search = ''): Promise<T | number> {
	const locals = { viewer, sessionId: null, returnTo: '/page', isApi: false };
	const url = new URL(`http://localhost/page${search}`);
	const given: unknown = await Promise.resolve(load({ locals, url } as never)).catch((thrown) => thrown);
	if (isHttpError(given) || isRedirect(given)) return given.status;
	if (given instanceof Error) throw given;
	return given as T;
}
