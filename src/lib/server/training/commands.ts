import { and, eq, sql } from 'drizzle-orm';
import { type Viewer } from '$lib/domain/access';
import { type AuditPayload } from '$lib/domain/audit';
import { covers } from '$lib/domain/calendar';
import { type Claim, methodAfter, type RecordRefusal, sourceOfOwn } from '$lib/domain/training';
import { actorOf } from '../access/actor';
import { compiled } from '../db/compiled';
import { type Database, type Db } from '../db/open';
import { addRow, changeRow } from '../db/rows';
import { completion, course, staff } from '../db/schema';
import { type Change, write } from '../db/write';

export type RecordOutcome = { ok: true; id: number } | { ok: false; reason: RecordRefusal };

/**
 * Records a training of the viewer's own as 確認待ち. The same person, course and day is one fact: a second record is refused, also when
 * both arrive at the same moment; one that was returned takes the new claim and waits again.
 *
 * @param mends the id of a returned record of the viewer's own that becomes the claim, whatever its course and day were; null for none
 */
export async function recordCompletion(
	database: Database,
	viewer: Viewer,
	claim: Claim,
	mends: number | null = null
): Promise<RecordOutcome> {
	return write<RecordOutcome>(database, actorOf(viewer), 'completion.recorded', async (change) => {
		const judged = await judgeClaim(change.db, viewer, claim);
		if (!judged.ok) return judged;
		const laid = await layClaim(change, judged.key, judged.standing, claim, mends);
		if (!laid.ok) return laid;
		const { courseCode: course, completedOn } = claim;
		const [told, mended] = [{ staff: judged.key.staffId, course, completedOn }, laid.mended];
		change.describe({ completion: laid.id, ...told, mended } satisfies AuditPayload<'completion.recorded'>);
		return { ok: true, id: laid.id };
	});
}

/** `standing`: the record there is of the same person, course and day; null for none. */
type JudgedClaim =
	{ ok: true; key: Key; standing: Standing } | { ok: false; reason: Exclude<RecordRefusal, 'not-returned'> };

/** Whether the viewer can claim this at all, whichever record is to say it. */
export async function judgeClaim(db: Db, viewer: Viewer, claim: Claim): Promise<JudgedClaim> {
	const { courseCode, completedOn } = claim;
	const [grounds] = await groundsOf(db, { staffId: viewer.staffId, courseCode, completedOn });
	if (!grounds || !isEmployed(grounds, viewer)) return { ok: false, reason: 'not-employed' };
	const { staffId, courseId, standing } = grounds;
	if (completedOn < grounds.hiredOn) return { ok: false, reason: 'before-hiring' };
	if (courseId === null) return { ok: false, reason: 'unknown-course' };
	return { ok: true, key: { staffId, courseId, completedOn }, standing };
}

const { placeholder } = sql;

/** What a claim is judged by, in one statement; `standing` is the record there is of the same person, course and day. */
const groundsOf = compiled((db) =>
	db
		.select({
			staffId: staff.id,
			hiredOn: staff.hiredOn,
			leftOn: staff.leftOn,
			courseId: course.id,
			standing: { id: completion.id, state: completion.state }
		})
		.from(staff)
		.leftJoin(course, eq(course.code, placeholder('courseCode')))
		.leftJoin(completion, and(...sameKey, isStanding))
		.where(eq(staff.id, placeholder('staffId')))
);

const sameKey = [
	eq(completion.staffId, staff.id),
	eq(completion.courseId, course.id),
	eq(completion.completedOn, placeholder('completedOn'))
];
/** As the key's index says it, with no parameter: only so does SQLite look there. */
const isStanding = sql`${completion.state} <> 'withdrawn'`;

function isEmployed(
	{ hiredOn, leftOn }: Pick<typeof staff.$inferSelect, 'hiredOn' | 'leftOn'>,
	viewer: Viewer
): boolean {
	return covers({ from: hiredOn, to: leftOn }, viewer.today);
}

type Key = Pick<typeof completion.$inferSelect, 'staffId' | 'courseId' | 'completedOn'>;

type Standing = Pick<typeof completion.$inferSelect, 'id' | 'state'> | null;

/** `mended`: a returned record became the claim */
type Laid = { ok: true; id: number; mended: boolean } | { ok: false; reason: RecordRefusal };

/** A new record, or a returned one that becomes the claim: the one to be mended, else the one of the same key. */
async function layClaim(
	change: Change,
	key: Key,
	standing: Standing,
	claim: Claim,
	mends: number | null
): Promise<Laid> {
	const { hours, comprehension } = claim;
	const mended = mends === null ? standing : await ownRecord(change.db, key.staffId, mends);
	if (mends !== null && mended?.state !== 'returned') return { ok: false, reason: 'not-returned' };
	if (standing && (standing.id !== mended?.id || standing.state !== 'returned'))
		return { ok: false, reason: 'already-recorded' };
	const stored = mended && (await methodOf(change.db, mended.id));
	const method = methodAfter(stored ?? null, claim.method);
	const values = { ...key, hours, comprehension, method, ...waiting, enteredBy: null };
	if (!mended) {
		const id = await addRow(change, completion, { ...values, sources: [sourceOfOwn] });
		return { ok: true, id, mended: false };
	}
	await changeRow(change, completion, mended, values);
	return { ok: true, id: mended.id, mended: true };
}

async function methodOf(db: Db, id: number): Promise<string | null> {
	const [row] = await db.select({ method: completion.method }).from(completion).where(eq(completion.id, id));
	return row?.method ?? null;
}

/** A record that waits, and nothing is said of it yet. */
export const waiting = { state: 'waiting', returnReason: null, heldReason: null } as const;

/** A record of this person's; undefined where it is none. */
export async function ownRecord(db: Db, staffId: number, id: number) {
	const [row] = await db
		.select()
		.from(completion)
		.where(and(eq(completion.id, id), eq(completion.staffId, staffId)));
	return row;
}
