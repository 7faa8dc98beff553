import { type CommandAnswer } from '$lib/domain/outbox';
import { leftOf, newRound, nextBatch } from './batch';
import { foldWithdrawn } from './change';
import { currentKey } from './identity';
import { postInParts, type SenderSettings } from './post';
import { isHeld, settle } from './settle';
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
		await foldWithdrawn(key.userId);
		const batch = await nextBatch(key, round);
		if (batch === null) return { outcome: 'nothing' };
		if (batch.isBroken) return { outcome: 'sent', answers: [], left: await leftOf(key, round) };
		const reached = await postInParts(settings, batch.request, round);
		if (reached.outcome !== 'answered') {
			if (reached.outcome === 'needs-sign-in') await noteSync({ needsSignIn: true });
			return reached;
		}
		const asked = new Set(batch.request.commands.map(({ opId }) => opId));
		await settle(
			key,
			batch.request.waiting,
			reached.answers.filter(({ opId }) => asked.has(opId))
		);
		if (reached.answers.some(isHeld)) await foldWithdrawn(key.userId);
		return { outcome: 'sent', answers: reached.answers, left: await leftOf(key, round) };
	});
}

/** Under a Web Lock where there are any; without, the database's own once-only rule is what keeps things right. */
function alone<T>(task: () => Promise<T>): Promise<T> {
	const locks = globalThis.navigator?.locks;
	return locks ? (locks.request('kenshu-outbox', task) as Promise<T>) : task();
}
