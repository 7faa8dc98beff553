import { eq } from 'drizzle-orm';
import { reaches, type Scope, scopeOf, type Viewer } from '$lib/domain/access';
import { otherName, type OthersClaim, type OthersDone, type OthersRefusal, sourceOfOthers } from '$lib/domain/training';
import { actorOf } from '../access/actor';
import { type Database, type Db } from '../db/open';
import { course } from '../db/schema';
import { writeRounds } from '../db/write-rounds';
import { enterOthers } from './enter-others';
import { type Named, peopleNamed } from './people-named';

/** One person of the list, and what becomes of them; `name` and `department` null for a number that is nobody's the viewer reaches. */
export type OthersRow = {
	/** the number as the list says it */
	said: string;
	staffNumber: string | null;
	name: string | null;
	department: string | null;
	/** the name that the list gives them and that is not theirs; null where none is, and of whom the viewer does not reach */
	otherName: string | null;
	outcome: OthersDone | OthersRefusal;
};

export type OthersOutcome = { ok: true; rows: OthersRow[] } | { ok: false; reason: 'unknown-course' };

/** What would become of everybody on the list, before it is done. */
export async function previewOthers(db: Db, viewer: Viewer, entered: OthersClaim): Promise<OthersOutcome> {
	const judged = await judgeOthers(db, viewer, entered);
	return judged === null
		? { ok: false, reason: 'unknown-course' }
		: { ok: true, rows: judged.rows.map((row) => rowOf(row, entered)) };
}

/**
 * 代理で記録: for everybody on the list within the viewer's reach a record of their own, which waits for somebody else's confirmation, with
 * an entry of its own, all in one transaction. What cannot be done for one holds up none of the others and is told per person.
 */
export async function recordForOthers(
	database: Database,
	viewer: Viewer,
	entered: OthersClaim
): Promise<OthersOutcome> {
	return writeRounds<OthersOutcome>(database, actorOf(viewer), async (rounds) => {
		const judged = await judgeOthers(rounds.db, viewer, entered);
		if (judged === null) return { ok: false, reason: 'unknown-course' };
		await enterOthers(rounds, viewer, { ...entered, courseId: judged.courseId }, judged.rows);
		return { ok: true, rows: judged.rows.map((row) => rowOf(row, entered)) };
	});
}

/** Somebody of the list with what becomes of them. */
export type JudgedOther = { named: Named; outcome: OthersDone | OthersRefusal };

async function judgeOthers(db: Db, viewer: Viewer, { claim, list }: OthersClaim) {
	const [found] = await db.select({ id: course.id }).from(course).where(eq(course.code, claim.courseCode));
	if (!found) return null;
	const { completedOn } = claim;
	const people = await peopleNamed(db, list, { courseId: found.id, completedOn, today: viewer.today });
	const scope = scopeOf(viewer, 'completion:record:others');
	const rows = people.map((named): JudgedOther => ({ named, outcome: outcomeFor(named, viewer, scope, completedOn) }));
	return { courseId: found.id, rows };
}

function outcomeFor(named: Named, viewer: Viewer, scope: Scope, completedOn: string): JudgedOther['outcome'] {
	const { staffId, departmentCode, hiredOn, leftOn, standing } = named;
	if (staffId === null) return 'not-found';
	if (staffId === viewer.staffId) return 'oneself';
	if (!reaches(scope, staffId, departmentCode)) return 'not-found';
	if (completedOn < hiredOn) return 'before-hiring';
	if (leftOn !== null && completedOn > leftOn) return 'after-leaving';
	if (standing === null) return 'recorded';
	if (standing.state === 'returned') return 'mended';
	return standing.sources.includes(sourceOfOthers) ? 'already-joined' : 'joined';
}

function rowOf({ named, outcome }: JudgedOther, { list }: OthersClaim): OthersRow {
	const { said, staffNumber, name, department } = named;
	if (outcome === 'not-found')
		return { said, staffNumber: null, name: null, department: null, otherName: null, outcome };
	return { said, staffNumber, name, department, otherName: otherName(list.beside, said, name), outcome };
}
