import { and, eq, sql } from 'drizzle-orm';
import { reaches, scopeOf, type Viewer } from '$lib/domain/access';
import { type AuditPayload } from '$lib/domain/audit';
import { covers } from '$lib/domain/calendar';
import { type Claim, reasonFault, type RecordRefusal, type ReviewRefusal } from '$lib/domain/training';
import { compiled } from '../db/compiled';
import { type Database, type Db } from '../db/open';
import { addRow, changeRow } from '../db/rows';
import { completion, course, staff } from '../db/schema';
import { type Change, write } from '../db/write';
import { primaryDepartment } from '../organisation/queries';

/** What the ledger of a person shows as the origin of a record made on the page. */
const sourceOfPage = '本人';

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
	return write<RecordOutcome>(
		database,
		{ kind: 'account', accountId: viewer.accountId },
		'completion.recorded',
		async (change) => {
			const { courseCode, completedOn } = claim;
			const [grounds] = await groundsOf(change.db, { staffId: viewer.staffId, courseCode, completedOn });
			if (!grounds || !isEmployed(grounds, viewer)) return { ok: false, reason: 'not-employed' };
			const { staffId, courseId, standing } = grounds;
			if (completedOn < grounds.hiredOn) return { ok: false, reason: 'before-hiring' };
			if (courseId === null) return { ok: false, reason: 'unknown-course' };
			const laid = await layClaim(change, { staffId, courseId, completedOn }, standing, claim, mends);
			if (!laid.ok) return laid;
			const [told, mended] = [{ staff: staffId, course: courseCode, completedOn }, laid.mended];
			change.describe({ completion: laid.id, ...told, mended } satisfies AuditPayload<'completion.recorded'>);
			return { ok: true, id: laid.id };
		}
	);
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
	const values = { ...key, hours, comprehension, state: 'waiting' as const, returnReason: null };
	if (!mended) {
		const id = await addRow(change, completion, { ...values, method: null, sources: [sourceOfPage] });
		return { ok: true, id, mended: false };
	}
	await changeRow(change, completion, mended, values);
	return { ok: true, id: mended.id, mended: true };
}

async function ownRecord(db: Db, staffId: number, id: number) {
	const [row] = await db
		.select()
		.from(completion)
		.where(and(eq(completion.id, id), eq(completion.staffId, staffId)));
	return row;
}

/** A record as the reviewer saw it: its id and the entry that last wrote it. */
export type Seen = { id: number; entry: number };
export type ReviewOutcome = { ok: true } | { ok: false; reason: ReviewRefusal };

/** Confirms a waiting record of somebody within the viewer's reach; never one's own, never one that changed since it was shown. */
export async function confirmCompletion(database: Database, viewer: Viewer, seen: Seen): Promise<ReviewOutcome> {
	return write<ReviewOutcome>(
		database,
		{ kind: 'account', accountId: viewer.accountId },
		'completion.confirmed',
		async (change) => {
			const found = await reviewable(change.db, viewer, seen);
			if (!found.ok) return found;
			await changeRow(change, completion, found.row, { state: 'confirmed' });
			change.describe(told(found) satisfies AuditPayload<'completion.confirmed'>);
			return { ok: true };
		}
	);
}

/** Returns a waiting record to whoever recorded it, with the reason they will read, of at most `longestReason` characters. */
export async function returnCompletion(
	database: Database,
	viewer: Viewer,
	seen: Seen,
	reason: string
): Promise<ReviewOutcome> {
	const returnReason = reason.trim();
	const fault = reasonFault(returnReason);
	if (fault) return { ok: false, reason: fault };
	return write<ReviewOutcome>(
		database,
		{ kind: 'account', accountId: viewer.accountId },
		'completion.returned',
		async (change) => {
			const found = await reviewable(change.db, viewer, seen);
			if (!found.ok) return found;
			await changeRow(change, completion, found.row, { state: 'returned', returnReason });
			change.describe({ ...told(found), reason: returnReason } satisfies AuditPayload<'completion.returned'>);
			return { ok: true };
		}
	);
}

type Found = { row: typeof completion.$inferSelect; course: string };
type Reviewable = ({ ok: true } & Found) | { ok: false; reason: ReviewRefusal };

async function reviewable(db: Db, viewer: Viewer, { id, entry }: Seen): Promise<Reviewable> {
	const [found] = await db
		.select({ row: completion, course: course.code })
		.from(completion)
		.innerJoin(course, eq(course.id, completion.courseId))
		.where(eq(completion.id, id));
	if (!found) return { ok: false, reason: 'not-found' };
	const { row } = found;
	if (row.staffId === viewer.staffId) return { ok: false, reason: 'own-record' };
	const department = await primaryDepartment(db, row.staffId, viewer.today);
	if (!reaches(scopeOf(viewer, 'completion:confirm'), row.staffId, department))
		return { ok: false, reason: 'not-found' };
	if (row.state !== 'waiting') return { ok: false, reason: 'not-waiting' };
	return row.entry === entry ? { ok: true, ...found } : { ok: false, reason: 'changed-since' };
}

/** What the audit log keeps of the record a review was about. */
function told({ row, course }: Found) {
	return { completion: row.id, staff: row.staffId, course, completedOn: row.completedOn };
}
