import { and, eq, inArray } from 'drizzle-orm';
import { type Viewer } from '$lib/domain/access';
import { type AuditPayload } from '$lib/domain/audit';
import { type RemoveRefusal } from '$lib/domain/evidence';
import { actorOf } from '../access/actor';
import { type Database } from '../db/open';
import { changeRow, removeRow } from '../db/rows';
import { completion, evidence, evidenceUpload, holding } from '../db/schema';
import { type Change, write } from '../db/write';
import { attachedBy, type EvidenceRow, removalOf } from './removal';
import { removeUnused } from './store';

export type RemoveOutcome = { ok: true } | { ok: false; reason: RemoveRefusal };

/**
 * Takes a file off a record: the wrong one, perhaps of something nobody should see, so its bytes go with it where nothing else needs them.
 * The entry and the fact that there was a file stay. Of a record that waits or was returned there is a new version, so that whoever has it
 * before their eyes to confirm it looks again.
 *
 * @param reason why, of whoever takes it off somebody else's record for them; its person reads it
 */
export async function removeEvidence(
	database: Database,
	viewer: Viewer,
	id: number,
	reason = ''
): Promise<RemoveOutcome> {
	return write<RemoveOutcome>(database, actorOf(viewer), 'evidence.removed', async (change) => {
		const [row] = await change.db.select().from(evidence).where(eq(evidence.id, id));
		const removal = row ? await removalOf(change.db, viewer, row, reason) : null;
		if (!row || !removal) return { ok: false, reason: 'not-found' };
		if (!removal.ok) return removal;
		const { record, told } = removal;
		await takeOff(change, row, viewer.accountId);
		if (record.state === 'waiting' || record.state === 'returned') await showAnew(change, row);
		change.describe({ ...record.told, files: 1, ...told } satisfies AuditPayload<'evidence.removed'>);
		return { ok: true };
	});
}

/**
 * Takes the file away with its bytes, and the notes of who sent it: whoever attached it, and whoever takes it off.
 * What the log says of it is the caller's.
 */
export async function takeOff(change: Change, row: EvidenceRow, accountId: number): Promise<void> {
	const { accountId: whose, fileSha256: which } = evidenceUpload;
	const senders = [accountId, (await attachedBy(change.db, row)) ?? accountId];
	await removeRow(change, evidence, row);
	await change.db.delete(evidenceUpload).where(and(inArray(whose, senders), eq(which, row.fileSha256)));
	await removeUnused(change.db, row.fileSha256);
}

/** A new version that says the same. */
async function showAnew(change: Change, { completionId, holdingId }: EvidenceRow): Promise<void> {
	if (completionId !== null) await changeRow(change, completion, { id: completionId }, {});
	if (holdingId !== null) await changeRow(change, holding, { id: holdingId }, {});
}
