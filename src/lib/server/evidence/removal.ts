import { eq, sql } from 'drizzle-orm';
import { type Viewer } from '$lib/domain/access';
import { type RemoveRefusal } from '$lib/domain/evidence';
import { reasonFault } from '$lib/domain/training';
import { type Db } from '../db/open';
import { account, entry, type evidence } from '../db/schema';
import { correctingIn, provenRecord, type ProvenRecord } from './proven';

export type EvidenceRow = typeof evidence.$inferSelect;

type Removal =
	/** `told`: the reason, where one is needed */
	| { ok: true; record: ProvenRecord; told: { reason?: string } }
	| { ok: false; reason: Exclude<RemoveRefusal, 'not-found'> };

/**
 * Whether this viewer may take this file off its record; null for a stranger, who is not told that there is one.
 *
 * Its person, and whoever attached it, until it is confirmed; of what was taken back its person alone, who alone sees it. Whoever corrects
 * such records, whatever is said of them, with a reason.
 */
export async function removalOf(db: Db, viewer: Viewer, row: EvidenceRow, reason: string): Promise<Removal | null> {
	const proven = row.completionId === null ? { holdingId: row.holdingId! } : { completionId: row.completionId };
	const record = await provenRecord(db, viewer, proven);
	if (!record) return null;
	const [isOwn, { state }] = [record.told.staff === viewer.staffId, record];
	const isOpen = state === 'waiting' || state === 'returned';
	if (isOwn) return isOpen || state === 'withdrawn' ? { ok: true, record, told: {} } : notRemovable;
	if (state === 'withdrawn') return null;
	const isAttacher = (await attachedBy(db, row)) === viewer.accountId;
	if (isAttacher && isOpen) return { ok: true, record, told: {} };
	if (!(await provenRecord(db, viewer, proven, correctingIn(proven)))) return isAttacher ? notRemovable : null;
	const fault = reasonFault(reason);
	return fault === null ? { ok: true, record, told: { reason: reason.trim() } } : { ok: false, reason: fault };
}

const notRemovable = { ok: false, reason: 'not-removable' } as const;

/** The account of whoever put it on its record; null for the command line. */
export async function attachedBy(db: Db, { addedBy }: Pick<EvidenceRow, 'addedBy'>): Promise<number | null> {
	const [who] = await db
		.select({ id: account.id })
		.from(entry)
		.innerJoin(account, sql`'account:' || ${account.id} = ${entry.actor}`)
		.where(eq(entry.number, addedBy));
	return who?.id ?? null;
}
