import { and, eq, sql } from 'drizzle-orm';
import { entersAs, type Permission, reaches, scopeOf, type Viewer } from '$lib/domain/access';
import { type Act, type ReviewRefusal, type Standing, step } from '$lib/domain/confirmation';
import { type CivilDate } from '$lib/domain/calendar';
import { compiled } from '../db/compiled';
import { type Db } from '../db/open';
import { assignment, completion, course, evidence, staff } from '../db/schema';
import { isEmployedOn, isPrimaryPostOn } from '../organisation/in-force';
import { evidenceSeen, type Seen } from './seen';

/** A record as it stands, with what it is judged by; `department` of today's 本務, null without one. */
export type Judged = Awaited<ReturnType<typeof judgedRows>>[number];

const { placeholder } = sql;
const today = placeholder('today');

const judgedRows = compiled((db) =>
	db
		.select({
			row: completion,
			course: course.code,
			courseName: course.name,
			name: staff.name,
			staffNumber: staff.staffNumber,
			hiredOn: staff.hiredOn,
			leftOn: staff.leftOn,
			department: assignment.departmentCode,
			evidence: evidenceSeen(evidence.completionId, completion.id)
		})
		.from(completion)
		.innerJoin(course, eq(course.id, completion.courseId))
		.innerJoin(staff, eq(staff.id, completion.staffId))
		.leftJoin(assignment, and(eq(assignment.staffId, staff.id), isPrimaryPostOn(today), isEmployedOn(today)))
		.where(sql`${completion.id} IN (SELECT value FROM json_each(${placeholder('ids')}))`)
);

/** Records by their ids, in one statement however many. */
export async function judgedRecords(db: Db, on: CivilDate, ids: readonly number[]): Promise<Map<number, Judged>> {
	const rows = await judgedRows(db, { today: on, ids: JSON.stringify(ids) });
	return new Map(rows.map((judged) => [judged.row.id, judged]));
}

export type Verdict = { ok: true; next: Standing; judged: Judged } | { ok: false; reason: ReviewRefusal };

/**
 * Whether this viewer may do this to the record as they saw it. Nobody judges what they claimed, nor what the head whom they stand in
 * for did; a stranger's record and a missing one
 * answer the same; what was changed or proved anew since it was shown is to be looked at again.
 *
 * @param permission by which the viewer may: the one of the act, unless another duty gives it (確認 of a 必須研修)
 */
export function judge(
	viewer: Viewer,
	seen: Seen,
	judged: Judged | undefined,
	act: Act,
	permission: Permission = permissionFor(act)
): Verdict {
	if (!judged) return { ok: false, reason: 'not-found' };
	const { row, department } = judged;
	if (row.staffId === viewer.staffId) return { ok: false, reason: 'own-record' };
	if (!reaches(scopeOf(viewer, permission), row.staffId, department)) return { ok: false, reason: 'not-found' };
	if (row.enteredBy === viewer.accountId) return { ok: false, reason: 'own-entry' };
	if (row.enteredBy !== null && entersAs(viewer).includes(row.enteredBy)) return { ok: false, reason: 'heads-entry' };
	const taken = step({ state: row.state, held: row.heldReason !== null }, act);
	if (!taken.ok) return { ok: false, reason: taken.reason === 'not-held' ? 'not-held' : 'not-waiting' };
	const isSeen = row.entry === seen.entry && judged.evidence === (seen.evidence ?? '');
	return isSeen ? { ok: true, next: taken.next, judged } : { ok: false, reason: 'changed-since' };
}

function permissionFor(act: Act): Permission {
	return act === 'correct' ? 'completion:correct' : 'completion:confirm';
}

/** What the audit log keeps of the record a review was about. */
export function told({ row, course: code }: Judged) {
	return { completion: row.id, staff: row.staffId, course: code, completedOn: row.completedOn };
}
