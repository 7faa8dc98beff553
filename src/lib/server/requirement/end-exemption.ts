import { and, eq } from 'drizzle-orm';
import { can, type Viewer } from '$lib/domain/access';
import { type AuditPayload } from '$lib/domain/audit';
import { addDays, type CivilDate } from '$lib/domain/calendar';
import { checkTakingBack, type RequirementRefusal, type TakingBackFault } from '$lib/domain/requirement';
import { type Database, type Db } from '../db/open';
import { changeRow, removeRow } from '../db/rows';
import { exemption, superseded } from '../db/schema';
import { type Change, write } from '../db/write';
import { actorOf } from '../access/actor';
import { requirementOf, type StoredRequirement } from './rows';

export type EndingOutcome = { ok: true } | { ok: false; reason: RequirementRefusal };
export type TakingBackOutcome = EndingOutcome | { ok: false; reason: 'fault'; fault: TakingBackFault };

/** Nothing is left to do: it is answered as done, and nothing is written. */
const already = { ok: false, reason: 'already' } as const;
type Attempt = EndingOutcome | typeof already;

type Row = typeof exemption.$inferSelect;

/**
 * Ends an exemption from today on: one that has not begun is taken out, any other had yesterday as its last day. One that is over is
 * ended already.
 */
export async function endExemption(database: Database, viewer: Viewer, id: number): Promise<EndingOutcome> {
	return changed(database, viewer, id, async (change, row, of) => {
		if (row.to < viewer.today) return already;
		const to = row.from < viewer.today ? addDays(viewer.today, -1) : null;
		if (to === null) await removeRow(change, exemption, row);
		else await changeRow(change, exemption, row, { to });
		change.describe(said(row, of, to));
		return { ok: true };
	});
}

/** `id`: of the exemption; `reason`: what was wrong with it. */
export type TakingBackCommand = { id: number; reason: string };

/**
 * Takes a wrong exemption back, also one that is over: it is as if it had never been, on all of its days, and a right one can take its
 * place. The reason stands in the log.
 */
export async function takeBackExemption(
	database: Database,
	viewer: Viewer,
	{ id, reason }: TakingBackCommand
): Promise<TakingBackOutcome> {
	if (!can(viewer, 'requirement:edit')) return { ok: false, reason: 'not-allowed' };
	const [why, fault] = [reason.trim(), checkTakingBack(reason.trim())];
	if (fault) return { ok: false, reason: 'fault', fault };
	return changed(database, viewer, id, async (change, row, of) => {
		await removeRow(change, exemption, row);
		change.describe({ ...said(row, of, null), reason: why });
		return { ok: true };
	});
}

type Act = (change: Change, row: Row, of: StoredRequirement) => Promise<Attempt>;

/** What is asked of both: an officer, an exemption that is there, and a requirement that was not taken back. */
async function changed(database: Database, viewer: Viewer, id: number, act: Act): Promise<EndingOutcome> {
	if (!can(viewer, 'requirement:edit')) return { ok: false, reason: 'not-allowed' };
	const attempt = await write<Attempt>(database, actorOf(viewer), 'exemption.ended', async (change) => {
		const [row] = await change.db.select().from(exemption).where(eq(exemption.id, id));
		if (!row) return (await wasThere(change.db, id)) ? already : { ok: false, reason: 'unknown-exemption' };
		const of = (await requirementOf(change.db, row.requirementId))!;
		return of.state === 'withdrawn' ? { ok: false, reason: 'withdrawn' } : act(change, row, of);
	});
	return attempt.ok || attempt.reason !== 'already' ? attempt : { ok: true };
}

async function wasThere(db: Db, id: number): Promise<boolean> {
	const { table, rowId, removed } = superseded;
	const isThis = and(eq(table, 'exemption'), eq(rowId, id), eq(removed, true));
	return (await db.select({ id: superseded.id }).from(superseded).where(isThis)).length > 0;
}

function said({ staffId, from }: Row, { id, name }: StoredRequirement, to: CivilDate | null) {
	return { requirement: id, name, staff: staffId, from, to } satisfies AuditPayload<'exemption.ended'>;
}
