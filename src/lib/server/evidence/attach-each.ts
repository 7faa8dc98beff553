import { type Viewer } from '$lib/domain/access';
import { type AuditPayload } from '$lib/domain/audit';
import { type Database } from '../db/open';
import { writeRounds } from '../db/write-rounds';
import { judgeEvidence, type Proof, putEvidence, type SentEvidence } from './attach';

/**
 * Puts the same files on each of many completions, in one transaction and with an entry for each: the list of who attended proves all of
 * them. What cannot be put on one record holds up none of the others.
 *
 * @returns the ids of the records that have all of the files now, whether they had some before or not
 */
export async function attachToEach(
	database: Database,
	viewer: Viewer,
	completionIds: readonly number[],
	sent: readonly SentEvidence[]
): Promise<number[]> {
	if (completionIds.length === 0 || sent.length === 0) return [];
	const actor = { kind: 'account', accountId: viewer.accountId } as const;
	return writeRounds(database, actor, async (rounds) => {
		const proven: number[] = [];
		for (const completionId of completionIds) {
			const proofs: Proof[] = [];
			let isWhole = true;
			for (const one of sent) {
				const judged = await judgeEvidence(rounds.db, viewer, { completionId }, one, proofs);
				if (!judged.ok) isWhole = false;
				else if (!judged.already) proofs.push(judged.proof);
			}
			if (!isWhole) continue;
			proven.push(completionId);
			const [first] = proofs;
			if (!first) continue;
			const change = rounds.begin('evidence.attached');
			await putEvidence(change, proofs);
			change.describe({ ...first.told, files: proofs.length } satisfies AuditPayload<'evidence.attached'>);
		}
		return proven;
	});
}
