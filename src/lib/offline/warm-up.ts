import { phoneQuestions, reach } from './reach';
import { keepSnapshot, notYetAsked } from './snapshot';

/**
 * Asks for what the phone's pages show this person and was never asked here, so that each opens without a network, whichever was looked at.
 *
 * @param since ms of the device's clock: what was answered before then is asked for again, so that all of it is of one time
 */
export async function warmUp(person: string, ask: typeof fetch, since = 0): Promise<void> {
	let missed = 0;
	for (const path of await notYetAsked(person, phoneQuestions, since)) {
		const askedAt = new Date();
		const reached = await reach(ask, path);
		if (reached.outcome === 'needs-sign-in') return;
		if (reached.outcome === 'answered') await keepSnapshot(person, path, reached.body, askedAt);
		// One may fail by itself; after two there is no network, and the others would only wait for nothing.
		else if (reached.outcome === 'not-reached' && ++missed > 1) return;
	}
}
