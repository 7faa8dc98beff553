import { eq } from 'drizzle-orm';
import { entersAs, type Permission, reaches, scopeOf, type Viewer } from '$lib/domain/access';
import { type CivilDate } from '$lib/domain/calendar';
import { type Act, type RecordKind, type ReviewRefusal, type Standing, step } from '$lib/domain/confirmation';
import { type CompletionState } from '$lib/domain/training';
import { compiled } from '../db/compiled';
import { type Db } from '../db/open';
import { completion, course } from '../db/schema';
import { completions } from './kinds';
import { byId, isAmongAsked, judgedRows } from './record-rows';
import { type Seen } from './seen';

/** What a record of any kind is judged by, as it stands. */
export type JudgedRecord = {
	kind: RecordKind;
	row: { id: number; staffId: number; entry: number; state: CompletionState; heldReason: string | null };
	/** 代理で記録: the account that entered it in its person's place; null where the person did, or an import */
	enteredBy: number | null;
	/** the code of that of today's 本務; null without one */
	departmentCode: string | null;
	/** as `Seen` has it */
	evidence: string;
};

/** A 受講記録 as it stands, with what it is judged by. */
export type Judged = Awaited<ReturnType<typeof judgedRecords>> extends Map<number, infer One> ? One : never;

const asked = compiled((db) =>
	judgedRows(db, completions, { course: course.code, courseName: course.name })
		.innerJoin(course, eq(course.id, completion.courseId))
		.where(isAmongAsked(completions))
);

/** 受講記録 by their ids, in one statement however many. */
export async function judgedRecords(db: Db, on: CivilDate, ids: readonly number[]) {
	return byId('completion', await asked(db, { today: on, ids: JSON.stringify(ids) }));
}

export type Verdict<One extends JudgedRecord = Judged> =
	{ ok: true; next: Standing; judged: One } | { ok: false; reason: ReviewRefusal };

/**
 * Whether this viewer may do this to the record as they saw it. Nobody judges what they claimed, nor what the head whom they stand in
 * for did; a stranger's record and a missing one answer the same; what was changed or proved anew since it was shown is to be looked at
 * again.
 *
 * @param permission by which the viewer may, where another duty gives it (確認 of a 必須研修); null for the one of the act
 */
export function judge<One extends JudgedRecord>(
	viewer: Viewer,
	seen: Seen,
	judged: One | undefined,
	act: Act,
	permission: Permission | null = null
): Verdict<One> {
	if (!judged) return { ok: false, reason: 'not-found' };
	const { kind, row, enteredBy, departmentCode } = judged;
	if (row.staffId === viewer.staffId) return { ok: false, reason: 'own-record' };
	const scope = scopeOf(viewer, permission ?? permissionFor(kind, act));
	if (!reaches(scope, row.staffId, departmentCode)) return { ok: false, reason: 'not-found' };
	if (enteredBy === viewer.accountId) return { ok: false, reason: 'own-entry' };
	if (enteredBy !== null && entersAs(viewer).includes(enteredBy)) return { ok: false, reason: 'heads-entry' };
	const taken = step({ state: row.state, held: row.heldReason !== null }, act);
	if (!taken.ok) return { ok: false, reason: taken.reason === 'not-held' ? 'not-held' : 'not-waiting' };
	const isSeen = row.entry === seen.entry && judged.evidence === (seen.evidence ?? '');
	return isSeen ? { ok: true, next: taken.next, judged } : { ok: false, reason: 'changed-since' };
}

function permissionFor(kind: RecordKind, act: Act): Permission {
	return `${kind}:${act === 'correct' ? 'correct' : 'confirm'}`;
}

/** What the audit log keeps of the record a review was about. */
export function told({ row, course: code }: Judged) {
	return { completion: row.id, staff: row.staffId, course: code, completedOn: row.completedOn };
}
