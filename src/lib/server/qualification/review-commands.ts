import { type Viewer } from '$lib/domain/access';
import { type AuditPayload } from '$lib/domain/audit';
import { type CivilDate } from '$lib/domain/calendar';
import { type HoldingClaim, type HoldingReviewRefusal } from '$lib/domain/qualification';
import { holdings } from '../confirmation/kinds';
import { byId, isAmongAsked, judgedRows } from '../confirmation/record-rows';
import { reviewsOf } from '../confirmation/reviews';
import { type Seen } from '../confirmation/seen';
import { compiled } from '../db/compiled';
import { type Database, type Db } from '../db/open';
import { changeRow } from '../db/rows';
import { holding } from '../db/schema';
import { samePass } from './same-pass';
import { saysOtherwise, told } from './told';

export type HoldingReviewOutcome = { ok: true } | { ok: false; reason: HoldingReviewRefusal };

const asked = compiled((db) => judgedRows(db, holdings, {}).where(isAmongAsked(holdings)));

async function judgedHoldings(db: Db, on: CivilDate, ids: readonly number[]) {
	return byId('holding', await asked(db, { today: on, ids: JSON.stringify(ids) }));
}

const reviews = reviewsOf({
	...holdings,
	find: judgedHoldings,
	told: ({ row }) => told(row.id, row.staffId, row)
});

/** Confirms a waiting holding of somebody within the viewer's reach; never one's own, never one that changed since it was shown. */
export const confirmHolding = reviews.confirm;

/** Returns a waiting holding to its owner with the reason they will read, of at most `longestReason` characters. Its evidence stays. */
export const returnHolding = reviews.return;

/** Puts a waiting holding aside (保留), with a reason for the others who confirm; once more: with another reason. */
export const holdHolding = reviews.hold;

/** Takes a holding that was put aside up again. */
export const releaseHolding = reviews.release;

/** 人事 puts a waiting or confirmed holding right in its owner's place, which confirms it; what was wrong stays in its versions. */
export async function correctHolding(
	database: Database,
	viewer: Viewer,
	seen: Seen,
	claim: HoldingClaim,
	reason: string
): Promise<HoldingReviewOutcome> {
	return reviews.correct<HoldingReviewRefusal>(
		database,
		viewer,
		seen,
		reason,
		async (change, { judged, next }, said) => {
			const { row } = judged;
			if (!saysOtherwise(row, claim))
				return { ok: false, reason: row.state === 'confirmed' ? 'no-change-confirmed' : 'no-change' };
			if (await samePass(change.db, row.staffId, claim, row.id)) return { ok: false, reason: 'already-recorded' };
			await changeRow(change, holding, row, { ...claim, state: next.state, heldReason: null });
			const about = { ...told(row.id, row.staffId, claim), reason: said };
			change.describe(about satisfies AuditPayload<'holding.corrected'>);
			return { ok: true };
		}
	);
}
