import { and, eq, ne } from 'drizzle-orm';
import { reaches, scopeOf, type Viewer } from '$lib/domain/access';
import { covers } from '$lib/domain/calendar';
import { type Claim, type RecordRefusal, type ReviewRefusal } from '$lib/domain/training';
import { type Database, type Db } from '../db/open';
import { addRow, changeRow } from '../db/rows';
import { completion, course, staff } from '../db/schema';
import { type Change, write } from '../db/write';
import { primaryDepartment } from '../organisation/queries';

/** What the ledger of a person shows as the origin of a record made on the page. */
const sourceOfPage = '本人の登録';

export type RecordOutcome = { ok: true; id: number } | { ok: false; reason: RecordRefusal };

/**
 * Records a training of the viewer's own as 確認待ち. The same person, course and day is one fact: a second record is refused, also when
 * both arrive at the same moment; one that was returned takes the new claim and waits again.
 */
export async function recordCompletion(database: Database, viewer: Viewer, claim: Claim): Promise<RecordOutcome> {
	return write<RecordOutcome>(
		database,
		{ kind: 'account', accountId: viewer.accountId },
		'completion.recorded',
		async (change) => {
			const person = await employedPerson(change.db, viewer);
			if (!person) return { ok: false, reason: 'not-employed' };
			if (claim.completedOn < person.hiredOn) return { ok: false, reason: 'before-hiring' };
			const [known] = await change.db.select({ id: course.id }).from(course).where(eq(course.code, claim.courseCode));
			if (!known) return { ok: false, reason: 'unknown-course' };
			const id = await layClaim(change, person.id, known.id, claim);
			if (id === null) return { ok: false, reason: 'already-recorded' };
			change.describe({ completion: id, staff: person.id, course: claim.courseCode, completedOn: claim.completedOn });
			return { ok: true, id };
		}
	);
}

async function employedPerson(db: Db, viewer: Viewer) {
	if (viewer.staffId === null) return null;
	const [person] = await db.select().from(staff).where(eq(staff.id, viewer.staffId));
	return person && covers({ from: person.hiredOn, to: person.leftOn }, viewer.today) ? person : null;
}

/** The id of the record, new or mended; null where the fact is there already. */
async function layClaim(change: Change, staffId: number, courseId: number, claim: Claim): Promise<number | null> {
	const { completedOn, hours, comprehension } = claim;
	const [standing] = await change.db
		.select()
		.from(completion)
		.where(
			and(
				eq(completion.staffId, staffId),
				eq(completion.courseId, courseId),
				eq(completion.completedOn, completedOn),
				ne(completion.state, 'withdrawn')
			)
		);
	if (!standing) {
		const facts = { staffId, courseId, completedOn, hours, comprehension, method: null, returnReason: null };
		return addRow(change, completion, { ...facts, state: 'waiting', sources: [sourceOfPage] });
	}
	if (standing.state !== 'returned') return null;
	await changeRow(change, completion, standing, { hours, comprehension, state: 'waiting', returnReason: null });
	return standing.id;
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
			change.describe({ completion: seen.id, staff: found.row.staffId });
			return { ok: true };
		}
	);
}

/** Returns a waiting record to whoever recorded it, with the reason they will read. */
export async function returnCompletion(
	database: Database,
	viewer: Viewer,
	seen: Seen,
	reason: string
): Promise<ReviewOutcome> {
	const returnReason = reason.trim();
	if (returnReason === '') return { ok: false, reason: 'no-reason' };
	return write<ReviewOutcome>(
		database,
		{ kind: 'account', accountId: viewer.accountId },
		'completion.returned',
		async (change) => {
			const found = await reviewable(change.db, viewer, seen);
			if (!found.ok) return found;
			await changeRow(change, completion, found.row, { state: 'returned', returnReason });
			change.describe({ completion: seen.id, staff: found.row.staffId, reason: returnReason });
			return { ok: true };
		}
	);
}

type Reviewable = { ok: true; row: typeof completion.$inferSelect } | { ok: false; reason: ReviewRefusal };

async function reviewable(db: Db, viewer: Viewer, { id, entry }: Seen): Promise<Reviewable> {
	const [row] = await db.select().from(completion).where(eq(completion.id, id));
	if (!row) return { ok: false, reason: 'not-found' };
	if (row.staffId === viewer.staffId) return { ok: false, reason: 'own-record' };
	const department = await primaryDepartment(db, row.staffId, viewer.today);
	if (!reaches(scopeOf(viewer, 'completion:confirm'), row.staffId, department))
		return { ok: false, reason: 'not-found' };
	if (row.state !== 'waiting') return { ok: false, reason: 'not-waiting' };
	return row.entry === entry ? { ok: true, row } : { ok: false, reason: 'changed-since' };
}
