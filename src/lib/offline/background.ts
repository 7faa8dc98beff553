import { syncTag, type WordToPage, type WordToWorker } from './worker/messages';

type SyncRegistration = ServiceWorkerRegistration & { sync?: { register(tag: string): Promise<void> } };

/** null where the browser has no workers or none is installed yet, as on plain http. */
async function installed(): Promise<SyncRegistration | null> {
	return (await globalThis.navigator?.serviceWorker?.getRegistration()) ?? null;
}

/**
 * Asks the browser to send what is unsent as soon as there is a network, also when the app is closed.
 *
 * @returns false where it cannot (Safari and Firefox): then only an open page sends
 */
export async function askForBackgroundSync(): Promise<boolean> {
	try {
		const registration = await installed();
		if (!registration?.sync) return false;
		await registration.sync.register(syncTag);
		return true;
	} catch {
		return false; // the person has forbidden it
	}
}

/** Lets the worker send now, so that a page that is being closed need not finish. */
export async function askWorkerToSend(): Promise<boolean> {
	const worker = (await installed())?.active;
	worker?.postMessage({ type: 'send' } satisfies WordToWorker);
	return worker !== null && worker !== undefined;
}

/** Calls back each time the worker has sent something. */
export function whenSentInBackground(heard: () => void): () => void {
	const container = globalThis.navigator?.serviceWorker;
	const listen = ({ data }: MessageEvent<WordToPage>) => {
		if (data?.type === 'sent') heard();
	};
	container?.addEventListener('message', listen);
	return () => container?.removeEventListener('message', listen);
}
