import { type Viewer } from '$lib/domain/access';
import { type CivilDate } from '$lib/domain/calendar';
import { type Act, type ReviewRefusal } from '$lib/domain/confirmation';
import { type ReasonFault, reasonFault } from '$lib/domain/training';
import { actorOf } from '../access/actor';
import { type Database, type Db } from '../db/open';
import { changeRow } from '../db/rows';
import { type Change, write } from '../db/write';
import { judge, type JudgedRecord, type Verdict } from './judge';
import { type Kind } from './kinds';
import { type Seen } from './seen';

/** What the acts of 確認 need to know of a kind: its records by their ids as they stand, and what the audit log keeps of one. */
type Reviewed<One extends JudgedRecord> = Pick<Kind, 'kind' | 'table'> & {
	find(db: Db, on: CivilDate, ids: readonly number[]): Promise<ReadonlyMap<number, One>>;
	told(judged: One): Record<string, unknown>;
};

export type ReviewOutcome = { ok: true } | { ok: false; reason: ReviewRefusal };

type ReviewAct = Extract<Act, 'confirm' | 'return' | 'hold' | 'release'>;
type Allowed<One extends JudgedRecord> = Extract<Verdict<One>, { ok: true }>;
type Refused<Reason> = { ok: false; reason: Reason };

const events = {
	confirm: 'confirmed',
	return: 'returned',
	hold: 'held',
	release: 'held',
	correct: 'corrected'
} as const;

/** The acts of 確認 on one record of a kind: judged as it was seen, in the transaction that writes it. */
export function reviewsOf<One extends JudgedRecord>({ kind, table, find, told }: Reviewed<One>) {
	function decide<Reason>(
		database: Database,
		viewer: Viewer,
		seen: Seen,
		act: keyof typeof events,
		then: (change: Change, allowed: Allowed<One>) => Promise<{ ok: true } | Refused<Reason>>
	) {
		type Outcome = { ok: true } | Refused<Reason | ReviewRefusal>;
		return write<Outcome>(database, actorOf(viewer), `${kind}.${events[act]}`, async (change) => {
			const found = await find(change.db, viewer.today, [seen.id]);
			const verdict = judge(viewer, seen, found.get(seen.id), act);
			return verdict.ok ? then(change, verdict) : verdict;
		});
	}

	function review(database: Database, viewer: Viewer, seen: Seen, act: ReviewAct, reason: string | null) {
		return decide<ReviewRefusal>(database, viewer, seen, act, async (change, { next, judged }) => {
			await changeRow(change, table, judged.row, {
				state: next.state,
				returnReason: act === 'return' ? reason : null,
				heldReason: act === 'hold' ? reason : null
			});
			change.describe(act === 'confirm' ? told(judged) : { ...told(judged), reason });
			return { ok: true };
		});
	}

	return {
		confirm: (database: Database, viewer: Viewer, seen: Seen): Promise<ReviewOutcome> =>
			review(database, viewer, seen, 'confirm', null),
		return: (database: Database, viewer: Viewer, seen: Seen, reason: string): Promise<ReviewOutcome> =>
			withReason(reason, (said) => review(database, viewer, seen, 'return', said)),
		hold: (database: Database, viewer: Viewer, seen: Seen, reason: string): Promise<ReviewOutcome> =>
			withReason(reason, (said) => review(database, viewer, seen, 'hold', said)),
		release: (database: Database, viewer: Viewer, seen: Seen): Promise<ReviewOutcome> =>
			review(database, viewer, seen, 'release', null),
		/** @param putRight writes what the record says from now on and describes it, with the reason; or says why it cannot */
		correct: <Reason>(
			database: Database,
			viewer: Viewer,
			seen: Seen,
			reason: string,
			putRight: (change: Change, allowed: Allowed<One>, said: string) => Promise<{ ok: true } | Refused<Reason>>
		) =>
			withReason(reason, (said) =>
				decide(database, viewer, seen, 'correct', (change, allowed) => putRight(change, allowed, said))
			)
	};
}

async function withReason<Outcome>(
	reason: string,
	act: (said: string) => Promise<Outcome>
): Promise<Outcome | Refused<ReasonFault>> {
	const fault = reasonFault(reason);
	return fault ? { ok: false, reason: fault } : act(reason.trim());
}
