/// <reference no-default-lib="true" />
/// <reference lib="esnext" />
/// <reference lib="webworker" />
/// <reference types="@sveltejs/kit" />
import { sendAll } from '$lib/offline/queue';
import { sendFiles } from '$lib/offline/send-files';
import { sendOnce } from '$lib/offline/sender';
import { syncTag, type WordToPage, type WordToWorker } from '$lib/offline/worker/messages';
import { answerNavigation } from '$lib/offline/worker/navigation';
import { version } from '$service-worker';
import { cleanupOutdatedCaches, matchPrecache, type PrecacheEntry, precacheAndRoute } from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';

/** Background Sync is not among TypeScript's types; Safari and Firefox have none. */
type SyncEvent = ExtendableEvent & { tag: string };

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: (PrecacheEntry | string)[] };

// The shell and its files, and nothing else: no page of a person, no data. An address is never taken for a file of another name.
precacheAndRoute(self.__WB_MANIFEST, { cleanURLs: false, directoryIndex: '' });
cleanupOutdatedCaches();

const sources = { ask: (request: Request) => fetch(request), kept: (path: string) => matchPrecache(path) };
registerRoute(
	({ request, sameOrigin }) => sameOrigin && request.mode === 'navigate',
	({ request }) => answerNavigation(request, sources)
);

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('message', (event) => {
	const word = event.data as WordToWorker | undefined;
	if (word?.type === 'SKIP_WAITING') void self.skipWaiting();
	if (word?.type === 'send') event.waitUntil(send());
});

self.addEventListener('sync', (event) => {
	const { tag } = event as SyncEvent;
	if (tag === syncTag) (event as SyncEvent).waitUntil(sendOrComeBack());
});

async function send() {
	const isUnwatched = async () => (await self.clients.matchAll({ type: 'window' })).length === 0;
	const settings = { ask: fetch, appVersion: version, isUnwatched };
	const { outcome, answers } = await sendAll((soFar) => sendOnce(settings, soFar));
	if (answers.length > 0) await tellPages();
	if (outcome !== 'sent' && outcome !== 'nothing') return outcome;
	const files = await sendFiles(settings);
	if (files.attached > 0) await tellPages();
	return files.outcome === 'left' ? 'not-reached' : files.outcome;
}

/** The browser wakes the worker again, later and later, for as long as this fails. */
async function sendOrComeBack(): Promise<void> {
	if ((await send()) === 'not-reached') throw new Error('the server was not reached');
}

async function tellPages(): Promise<void> {
	for (const page of await self.clients.matchAll({ type: 'window' }))
		page.postMessage({ type: 'sent' } satisfies WordToPage);
}
