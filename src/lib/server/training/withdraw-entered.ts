import { eq } from 'drizzle-orm';
import { reaches, scopeOf, type Viewer } from '$lib/domain/access';
import { type AuditPayload } from '$lib/domain/audit';
import { reasonFault, sourceOfOthers, type TakeBackRefusal } from '$lib/domain/training';
import { actorOf } from '../access/actor';
import { type Database, type Db } from '../db/open';
import { changeRow } from '../db/rows';
import { completion, course } from '../db/schema';
import { write } from '../db/write';
import { primaryDepartment } from '../organisation/queries';

/** A record as whoever entered it saw it: its id and the entry that last wrote it. */
export type SeenEntered = { id: number; entry: number };

export type TakeBackOutcome = { ok: true } | { ok: false; reason: TakeBackRefusal };

/**
 * Takes back what the viewer entered for somebody else (代理で記録), the day perhaps being wrong, while it waits or is returned and as long as
 * that person is theirs. It stays in that person's ledger as taken back, with the reason, which they read.
 */
export async function withdrawEntered(
	database: Database,
	viewer: Viewer,
	seen: SeenEntered,
	reason: string
): Promise<TakeBackOutcome> {
	const fault = reasonFault(reason);
	if (fault) return { ok: false, reason: fault };
	return write<TakeBackOutcome>(database, actorOf(viewer), 'completion.withdrawn', async (change) => {
		const entered = await enteredRecord(change.db, viewer, seen.id);
		const refusal = entered ? refusalOf(entered.row, seen) : 'not-found';
		if (!entered || refusal) return { ok: false, reason: refusal ?? 'not-found' };
		const { row, course: code } = entered;
		await changeRow(change, completion, row, { state: 'withdrawn', returnReason: null, heldReason: null });
		const told = { completion: row.id, staff: row.staffId, course: code, completedOn: row.completedOn };
		const said = { ...told, reason: reason.trim(), others: true } as const;
		change.describe(said satisfies AuditPayload<'completion.withdrawn'>);
		return { ok: true };
	});
}

type Row = typeof completion.$inferSelect;

/** What the viewer entered, of somebody for whom they still may; null for any other and for one that is not there. */
async function enteredRecord(db: Db, viewer: Viewer, id: number) {
	const [found] = await db
		.select({ row: completion, course: course.code })
		.from(completion)
		.innerJoin(course, eq(course.id, completion.courseId))
		.where(eq(completion.id, id));
	if (!found || found.row.enteredBy !== viewer.accountId) return null;
	const department = await primaryDepartment(db, found.row.staffId, viewer.today);
	return reaches(scopeOf(viewer, 'completion:record:others'), found.row.staffId, department) ? found : null;
}

function refusalOf({ state, entry, sources }: Row, seen: SeenEntered): TakeBackRefusal | null {
	if (state === 'withdrawn') return 'withdrawn';
	if (state === 'confirmed') return 'confirmed';
	if (entry !== seen.entry) return 'changed-since';
	// Somebody else says the same of this person and day: it is not this word alone that stands there.
	return sources.some((source) => source !== sourceOfOthers) ? 'known-otherwise' : null;
}
