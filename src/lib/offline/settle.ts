import { type CommandAnswer } from '$lib/domain/outbox';
import { type KeyRow, withDatabase } from './database';
import { seal } from './seal';

/** Whether it waits for its person now. What a newer server may say besides is no word on it yet. */
export function isHeld(answer: CommandAnswer): answer is Extract<CommandAnswer, { outcome: 'conflict' | 'rejected' }> {
	const { outcome } = answer;
	return outcome === 'conflict' || outcome === 'rejected';
}

function isOfAnother(answer: CommandAnswer): boolean {
	return answer.outcome === 'rejected' && answer.code === 'another-person';
}

/**
 * Takes note of the answers in one transaction: what the server has leaves the outbox and stands among the sent until the ledger is asked
 * for again; what it refused stays with its reason. What it took for another's waits until its person is back.
 */
export async function settle(key: KeyRow, waiting: number, answers: readonly CommandAnswer[]): Promise<void> {
	const sealed = new Map(
		await Promise.all(answers.map(async (answer) => [answer.opId, await seal(key.key, answer)] as const))
	);
	const at = new Date().toISOString();
	await withDatabase(async (database) => {
		const change = database.transaction(['outbox', 'sent', 'meta'], 'readwrite');
		const outbox = change.objectStore('outbox');
		for (const answer of answers) {
			const row = await outbox.get(answer.opId);
			if (!row) continue;
			if (answer.outcome === 'applied' || answer.outcome === 'duplicate') {
				const { opId, recordId, keyId, command } = row;
				await change
					.objectStore('sent')
					.put({ opId, recordId, keyId, at, state: answer.state, command, isListed: false });
				await outbox.delete(opId);
			} else if (isHeld(answer) && !isOfAnother(answer))
				await outbox.put({ ...row, standing: answer.outcome, answer: sealed.get(answer.opId)! });
		}
		const done = answers.filter(({ outcome }) => outcome === 'applied' || outcome === 'duplicate');
		const sync = { lastAt: at, needsSignIn: answers.some(isOfAnother), told: waiting - done.length };
		await change.objectStore('meta').put(sync, 'sync');
		await change.done;
	});
}
