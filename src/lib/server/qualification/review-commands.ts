import { eq } from 'drizzle-orm';
import { reaches, scopeOf, type Viewer } from '$lib/domain/access';
import { type AuditEvent, type AuditPayload } from '$lib/domain/audit';
import { type Act, type Standing, step } from '$lib/domain/confirmation';
import { type HoldingClaim, type HoldingReviewRefusal } from '$lib/domain/qualification';
import { reasonFault } from '$lib/domain/training';
import { evidenceSeen, type Seen } from '../confirmation/seen';
import { type Database, type Db } from '../db/open';
import { changeRow } from '../db/rows';
import { evidence, holding } from '../db/schema';
import { write } from '../db/write';
import { primaryDepartment } from '../organisation/queries';
import { samePass } from './same-pass';
import { type HoldingRow, saysOtherwise, standingOf, told } from './told';

export type HoldingReviewOutcome = { ok: true } | { ok: false; reason: HoldingReviewRefusal };

/** Confirms a waiting holding of somebody within the viewer's reach; never one's own, never one that changed since it was shown. */
export function confirmHolding(database: Database, viewer: Viewer, seen: Seen): Promise<HoldingReviewOutcome> {
	return review(database, viewer, seen, 'confirm', null);
}

/** Returns a waiting holding to its owner with the reason they will read, of at most `longestReason` characters. Its evidence stays. */
export function returnHolding(
	database: Database,
	viewer: Viewer,
	seen: Seen,
	reason: string
): Promise<HoldingReviewOutcome> {
	return withReason(reason, (said) => review(database, viewer, seen, 'return', said));
}

/** Puts a waiting holding aside (保留), with a reason for the others who confirm; once more: with another reason. */
export function holdHolding(
	database: Database,
	viewer: Viewer,
	seen: Seen,
	reason: string
): Promise<HoldingReviewOutcome> {
	return withReason(reason, (said) => review(database, viewer, seen, 'hold', said));
}

/** Takes a holding that was put aside up again. */
export function releaseHolding(database: Database, viewer: Viewer, seen: Seen): Promise<HoldingReviewOutcome> {
	return review(database, viewer, seen, 'release', null);
}

/** 人事 puts a waiting or confirmed holding right in its owner's place, which confirms it; what was wrong stays in its versions. */
export async function correctHolding(
	database: Database,
	viewer: Viewer,
	seen: Seen,
	claim: HoldingClaim,
	reason: string
): Promise<HoldingReviewOutcome> {
	return withReason(reason, (said) =>
		write<HoldingReviewOutcome>(database, actorOf(viewer), 'holding.corrected', async (change) => {
			const found = await reviewable(change.db, viewer, seen, 'correct');
			if (!found.ok) return found;
			const { row, next } = found;
			if (!saysOtherwise(row, claim))
				return { ok: false, reason: row.state === 'confirmed' ? 'no-change-confirmed' : 'no-change' };
			if (await samePass(change.db, row.staffId, claim, row.id)) return { ok: false, reason: 'already-recorded' };
			await changeRow(change, holding, row, { ...claim, state: next.state, heldReason: null });
			const about = { ...told(row.id, row.staffId, claim), reason: said };
			change.describe(about satisfies AuditPayload<'holding.corrected'>);
			return { ok: true };
		})
	);
}

async function withReason(
	reason: string,
	act: (said: string) => Promise<HoldingReviewOutcome>
): Promise<HoldingReviewOutcome> {
	const fault = reasonFault(reason);
	return fault ? { ok: false, reason: fault } : act(reason.trim());
}

type ReviewAct = Extract<Act, 'confirm' | 'return' | 'hold' | 'release'>;

const events: Record<ReviewAct, AuditEvent> = {
	confirm: 'holding.confirmed',
	return: 'holding.returned',
	hold: 'holding.held',
	release: 'holding.held'
};

function review(database: Database, viewer: Viewer, seen: Seen, act: ReviewAct, reason: string | null) {
	return write<HoldingReviewOutcome>(database, actorOf(viewer), events[act], async (change) => {
		const found = await reviewable(change.db, viewer, seen, act);
		if (!found.ok) return found;
		const { row, next } = found;
		await changeRow(change, holding, row, {
			state: next.state,
			returnReason: act === 'return' ? reason : null,
			heldReason: act === 'hold' ? reason : null
		});
		const about = told(row.id, row.staffId, row);
		change.describe(act === 'confirm' ? about : { ...about, reason });
		return { ok: true };
	});
}

type Reviewable = { ok: true; row: HoldingRow; next: Standing } | { ok: false; reason: HoldingReviewRefusal };

async function reviewable(db: Db, viewer: Viewer, seen: Seen, act: Act): Promise<Reviewable> {
	const [found] = await db
		.select({ row: holding, evidence: evidenceSeen(evidence.holdingId, holding.id) })
		.from(holding)
		.where(eq(holding.id, seen.id));
	if (!found) return { ok: false, reason: 'not-found' };
	const { row } = found;
	if (row.staffId === viewer.staffId) return { ok: false, reason: 'own-record' };
	const scope = scopeOf(viewer, act === 'correct' ? 'holding:correct' : 'holding:confirm');
	const department = await primaryDepartment(db, row.staffId, viewer.today);
	if (!reaches(scope, row.staffId, department)) return { ok: false, reason: 'not-found' };
	const taken = step(standingOf(row), act);
	if (!taken.ok) return { ok: false, reason: taken.reason === 'not-held' ? 'not-held' : 'not-waiting' };
	const isSeen = row.entry === seen.entry && found.evidence === (seen.evidence ?? '');
	return isSeen ? { ok: true, row, next: taken.next } : { ok: false, reason: 'changed-since' };
}

function actorOf({ accountId }: Viewer) {
	return { kind: 'account', accountId } as const;
}
