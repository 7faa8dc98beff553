import { type Viewer } from '$lib/domain/access';
import { type AuditEvent } from '$lib/domain/audit';
import { type Act, type ReviewRefusal } from '$lib/domain/confirmation';
import { reasonFault } from '$lib/domain/training';
import { type Database } from '../db/open';
import { changeRow } from '../db/rows';
import { completion } from '../db/schema';
import { write } from '../db/write';
import { judge, judgedRecords, told } from './judge';
import { type Seen } from './seen';

export type ReviewOutcome = { ok: true } | { ok: false; reason: ReviewRefusal };

/** Confirms a waiting record of somebody within the viewer's reach; never what they claimed, never one that changed since it was shown. */
export function confirmCompletion(database: Database, viewer: Viewer, seen: Seen): Promise<ReviewOutcome> {
	return review(database, viewer, seen, 'confirm', null);
}

/** Returns a waiting record to its person, with the reason they will read, of at most `longestReason` characters. Its evidence stays. */
export function returnCompletion(
	database: Database,
	viewer: Viewer,
	seen: Seen,
	reason: string
): Promise<ReviewOutcome> {
	return withReason(reason, (said) => review(database, viewer, seen, 'return', said));
}

/** Puts a waiting record aside (保留), with a reason for the others who confirm; once more: with another reason. */
export function holdCompletion(database: Database, viewer: Viewer, seen: Seen, reason: string): Promise<ReviewOutcome> {
	return withReason(reason, (said) => review(database, viewer, seen, 'hold', said));
}

/** Takes a record that was put aside up again. */
export function releaseCompletion(database: Database, viewer: Viewer, seen: Seen): Promise<ReviewOutcome> {
	return review(database, viewer, seen, 'release', null);
}

async function withReason(reason: string, act: (said: string) => Promise<ReviewOutcome>): Promise<ReviewOutcome> {
	const fault = reasonFault(reason);
	return fault ? { ok: false, reason: fault } : act(reason.trim());
}

type ReviewAct = Extract<Act, 'confirm' | 'return' | 'hold' | 'release'>;

const events: Record<ReviewAct, AuditEvent> = {
	confirm: 'completion.confirmed',
	return: 'completion.returned',
	hold: 'completion.held',
	release: 'completion.held'
};

function review(
	database: Database,
	viewer: Viewer,
	seen: Seen,
	act: ReviewAct,
	reason: string | null
): Promise<ReviewOutcome> {
	const actor = { kind: 'account', accountId: viewer.accountId } as const;
	return write<ReviewOutcome>(database, actor, events[act], async (change) => {
		const found = await judgedRecords(change.db, viewer.today, [seen.id]);
		const verdict = judge(viewer, seen, found.get(seen.id), act);
		if (!verdict.ok) return verdict;
		const { next, judged } = verdict;
		await changeRow(change, completion, judged.row, {
			state: next.state,
			returnReason: act === 'return' ? reason : null,
			heldReason: act === 'hold' ? reason : null
		});
		change.describe(act === 'confirm' ? told(judged) : { ...told(judged), reason });
		return { ok: true };
	});
}
