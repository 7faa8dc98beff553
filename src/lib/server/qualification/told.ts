import { type Standing } from '$lib/domain/confirmation';
import { type HoldingClaim } from '$lib/domain/qualification';
import { type holding } from '../db/schema';

export type HoldingRow = typeof holding.$inferSelect;

/** What the audit log keeps of the holding a change was about. */
export function told(id: number, staff: number, claim: Pick<HoldingClaim, 'qualificationCode' | 'passedOn'>) {
	return { holding: id, staff, qualification: claim.qualificationCode, passedOn: claim.passedOn };
}

/** Where a holding stands, as the rules of 確認 ask for it. */
export function standingOf({ state, heldReason }: Pick<HoldingRow, 'state' | 'heldReason'>): Standing {
	return { state, held: heldReason !== null };
}

const said = ['qualificationCode', 'passedOn', 'countedOn', 'certificateNumber', 'expiresOn'] as const;

/** Whether a claim says anything else than the record does. */
export function saysOtherwise(row: HoldingClaim, claim: HoldingClaim): boolean {
	return said.some((field) => row[field] !== claim[field]);
}
