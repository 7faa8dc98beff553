import { and, eq } from 'drizzle-orm';
import { type Viewer } from '$lib/domain/access';
import { type AuditPayload } from '$lib/domain/audit';
import { covers } from '$lib/domain/calendar';
import { step } from '$lib/domain/confirmation';
import { type HoldingClaim, type HoldingRefusal } from '$lib/domain/qualification';
import { reasonFault } from '$lib/domain/training';
import { actorOf } from '../access/actor';
import { type Database, type Db } from '../db/open';
import { addRow, changeRow } from '../db/rows';
import { holding, staff } from '../db/schema';
import { write } from '../db/write';
import { looksAsSeen } from './looks-as-seen';
import { samePass } from './same-pass';
import { saysOtherwise, standingOf, told } from './told';

/** `id`: the record as it stands now. */
export type HoldingOutcome = { ok: true; id: number } | { ok: false; reason: HoldingRefusal };

/** A record of one's own as its owner saw it: its id and the entry that last wrote it. */
export type SeenOwn = { id: number; entry: number };

/**
 * Records a qualification of the viewer's own as 確認待ち. The same person, qualification and 合格日 is one fact, in whichever calendar the
 * day is written: a second record is refused; one that was returned takes the new claim and waits again.
 */
export async function recordHolding(database: Database, viewer: Viewer, claim: HoldingClaim): Promise<HoldingOutcome> {
	return write<HoldingOutcome>(database, actorOf(viewer), 'holding.recorded', async (change) => {
		const staffId = await employedStaff(change.db, viewer);
		if (staffId === null) return { ok: false, reason: 'not-employed' };
		const same = await samePass(change.db, staffId, claim);
		if (same && same.state !== 'returned') return { ok: false, reason: 'already-recorded' };
		const id = same ? same.id : await addRow(change, holding, { staffId, ...waiting(claim) });
		if (same) await changeRow(change, holding, same, waiting(claim));
		const mended = same !== undefined;
		change.describe({ ...told(id, staffId, claim), mended } satisfies AuditPayload<'holding.recorded'>);
		return { ok: true, id };
	});
}

/**
 * Makes a record of the viewer's own that is not yet confirmed say something else, and it waits. A returned one is mended in this way,
 * also without a change, since its evidence may be what was missing.
 */
export async function amendHolding(
	database: Database,
	viewer: Viewer,
	seen: SeenOwn,
	claim: HoldingClaim
): Promise<HoldingOutcome> {
	return write<HoldingOutcome>(database, actorOf(viewer), 'holding.amended', async (change) => {
		const staffId = await employedStaff(change.db, viewer);
		if (staffId === null) return { ok: false, reason: 'not-employed' };
		const row = await ownRow(change.db, staffId, seen.id);
		if (!row) return { ok: false, reason: 'not-found' };
		if (row.state === 'withdrawn') return { ok: false, reason: 'withdrawn' };
		if (!step(standingOf(row), 'amend').ok) return { ok: false, reason: 'not-amendable' };
		if (!(await looksAsSeen(change.db, row, seen.entry))) return { ok: false, reason: 'changed-since' };
		const same = await samePass(change.db, staffId, claim, row.id);
		if (same) return { ok: false, reason: 'already-recorded' };
		const mended = row.state === 'returned';
		if (!mended && !saysOtherwise(row, claim)) return { ok: false, reason: 'no-change' };
		await changeRow(change, holding, row, waiting(claim));
		change.describe({ ...told(row.id, staffId, claim), mended } satisfies AuditPayload<'holding.amended'>);
		return { ok: true, id: row.id };
	});
}

/** Takes a record of the viewer's own back, whatever has become of it meanwhile. @param reason may be blank */
export async function withdrawHolding(
	database: Database,
	viewer: Viewer,
	id: number,
	reason: string
): Promise<HoldingOutcome> {
	if (reasonFault(reason) === 'reason-too-long') return { ok: false, reason: 'reason-too-long' };
	return write<HoldingOutcome>(database, actorOf(viewer), 'holding.withdrawn', async (change) => {
		const row = viewer.staffId === null ? undefined : await ownRow(change.db, viewer.staffId, id);
		if (!row) return { ok: false, reason: 'not-found' };
		if (!step(standingOf(row), 'withdraw').ok) return { ok: false, reason: 'withdrawn' };
		await changeRow(change, holding, row, { state: 'withdrawn', returnReason: null, heldReason: null });
		const said = { ...told(row.id, row.staffId, row), reason: reason.trim() };
		change.describe(said satisfies AuditPayload<'holding.withdrawn'>);
		return { ok: true, id };
	});
}

function waiting(claim: HoldingClaim) {
	return { ...claim, state: 'waiting' as const, returnReason: null, heldReason: null };
}

async function employedStaff(db: Db, { staffId, today }: Viewer): Promise<number | null> {
	if (staffId === null) return null;
	const [person] = await db.select().from(staff).where(eq(staff.id, staffId));
	return person && covers({ from: person.hiredOn, to: person.leftOn }, today) ? staffId : null;
}

async function ownRow(db: Db, staffId: number, id: number) {
	const [row] = await db
		.select()
		.from(holding)
		.where(and(eq(holding.id, id), eq(holding.staffId, staffId)));
	return row;
}
