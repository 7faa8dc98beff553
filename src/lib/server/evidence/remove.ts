import { and, eq } from 'drizzle-orm';
import { type Viewer } from '$lib/domain/access';
import { type AuditPayload } from '$lib/domain/audit';
import { type AttachRefusal } from '$lib/domain/evidence';
import { type Database } from '../db/open';
import { changeRow, removeRow } from '../db/rows';
import { completion, evidence, evidenceUpload, holding } from '../db/schema';
import { type Change, write } from '../db/write';
import { provenRecord } from './proven';
import { removeUnused } from './store';

export type RemoveOutcome = { ok: true } | { ok: false; reason: Extract<AttachRefusal, 'not-found' | 'not-removable'> };

/**
 * Takes a file off a record that waits or was returned: the wrong one, perhaps of something nobody should see, so its bytes go with it
 * where nothing else needs them. The record gets a new version, so that whoever has it before their eyes to confirm it looks again.
 */
export async function removeEvidence(database: Database, viewer: Viewer, id: number): Promise<RemoveOutcome> {
	return write<RemoveOutcome>(
		database,
		{ kind: 'account', accountId: viewer.accountId },
		'evidence.removed',
		async (change) => {
			const [row] = await change.db.select().from(evidence).where(eq(evidence.id, id));
			const proven = row && provenBy(row);
			const record = proven && (await provenRecord(change.db, viewer, proven));
			if (!row || !record) return { ok: false, reason: 'not-found' };
			if (record.state !== 'waiting' && record.state !== 'returned') return { ok: false, reason: 'not-removable' };
			await removeRow(change, evidence, row);
			await removeBytes(change, viewer, row);
			await showAnew(change, row);
			change.describe({ ...record.told, files: 1 } satisfies AuditPayload<'evidence.removed'>);
			return { ok: true };
		}
	);
}

type Row = typeof evidence.$inferSelect;

function provenBy({ completionId, holdingId }: Row) {
	if (completionId !== null) return { completionId };
	return holdingId === null ? null : { holdingId };
}

async function removeBytes({ db }: Change, { accountId }: Viewer, { fileSha256 }: Row): Promise<void> {
	const { accountId: whose, fileSha256: which } = evidenceUpload;
	await db.delete(evidenceUpload).where(and(eq(whose, accountId), eq(which, fileSha256)));
	await removeUnused(db, fileSha256);
}

/** A new version that says the same. */
async function showAnew(change: Change, { completionId, holdingId }: Row): Promise<void> {
	if (completionId !== null) await changeRow(change, completion, { id: completionId }, {});
	if (holdingId !== null) await changeRow(change, holding, { id: holdingId }, {});
}
