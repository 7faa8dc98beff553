import { signInPath } from '$lib/domain/access';
import { error, redirect, type LoadEvent } from '@sveltejs/kit';

/**
 * Asks the server's interface for what a page shows. The pages of the phone get their data this way and by no server `load`, so
 * that they can be opened without the server one day. Whoever is no longer signed in is sent to sign in and comes back.
 */
export async function ask<T>({ fetch, url }: Pick<LoadEvent, 'fetch' | 'url'>, path: string): Promise<T> {
	const response = await fetch(path);
	const answer = await response.json();
	if (response.status === 401) redirect(303, signInPath(url.pathname + url.search, answer.ended === true));
	if (!response.ok) error(response.status, answer.message);
	return answer;
}
