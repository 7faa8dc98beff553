import { type Viewer } from '$lib/domain/access';
import { type AuditPayload } from '$lib/domain/audit';
import { type ReviewRefusal } from '$lib/domain/confirmation';
import { type Database } from '../db/open';
import { changeEach } from '../db/rows';
import { completion } from '../db/schema';
import { type Rounds, writeRounds } from '../db/write-rounds';
import { judge, type Judged, judgedRecords, told } from './judge';
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
	const several = [...new Map(seen.map((one) => [one.id, one])).values()].slice(0, severalAtOnce);
	const actor = { kind: 'account', accountId: viewer.accountId } as const;
	return writeRounds(database, actor, (rounds) => confirmEach(rounds, viewer, several));
}

async function confirmEach(rounds: Rounds, viewer: Viewer, several: readonly Seen[]): Promise<SeveralOutcome> {
	const ids = several.map(({ id }) => id);
	const found = await judgedRecords(rounds.db, viewer.today, ids);
	const [good, refused]: [Judged[], RefusedOne[]] = [[], []];
	for (const one of several) {
		const verdict = judge(viewer, one, found.get(one.id), 'confirm');
		if (verdict.ok) good.push(verdict.judged);
		else refused.push(refusedOne(one, found.get(one.id), verdict.reason));
	}
	const begun = good.map((judged) => ({ judged, change: rounds.begin('completion.confirmed') }));
	const values = { state: 'confirmed', returnReason: null, heldReason: null } as const;
	await changeEach(
		completion,
		begun.map(({ judged, change }) => ({ change, id: judged.row.id, values }))
	);
	for (const { judged, change } of begun) change.describe(told(judged) satisfies AuditPayload<'completion.confirmed'>);
	return { confirmed: good.map(({ row }) => row.id), refused };
}

function refusedOne({ id }: Seen, judged: Judged | undefined, reason: ReviewRefusal): RefusedOne {
	if (!judged || reason === 'not-found') return { id, name: null, course: null, reason };
	return { id, name: judged.name, course: judged.courseName, reason };
}
