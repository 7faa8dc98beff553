import { type Viewer } from '$lib/domain/access';
import { type AuditPayload } from '$lib/domain/audit';
import { type Claim, methodAfter, ownFault, type OwnRefusal, reasonFault } from '$lib/domain/training';
import { actorOf } from '../access/actor';
import { type Database, type Db } from '../db/open';
import { changeRow } from '../db/rows';
import { completion, course } from '../db/schema';
import { write } from '../db/write';
import { eq } from 'drizzle-orm';
import { judgeClaim, ownRecord, waiting } from './commands';

/** A record of one's own as its person saw it: its id and the entry that last wrote it. */
export type SeenOwnRecord = { id: number; entry: number };

export type OwnOutcome = { ok: true } | { ok: false; reason: OwnRefusal };

/**
 * Makes a record of the viewer's own that nobody has confirmed say something else, by the rules of recording, and it waits; a returned one
 * also without a change. What a device knows of it meets another version from then on.
 */
export async function amendCompletion(
	database: Database,
	viewer: Viewer,
	seen: SeenOwnRecord,
	claim: Claim
): Promise<OwnOutcome> {
	return write<OwnOutcome>(database, actorOf(viewer), 'completion.amended', async (change) => {
		const found = await ownToChange(change.db, viewer, seen.id);
		if (!found.ok) return found;
		const { row } = found;
		if (row.entry !== seen.entry) return { ok: false, reason: 'changed-since' };
		const judged = await judgeClaim(change.db, viewer, claim);
		if (!judged.ok) return { ok: false, reason: judged.reason };
		const { key, standing } = judged;
		if (standing && standing.id !== row.id) return { ok: false, reason: 'already-recorded' };
		const [{ hours, comprehension }, mended] = [claim, row.state === 'returned'];
		const says = { ...key, hours, comprehension, method: methodAfter(row.method, claim.method) };
		if (!mended && saysSame(row, says)) return { ok: false, reason: 'no-change' };
		await changeRow(change, completion, row, { ...says, ...waiting, enteredBy: null });
		const { courseCode, completedOn } = claim;
		const told = { completion: row.id, staff: key.staffId, course: courseCode, completedOn, mended };
		change.describe(told satisfies AuditPayload<'completion.amended'>);
		return { ok: true };
	});
}

/** Takes back a record of the viewer's own that nobody has confirmed. It stays in their ledger as taken back. @param reason may be blank */
export async function withdrawCompletion(
	database: Database,
	viewer: Viewer,
	id: number,
	reason: string
): Promise<OwnOutcome> {
	if (reasonFault(reason) === 'reason-too-long') return { ok: false, reason: 'reason-too-long' };
	return write<OwnOutcome>(database, actorOf(viewer), 'completion.withdrawn', async (change) => {
		const found = await ownToChange(change.db, viewer, id);
		if (!found.ok) return found;
		const { row } = found;
		await changeRow(change, completion, row, { state: 'withdrawn', returnReason: null, heldReason: null });
		const told = { completion: id, staff: row.staffId, course: await codeOf(change.db, row.courseId) };
		const said = { ...told, completedOn: row.completedOn, reason: reason.trim() };
		change.describe(said satisfies AuditPayload<'completion.withdrawn'>);
		return { ok: true };
	});
}

type Row = typeof completion.$inferSelect;

async function ownToChange(
	db: Db,
	{ staffId }: Viewer,
	id: number
): Promise<{ ok: true; row: Row } | { ok: false; reason: OwnRefusal }> {
	const row = staffId === null ? undefined : await ownRecord(db, staffId, id);
	if (!row) return { ok: false, reason: 'not-found' };
	const fault = ownFault(row);
	return fault === null ? { ok: true, row } : { ok: false, reason: fault };
}

type Says = Pick<Row, 'courseId' | 'completedOn' | 'hours' | 'comprehension' | 'method'>;

function saysSame(row: Says, says: Says): boolean {
	const fields: (keyof Says)[] = ['courseId', 'completedOn', 'hours', 'comprehension', 'method'];
	return fields.every((field) => row[field] === says[field]);
}

async function codeOf(db: Db, courseId: number): Promise<string> {
	const [row] = await db.select({ code: course.code }).from(course).where(eq(course.id, courseId));
	return row!.code;
}
