import { type Viewer } from '$lib/domain/access';
import { type AuditPayload } from '$lib/domain/audit';
import { type AttachRefusal } from '$lib/domain/evidence';
import { actorOf } from '../access/actor';
import { type Database } from '../db/open';
import { addRows } from '../db/rows';
import { evidence } from '../db/schema';
import { type Change, write } from '../db/write';
import { judgeAll, type Proof, type SentEvidence } from './judge';
import { type Proven } from './proven';

/** Puts files on their record. What the log says of it is the caller's: the record may be made by the same change. */
export function putEvidence(change: Change, proofs: readonly Proof[]): Promise<void> {
	return addRows(
		change,
		evidence,
		proofs.map(({ row }) => row)
	);
}

export type AttachOutcome = { ok: true; files: number } | { ok: false; reason: AttachRefusal };

/** Puts files that were sent on a record, all or none. @returns how many it did not have yet; where that is none, nothing is written */
export async function attachEvidence(
	database: Database,
	viewer: Viewer,
	proven: Proven,
	sent: readonly SentEvidence[]
): Promise<AttachOutcome> {
	const outcome = await write<AttachOutcome | { ok: false; reason: 'nothing' }>(
		database,
		actorOf(viewer),
		'evidence.attached',
		async (change) => {
			const judged = await judgeAll(change.db, viewer, proven, sent);
			if (!judged.ok) return judged;
			const { proofs } = judged;
			const [first] = proofs;
			if (!first) return { ok: false, reason: 'nothing' };
			await putEvidence(change, proofs);
			change.describe({ ...first.told, files: proofs.length } satisfies AuditPayload<'evidence.attached'>);
			return { ok: true, files: proofs.length };
		}
	);
	return !outcome.ok && outcome.reason === 'nothing' ? { ok: true, files: 0 } : (outcome as AttachOutcome);
}
