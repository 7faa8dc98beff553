import { type Viewer } from '$lib/domain/access';
import { type HoldingClaim, type HoldingRefusal } from '$lib/domain/qualification';
import { type Database } from '../db/open';
import { attachEvidence } from '../evidence/attach';
import { type SentEvidence } from '../evidence/judge';
import { amendHolding, type HoldingOutcome, recordHolding, type SeenOwn } from './own-commands';

/** What the form of 資格を記録する says. `seen` null: a new record. */
export type SavedHolding = { seen: SeenOwn | null; claim: HoldingClaim; sent: readonly SentEvidence[] };

/** `isProven` false: the record stands, and its evidence could not be attached. */
export type SaveOutcome = { ok: true; id: number; isProven: boolean } | { ok: false; reason: HoldingRefusal };

/** Records or mends a qualification of one's own and attaches the evidence that was sent with it: the record stands without. */
export async function saveHolding(
	database: Database,
	viewer: Viewer,
	{ seen, claim, sent }: SavedHolding
): Promise<SaveOutcome> {
	const saved = await saveClaim(database, viewer, seen, claim, sent.length > 0);
	if (!saved.ok) return saved;
	if (sent.length === 0) return { ...saved, isProven: true };
	const attached = await attachEvidence(database, viewer, { holdingId: saved.id }, [...sent]);
	return { ...saved, isProven: attached.ok };
}

/** A record that says the same as before is left as it is where only its evidence is new. */
async function saveClaim(
	database: Database,
	viewer: Viewer,
	seen: SeenOwn | null,
	claim: HoldingClaim,
	hasEvidence: boolean
): Promise<HoldingOutcome> {
	if (seen === null) return recordHolding(database, viewer, claim);
	const amended = await amendHolding(database, viewer, seen, claim);
	const isOnlyEvidence = hasEvidence && !amended.ok && amended.reason === 'no-change';
	return isOnlyEvidence ? { ok: true, id: seen.id } : amended;
}
