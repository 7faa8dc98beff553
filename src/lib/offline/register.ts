import { type WordToWorker } from './worker/messages';

const hour = 3_600_000;

/**
 * Installs the worker once the page stands, and looks for a newer build whenever the app comes to the front, at most once an hour.
 * A newer build is never put to work by itself, since somebody may be writing.
 *
 * @param offer called when a newer build is ready; what it is given puts it to work and opens the page anew
 * @returns ends the looking
 */
export function installWorker(offer: (use: () => void) => void): () => void {
	const container = globalThis.navigator?.serviceWorker;
	if (!container) return () => {};
	const ended = new AbortController();
	const install = async () => {
		const registration = await container.register('/service-worker.js', { updateViaCache: 'none' });
		if (ended.signal.aborted) return;
		offerWaiting(registration, container, offer);
		lookHourly(registration, ended.signal);
	};
	// Browsers refuse it in private windows: everything works without.
	whenLoaded(() => void install().catch(() => {}));
	return () => ended.abort();
}

function whenLoaded(then: () => void): void {
	if (document.readyState === 'complete') then();
	else addEventListener('load', then, { once: true });
}

type Offer = (use: () => void) => void;

function offerWaiting(registration: ServiceWorkerRegistration, container: ServiceWorkerContainer, offer: Offer): void {
	// Without a controller it is the first one, which takes nobody's place.
	const offerIt = () => {
		if (registration.waiting && container.controller) offer(() => putToWork(registration, container));
	};
	offerIt();
	registration.addEventListener('updatefound', () => {
		registration.installing?.addEventListener('statechange', offerIt);
	});
}

function putToWork({ waiting }: ServiceWorkerRegistration, container: ServiceWorkerContainer): void {
	// Another window was first.
	if (!waiting) return location.reload();
	container.addEventListener('controllerchange', () => location.reload(), { once: true });
	waiting.postMessage({ type: 'SKIP_WAITING' } satisfies WordToWorker);
}

function lookHourly(registration: ServiceWorkerRegistration, signal: AbortSignal): void {
	let looked = Date.now();
	const look = () => {
		if (document.visibilityState !== 'visible' || Date.now() - looked < hour) return;
		looked = Date.now();
		registration.update().catch(() => {}); // no network: next time
	};
	document.addEventListener('visibilitychange', look, { signal });
}
