import { type Viewer } from '$lib/domain/access';
import { type Ledger } from '$lib/domain/ledger';
import { type Correction, correctionsOf } from '../confirmation/corrections';
import { ownWithoutConfirmer } from '../confirmation/queue/without-confirmer';
import { type Db } from '../db/open';
import { type Evidence, evidenceOf } from '../evidence/queries';
import { type RemovedEvidence, removedEvidenceOf } from '../evidence/removed';
import { dutiesAhead, indicatorsCounting } from '../indicator/counting';
import { requirementsNotCounting } from '../requirement/uncounted';
import { ownCompletions } from './queries';
import { type TakenBack, takenBackOf } from './taken-back';

/** A record of one's own with all that is to be said of it. */
export type OwnRecord = Awaited<ReturnType<typeof ownCompletions>>[number] & {
	/** the indicators that count it today, or would once it is confirmed */
	countsIn: string[];
	/** the 必須研修 of this year that do not count it for its 実施方法 alone, with what they ask */
	uncountedIn: string[];
	/** what 人事 corrected, the latest first */
	corrections: Correction[];
	evidence: Evidence[];
	/** what others took off it: who, and why */
	removedEvidence: RemovedEvidence[];
	/** 承認者不在: it waits, and nobody can confirm it today */
	hasNoConfirmer: boolean;
	/** taken back by whoever had entered it: who, and why; null where it was not, or by its person */
	takenBack: Pick<TakenBack, 'by' | 'reason'> | null;
};

/** 自分の台帳, the latest training first. */
export async function ownLedger(db: Db, ledger: Ledger, viewer: Viewer): Promise<OwnRecord[]> {
	await dutiesAhead(ledger, viewer);
	const counting = indicatorsCounting(ledger, viewer);
	const uncounted = await requirementsNotCounting(db, ledger, viewer);
	const records = await ownCompletions(db, viewer);
	const [corrections, alone] = [await correctionsOf(db, viewer), await ownWithoutConfirmer(db, viewer)];
	const takenBack = await takenBackOf(db, viewer);
	const files = await evidenceOf(db, { completionIds: records.map(({ id }) => id) });
	const removed = await removedEvidenceOf(db, viewer);
	const mayCount = ({ state }: (typeof records)[number]) => state === 'confirmed' || state === 'waiting';
	return records.map((record) => ({
		...record,
		countsIn: mayCount(record) ? counting(record) : [],
		uncountedIn: uncounted(record),
		corrections: corrections.filter(({ recordId }) => recordId === record.id),
		evidence: files.filter(({ completionId }) => completionId === record.id),
		removedEvidence: removed.filter(({ completionId }) => completionId === record.id),
		hasNoConfirmer: alone.includes(record.id),
		takenBack: takenBack.find(({ completionId }) => completionId === record.id) ?? null
	}));
}
