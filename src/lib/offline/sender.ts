import { type CommandAnswer } from '$lib/domain/outbox';
import { leftOf, newRound, nextBatch, type RoundSoFar } from './batch';
import { foldWithdrawn } from './change';
import { type KeyRow } from './database';
import { currentKey, forgetPerson } from './identity';
import { postInParts, type SenderSettings } from './post';
import { isHeld, settle } from './settle';
import { isFull, noRoomToSend } from './storage';
import { noteSync } from './sync';

/**
 * How a sending ended. `not-reached` is everything that was not this server's own answer, whatever its status: no network, a page of a
 * proxy, a hotel's welcome. `refused`: the server takes nothing of us just now, and says why.
 */
export type Sending =
	| { outcome: 'sent'; answers: CommandAnswer[]; left: number }
	| { outcome: 'nothing' | 'nobody' | 'not-reached' | 'needs-sign-in' }
	| { outcome: 'refused'; message: string };

/**
 * Sends what the person whose turn it is has unsent, once: of several tabs and the worker one at a time. Nothing leaves the outbox but on
 * the server's answer for that very command.
 */
export async function sendOnce(settings: SenderSettings, round = newRound()): Promise<Sending> {
	return alone(async () => {
		const key = await currentKey();
		if (!key) return { outcome: 'nobody' };
		try {
			return await sendOf(key, settings, round);
		} catch (thrown) {
			if (!isFull(thrown)) throw thrown;
			return { outcome: 'refused', message: noRoomToSend };
		}
	});
}

async function sendOf(key: KeyRow, settings: SenderSettings, round: RoundSoFar): Promise<Sending> {
	await foldWithdrawn(key.userId);
	const batch = await nextBatch(key, round);
	if (batch === null) return { outcome: 'nothing' };
	if (batch.isBroken) return { outcome: 'sent', answers: [], left: await leftOf(key, round) };
	const reached = await postInParts(settings, batch.request, round);
	if (reached.outcome === 'stumbled') return afterStumbling(await leftOf(key, round));
	if (reached.outcome === 'needs-sign-in') return unknownHere(key, reached, settings);
	if (reached.outcome !== 'answered') return reached;
	const asked = new Set(batch.request.commands.map(({ opId }) => opId));
	const answers = reached.answers.filter(({ opId }) => asked.has(opId));
	await settle(key, batch.request, answers);
	if (answers.some(isHeld)) await foldWithdrawn(key.userId);
	return { outcome: 'sent', answers, left: await leftOf(key, round) };
}

/** What the device does where the server knows nobody, or somebody else. The worker may be the first to learn that every device was signed out, and nobody may open the app for days. */
export async function unknownHere(
	key: KeyRow,
	{ elsewhere, nobody }: { elsewhere?: true; nobody?: true },
	{ isUnwatched }: SenderSettings
): Promise<{ outcome: 'needs-sign-in' }> {
	const isLeft = elsewhere || (nobody && (await isUnwatched?.()));
	await (isLeft ? forgetPerson(key.keyId) : noteSync(key.userId, { needsSignIn: true }));
	return { outcome: 'needs-sign-in' };
}

/** The others go on; what is left at last waits as if the server had not been reached. */
function afterStumbling(left: number): Sending {
	return left > 0 ? { outcome: 'sent', answers: [], left } : { outcome: 'not-reached' };
}

/** Under a Web Lock where there are any; without, the database's own once-only rule is what keeps things right. */
function alone<T>(task: () => Promise<T>): Promise<T> {
	const locks = globalThis.navigator?.locks;
	return locks ? (locks.request('kenshu-outbox', task) as Promise<T>) : task();
}
