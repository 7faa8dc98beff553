import { phoneQuestions, reach } from './reach';
import { keepSnapshot, notYetAsked } from './snapshot';

/** Asks for what the phone's pages show and was never asked here, so that each opens without a network, whichever was looked at. */
export async function warmUp(ask: typeof fetch): Promise<void> {
	for (const path of await notYetAsked(phoneQuestions)) {
		const askedAt = new Date();
		const reached = await reach(ask, path);
		if (reached.outcome === 'answered') await keepSnapshot(path, reached.body, askedAt);
	}
}
