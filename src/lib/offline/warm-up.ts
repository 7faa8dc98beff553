import { phoneQuestions, reach } from './reach';
import { keepSnapshot, notYetAsked } from './snapshot';

/** Asks for what the phone's pages show this person and was never asked here, so that each opens without a network, whichever was looked at. */
export async function warmUp(person: string, ask: typeof fetch): Promise<void> {
	for (const path of await notYetAsked(person, phoneQuestions)) {
		const askedAt = new Date();
		const reached = await reach(ask, path);
		if (reached.outcome === 'answered') await keepSnapshot(person, path, reached.body, askedAt);
	}
}
