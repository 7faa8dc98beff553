import { type Viewer } from '$lib/domain/access';
import { type AuditPayload } from '$lib/domain/audit';
import { actorOf } from '../access/actor';
import { type Database } from '../db/open';
import { addEach } from '../db/rows';
import { evidence } from '../db/schema';
import { writeRounds } from '../db/write-rounds';
import { judgeEach, type SentEvidence } from './judge';

/**
 * Puts the same files on each of many completions, in one transaction, in a handful of statements and with an entry for each: the list of
 * who attended proves all of them. What cannot be put on one record holds up none of the others.
 *
 * @returns the ids of the records that have all of the files now, whether they had some before or not; none where these are more files
 * than a record takes
 */
export async function attachToEach(
	database: Database,
	viewer: Viewer,
	completionIds: readonly number[],
	sent: readonly SentEvidence[]
): Promise<number[]> {
	if (completionIds.length === 0 || sent.length === 0) return [];
	return writeRounds(database, actorOf(viewer), async (rounds) => {
		const judged = [...(await judgeEach(rounds.db, viewer, completionIds, sent))];
		const proven = judged.flatMap(([id, one]) => (one.ok ? [{ id, proofs: one.proofs }] : []));
		const begun = proven
			.filter(({ proofs }) => proofs.length > 0)
			.map(({ proofs }) => ({ proofs, change: rounds.begin('evidence.attached') }));
		await addEach(
			evidence,
			begun.flatMap(({ proofs, change }) => proofs.map(({ row }) => ({ change, row })))
		);
		for (const { proofs, change } of begun)
			change.describe({ ...proofs[0]!.told, files: proofs.length } satisfies AuditPayload<'evidence.attached'>);
		return proven.map(({ id }) => id);
	});
}
