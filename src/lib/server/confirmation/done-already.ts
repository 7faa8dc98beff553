import { eq } from 'drizzle-orm';
import { type Viewer } from '$lib/domain/access';
import { type RecordKind } from '$lib/domain/confirmation';
import { type CompletionState } from '$lib/domain/training';
import { actorOf } from '../access/actor';
import { actorText } from '../audit/actor';
import { type Db } from '../db/open';
import { entry } from '../db/schema';

type Standing = {
	kind: RecordKind;
	state: CompletionState;
	entry: number;
	returnReason: string | null;
	heldReason: string | null;
};

/** An act as it was sent, with its reason (empty where it has none). */
type Sent = { act: 'confirm' | 'return' | 'hold' | 'release'; reason: string };

const events = { confirm: 'confirmed', return: 'returned', hold: 'held', release: 'held' } as const;

/**
 * Whether what was asked for is what this viewer has done to the record last: the answer was lost on its way, and the browser or the
 * person has sent it again. It is no refusal then.
 */
export async function isDoneAlready(db: Db, viewer: Viewer, record: Standing, sent: Sent): Promise<boolean> {
	if (!standsAsSent(record, sent)) return false;
	const [last] = await db
		.select({ actor: entry.actor, event: entry.event })
		.from(entry)
		.where(eq(entry.number, record.entry));
	const actor = actorText(actorOf(viewer));
	return last?.actor === actor && last.event === `${record.kind}.${events[sent.act]}`;
}

function standsAsSent({ state, returnReason, heldReason }: Standing, { act, reason }: Sent): boolean {
	if (act === 'confirm') return state === 'confirmed';
	if (act === 'return') return state === 'returned' && returnReason === reason.trim();
	return state === 'waiting' && heldReason === (act === 'hold' ? reason.trim() : null);
}
