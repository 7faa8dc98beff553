import { browser } from '$app/environment';
import { invalidate } from '$app/navigation';
import { signInPath } from '$lib/domain/access';
import { type KeyRow } from '$lib/offline/database';
import { currentKey } from '$lib/offline/identity';
import { soon } from '$lib/offline/patience';
import { type Reached, reach } from '$lib/offline/reach';
import { keepSnapshot, lastSnapshot } from '$lib/offline/snapshot';
import type { Me } from '$lib/server/home/me';
import { error, redirect, type LoadEvent } from '@sveltejs/kit';
import { endOf, forgetIfLeft, mayBeWriting, signInHere } from './ended';
import { keepAsking } from './still-asking.svelte';

/** What a page shows. `at`: when the server last said so, where it cannot be asked now; null where it has just said it. */
export type Asked<T> = { body: T; at: string | null };

type Event = Pick<LoadEvent, 'fetch' | 'url' | 'depends'>;

const unreached = 'つながりません。つながるところで開くと、次からは、つながらないところでも開けます。';

/**
 * Asks the server's interface for what a page shows, and where the server is not reached, the device, which has kept the last answer. The
 * pages of the phone get their data this way and by no server `load`. Whoever is no longer signed in is sent to sign in and comes back:
 * behind a session that has ended nothing of its person is opened, since the device may be a shared one.
 * Of the device nothing is shown before the layout has settled who it is for.
 */
export function ask<T>(event: Event & Pick<LoadEvent, 'parent'>, path: string): Promise<Asked<T>> {
	return asking<T>(event, path, {
		kept: async () => lastSnapshot<T>(((await event.parent()).me as Me).staffNumber, path),
		person: async () => ((await event.parent()).me as Me).staffNumber
	});
}

/** The same for who is signed in, which the layout asks. */
export function askWho(event: Event): Promise<Asked<Me>> {
	const path = '/api/me';
	return asking<Me>(event, path, {
		kept: () => lastSnapshot<Me>(null, path),
		person: async ({ staffNumber }) => staffNumber
	});
}

/** `kept`: what the device has; `person`: 職員番号 of whom an answer is for. */
type Whose<T> = { kept: () => Promise<{ body: T; at: string } | null>; person: (body: T) => Promise<string> };

async function asking<T>({ fetch, url, depends }: Event, path: string, whose: Whose<T>): Promise<Asked<T>> {
	if (!browser) return shownOf(await reach(fetch, path), null, url);
	depends(new URL(path, url).href as `${string}:${string}`);
	const early = late.get(path);
	if (early) return { body: early.body as T, at: null };
	const asker = currentKey().catch(() => null);
	const last = whose.kept().catch(() => null);
	const answer = reachAndKeep(fetch, path, whose);
	const reached = await soon(answer, last, isShell());
	await forgetIfLeft(reached, asker);
	const shown = shownOf(reached, reached.outcome === 'answered' ? null : await last, url);
	if (shown.at !== null) keepAsking(answer.then((reached) => drawLate(path, reached, asker)));
	return shown;
}

function shownOf<T>(reached: Reached, kept: { body: T; at: string } | null, url: URL): Asked<T> {
	if (reached.outcome === 'answered') return { body: reached.body as T, at: null };
	if (reached.outcome === 'needs-sign-in') redirect(303, signInPath(url.pathname + url.search, endOf(reached)));
	// Something is wrong over there; what is known is worth more than its excuse.
	if (kept && (reached.outcome === 'not-reached' || reached.status >= 500)) return kept;
	if (reached.outcome === 'refused') error(reached.status, reached.message);
	error(503, unreached);
}

async function reachAndKeep<T>(fetch: LoadEvent['fetch'], path: string, whose: Whose<T>): Promise<Reached> {
	const askedAt = new Date();
	const reached = await reach(fetch, path);
	// Where nothing can be kept the pages work as long as there is a network.
	if (reached.outcome === 'answered') void keep(path, reached.body as T, askedAt, whose).catch(() => {});
	return reached;
}

async function keep<T>(path: string, body: T, askedAt: Date, { person }: Whose<T>): Promise<void> {
	await keepSnapshot(await person(body), path, body, askedAt);
}

/** Answers that came after the device's own was drawn, until they are drawn in its place. */
const late = new Map<string, { body: unknown }>();

/** What came late takes the place of what the device had kept, without asking again. */
async function drawLate(path: string, reached: Reached, asker: Promise<KeyRow | null>): Promise<void> {
	const way = await forgetIfLeft(reached, asker);
	if (way !== null) return location.assign(way);
	// What the device had kept was drawn for want of this word; whoever may have begun to write stays, and reads it in the bar.
	if (reached.outcome === 'needs-sign-in' && !mayBeWriting()) return location.assign(signInHere(endOf(reached)));
	if (reached.outcome !== 'answered') return;
	late.set(path, { body: reached.body });
	await invalidate(({ pathname, search }) => pathname + search === path);
	late.delete(path);
}

/** A page that the server drew has its heading before anything is asked; the shell has none until the first page stands. */
function isShell(): boolean {
	return document.querySelector('h1') === null;
}
