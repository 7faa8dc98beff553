import { browser } from '$app/environment';
import { signInPath } from '$lib/domain/access';
import { soon } from '$lib/offline/patience';
import { type Reached, reach } from '$lib/offline/reach';
import { keepSnapshot, lastSnapshot } from '$lib/offline/snapshot';
import { error, redirect, type LoadEvent } from '@sveltejs/kit';

/** What a page shows. `at`: when the server last said so, where it cannot be asked now; null where it has just said it. */
export type Asked<T> = { body: T; at: string | null };

const unreached = 'つながりません。つながるところで開くと、次からは、つながらないところでも開けます。';

/**
 * Asks the server's interface for what a page shows, and where the server is not reached, the device, which has kept the last answer. The
 * pages of the phone get their data this way and by no server `load`. Whoever is no longer signed in is sent to sign in and comes back.
 */
export async function ask<T>({ fetch, url }: Pick<LoadEvent, 'fetch' | 'url'>, path: string): Promise<Asked<T>> {
	const last = browser ? lastSnapshot<T>(path).catch(() => null) : Promise.resolve(null);
	const asking = reachAndKeep(fetch, path);
	const reached = await (browser ? soon(asking, last, isShell()) : asking);
	if (reached.outcome === 'answered') return { body: reached.body as T, at: null };
	if (reached.outcome === 'needs-sign-in') redirect(303, signInPath(url.pathname + url.search, reached.ended));
	// Something is wrong over there; what is known is worth more than its excuse.
	const kept = reached.outcome === 'not-reached' || reached.status >= 500 ? await last : null;
	if (kept) return kept;
	if (reached.outcome === 'refused') error(reached.status, reached.message);
	error(503, unreached);
}

async function reachAndKeep(fetch: LoadEvent['fetch'], path: string): Promise<Reached> {
	const askedAt = new Date();
	const reached = await reach(fetch, path);
	// Where nothing can be kept the pages work as long as there is a network.
	if (browser && reached.outcome === 'answered') void keepSnapshot(path, reached.body, askedAt).catch(() => {});
	return reached;
}

/** A page that the server drew has its heading before anything is asked; the shell has none until the first page stands. */
function isShell(): boolean {
	return document.querySelector('h1') === null;
}
