import { and, eq, ne } from 'drizzle-orm';
import { type Viewer } from '$lib/domain/access';
import { type AuditPayload } from '$lib/domain/audit';
import { type CorrectionRefusal } from '$lib/domain/confirmation';
import { type Claim, methodAfter } from '$lib/domain/training';
import { type Database, type Db } from '../db/open';
import { changeRow } from '../db/rows';
import { completion, course } from '../db/schema';
import { type Judged, told } from './judge';
import { completionReviews } from './review';
import { type Seen } from './seen';

export type CorrectionOutcome = { ok: true } | { ok: false; reason: CorrectionRefusal };

/**
 * 訂正して確認: 人事 puts a claim right in its person's place, with the reason they will read, and thereby confirms it; a confirmed
 * record too. What it said before stays in its versions (`correctionsOf`).
 */
export async function correctCompletion(
	database: Database,
	viewer: Viewer,
	seen: Seen,
	claim: Claim,
	reason: string
): Promise<CorrectionOutcome> {
	return completionReviews.correct<CorrectionRefusal>(
		database,
		viewer,
		seen,
		reason,
		async (change, { judged }, said) => {
			const courseId = await courseNamed(change.db, claim.courseCode);
			const refusal = courseId === null ? 'unknown-course' : await faultOf(change.db, judged, claim, courseId);
			if (refusal !== null || courseId === null) return { ok: false, reason: refusal ?? 'unknown-course' };
			const { completedOn, hours, comprehension } = claim;
			const method = methodAfter(judged.row.method, claim.method);
			await changeRow(change, completion, judged.row, {
				...{ courseId, completedOn, hours, comprehension, method },
				...{ state: 'confirmed', returnReason: null, heldReason: null }
			});
			const about = { ...told(judged), course: claim.courseCode, completedOn, reason: said };
			change.describe(about satisfies AuditPayload<'completion.corrected'>);
			return { ok: true };
		}
	);
}

async function courseNamed(db: Db, code: string): Promise<number | null> {
	const [row] = await db.select({ id: course.id }).from(course).where(eq(course.code, code));
	return row?.id ?? null;
}

/** Why the record cannot say this; null where it can. */
async function faultOf(db: Db, { row, hiredOn, leftOn }: Judged, claim: Claim, courseId: number) {
	const { completedOn, hours, comprehension } = claim;
	const isSame = row.courseId === courseId && row.completedOn === completedOn;
	const isSameMethod = row.method === methodAfter(row.method, claim.method);
	if (isSame && isSameMethod && row.hours === hours && row.comprehension === comprehension)
		return row.state === 'confirmed' ? 'no-change-confirmed' : 'no-change';
	if (completedOn < hiredOn) return 'before-hiring';
	if (leftOn !== null && completedOn > leftOn) return 'after-leaving';
	const isAnother = and(ne(completion.id, row.id), ne(completion.state, 'withdrawn'));
	const [other] = await db
		.select({ id: completion.id })
		.from(completion)
		.where(
			and(
				eq(completion.staffId, row.staffId),
				eq(completion.courseId, courseId),
				eq(completion.completedOn, completedOn),
				isAnother
			)
		);
	return other ? 'already-recorded' : null;
}
