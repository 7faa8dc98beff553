import { and, eq, or, type SQL } from 'drizzle-orm';
import { type Permission, type Viewer } from '$lib/domain/access';
import { type AuditPayload } from '$lib/domain/audit';
import { type CompletionState } from '$lib/domain/training';
import { withinScope } from '../access/scope';
import { type Db } from '../db/open';
import { completion, course, holding } from '../db/schema';
import { isOneOf } from './one-of';

/** What evidence proves: one of the two. */
export type Proven = { completionId: number } | { holdingId: number };

/** The record itself, with what the audit log says of it. */
export type ProvenRecord = { state: CompletionState; told: WithoutFiles<AuditPayload<'evidence.attached'>> };

/** Of each of the two kinds by itself. */
type WithoutFiles<T> = T extends unknown ? Omit<T, 'files'> : never;

/** Whoever enters a record may put evidence on it: their own, and others' where they enter or correct them. */
const completionWriters: readonly Permission[] = [
	'completion:record:own',
	'completion:record:others',
	'completion:correct'
];
const holdingWriters: readonly Permission[] = ['holding:record:own', 'holding:correct'];

/** What reaches those whose records of this kind one puts right. */
export function correctingIn(proven: Proven): readonly Permission[] {
	return 'completionId' in proven ? ['completion:correct'] : ['holding:correct'];
}

/**
 * A record on which this viewer may put evidence; null for a stranger's and for one that is not there.
 *
 * @param by the permissions of which one has to reach it
 */
export async function provenRecord(
	db: Db,
	viewer: Viewer,
	proven: Proven,
	by?: readonly Permission[]
): Promise<ProvenRecord | null> {
	if ('holdingId' in proven) return holdingFor(db, viewer, proven.holdingId, by);
	const { completionId } = proven;
	return (await provenCompletions(db, viewer, [completionId], by)).get(completionId) ?? null;
}

/** Of these the completions on which this viewer may put evidence, by their ids. */
export async function provenCompletions(
	db: Db,
	viewer: Viewer,
	ids: readonly number[],
	by = completionWriters
): Promise<ReadonlyMap<number, ProvenRecord>> {
	if (ids.length === 0) return new Map();
	const { id, staffId, completedOn } = completion;
	const rows = await db
		.select({ completion: id, state: completion.state, staff: staffId, course: course.code, completedOn })
		.from(completion)
		.innerJoin(course, eq(course.id, completion.courseId))
		.where(and(isOneOf(id, ids), withinAny(viewer, by, staffId)));
	return new Map(rows.map(({ state, ...told }) => [told.completion, { state, told }]));
}

async function holdingFor(db: Db, viewer: Viewer, id: number, by = holdingWriters): Promise<ProvenRecord | null> {
	const { staffId, qualificationCode, passedOn } = holding;
	const [row] = await db
		.select({ state: holding.state, staff: staffId, qualification: qualificationCode, passedOn })
		.from(holding)
		.where(and(eq(holding.id, id), withinAny(viewer, by, staffId)));
	if (!row) return null;
	const { state, ...told } = row;
	return { state, told: { holding: id, ...told } };
}

/** Whether any of these permissions reaches whose record it is. */
export function withinAny(
	viewer: Viewer,
	permissions: readonly Permission[],
	staffId: typeof completion.staffId | typeof holding.staffId
): SQL | undefined {
	return or(...permissions.map((permission) => withinScope(viewer, permission, staffId)));
}
