import { type Viewer } from '$lib/domain/access';
import { type AuditPayload } from '$lib/domain/audit';
import { type ReviewRefusal } from '$lib/domain/confirmation';
import { actorOf } from '../access/actor';
import { type Database } from '../db/open';
import { changeEach } from '../db/rows';
import { completion } from '../db/schema';
import { type Rounds, writeRounds } from '../db/write-rounds';
import { judge, type Judged, judgedRecords, told, type Verdict } from './judge';
import { type Seen } from './seen';

/** How many records are confirmed in one go: more are nothing that somebody has looked at. */
export const severalAtOnce = 200;

/** One that was not confirmed; `name` and `course` null where the viewer may not know whose and of what it is. */
export type RefusedOne = { id: number; name: string | null; course: string | null; reason: ReviewRefusal };

export type SeveralOutcome = { confirmed: number[]; refused: RefusedOne[] };

/**
 * Confirms several records in one transaction, each with an entry of its own. One that was changed or dealt with meanwhile is told by
 * name and holds up none of the others; of more than `severalAtOnce` the rest is left as it is.
 */
export async function confirmSeveral(
	database: Database,
	viewer: Viewer,
	seen: readonly Seen[]
): Promise<SeveralOutcome> {
	return writeRounds(database, actorOf(viewer), async (rounds) => {
		const several = eachOnce(seen);
		const ids = several.map(({ id }) => id);
		const found = await judgedRecords(rounds.db, viewer.today, ids);
		const judgements = several.map((one) => {
			const verdict = judge(viewer, one, found.get(one.id), 'confirm');
			const isKnown = verdict.ok || verdict.reason !== 'not-found';
			return { id: one.id, known: isKnown ? found.get(one.id) : undefined, verdict };
		});
		return confirmEach(rounds, judgements);
	});
}

/** Records as they were shown, each once and no more than are confirmed in one go. */
export function eachOnce(seen: readonly Seen[]): Seen[] {
	return [...new Map(seen.map((one) => [one.id, one])).values()].slice(0, severalAtOnce);
}

/** A record of several with its verdict. `known`: the record as far as the viewer may know whose and of what it is. */
type Judgement = { id: number; known: Judged | undefined; verdict: Verdict };

/** Confirms those that may be, each with an entry of its own; the others are told by name. */
export async function confirmEach(rounds: Rounds, judgements: readonly Judgement[]): Promise<SeveralOutcome> {
	const good = judgements.flatMap(({ verdict }) => (verdict.ok ? [verdict.judged] : []));
	const begun = good.map((judged) => ({ judged, change: rounds.begin('completion.confirmed') }));
	const values = { state: 'confirmed', returnReason: null, heldReason: null } as const;
	await changeEach(
		completion,
		begun.map(({ judged, change }) => ({ change, id: judged.row.id, values }))
	);
	for (const { judged, change } of begun) change.describe(told(judged) satisfies AuditPayload<'completion.confirmed'>);
	const refused = judgements.flatMap(({ id, known, verdict }) =>
		verdict.ok ? [] : [{ id, name: known?.name ?? null, course: known?.courseName ?? null, reason: verdict.reason }]
	);
	return { confirmed: good.map(({ row }) => row.id), refused };
}
