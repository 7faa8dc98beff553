import { eq, inArray } from 'drizzle-orm';
import { can, type Viewer } from '$lib/domain/access';
import { type AuditPayload } from '$lib/domain/audit';
import { type CivilDate, fiscalYearOf } from '$lib/domain/calendar';
import {
	checkDrill,
	type DrillDraft,
	type DrillFault,
	type DrillRefusal,
	type FoundDrillFault,
	mostParticipants,
	similarInWords,
	type SimilarPerson
} from '$lib/domain/requirement';
import { type Database, type Db } from '../db/open';
import { addRow, addRows, changeRow, removeRow } from '../db/rows';
import { drill, drillParticipant, staff } from '../db/schema';
import { type Change, write } from '../db/write';
import { drillOf, drillsOf, type StoredDrill } from './drills';
import { actorOf } from '../access/actor';
import { similarPeople } from './similar-people';

export type DrillOutcome =
	| { ok: true; id: number }
	/**
	 * all that is wrong, the first as `reason`; `who`: the 職員番号 it is about, empty where it is about none; `similar`: whom numbers may
	 * mean that are nobody's, left out where there are none
	 */
	| {
			ok: false;
			reason: DrillFault | DrillRefusal;
			all: { reason: DrillFault | DrillRefusal; who: string[] }[];
			similar?: SimilarPerson[];
	  };

type Refused = DrillOutcome & { ok: false };
const refused = (reason: DrillRefusal): Refused => ({ ok: false, reason, all: [{ reason, who: [] }] });
const already = (id: number) => ({ ok: false, reason: 'already', id }) as const;
type Attempt = DrillOutcome | ReturnType<typeof already>;

/** Records a 訓練 that was held, with who took part. Sent a second time, because the answer was lost, it is there already. */
export async function recordDrill(database: Database, viewer: Viewer, draft: DrillDraft): Promise<DrillOutcome> {
	return kept(database, viewer, draft, 'drill.recorded', async (change, value) => {
		const known = await drillsOf(change.db, fiscalYearOf(value.heldOn));
		const same = known.find((one) => isSame(one, value));
		if (same) return already(same.id);
		const { name, heldOn, note } = value;
		const id = await addRow(change, drill, { fiscalYear: fiscalYearOf(heldOn), name, heldOn, note });
		return { ok: true, id };
	});
}

/** `seen`: the version (`StoredDrill.entry`) that whoever changes it had before their eyes. */
export type ChangeDrill = { id: number; seen: number; draft: DrillDraft };

/** Puts a 訓練 right, and who took part in it. */
export async function changeDrill(
	database: Database,
	viewer: Viewer,
	{ id, seen, draft }: ChangeDrill
): Promise<DrillOutcome> {
	return kept(database, viewer, draft, 'drill.changed', async (change, value) => {
		const row = await drillOf(change.db, id);
		if (!row) return refused('unknown-drill');
		if (isSame(row, value)) return already(id);
		if (row.entry !== seen) return refused('changed-since');
		const { name, heldOn, note } = value;
		await changeRow(change, drill, row, { fiscalYear: fiscalYearOf(heldOn), name, heldOn, note });
		return { ok: true, id };
	});
}

/** Takes the record of a 訓練 back, with who took part. */
export async function removeDrill(
	database: Database,
	viewer: Viewer,
	{ id, seen }: Pick<ChangeDrill, 'id' | 'seen'>
): Promise<DrillOutcome> {
	if (!can(viewer, 'chain:confirm')) return refused('not-allowed');
	return write<DrillOutcome>(database, actorOf(viewer), 'drill.removed', async (change) => {
		const row = await drillOf(change.db, id);
		if (!row) return refused('unknown-drill');
		if (row.entry !== seen) return refused('changed-since');
		for (const one of await participantRows(change.db, id)) await removeRow(change, drillParticipant, one);
		await removeRow(change, drill, row);
		change.describe(toldOf(id, row));
		return { ok: true, id };
	});
}

type Value = DrillDraft & { heldOn: CivilDate };

async function kept(
	database: Database,
	viewer: Viewer,
	draft: DrillDraft,
	event: 'drill.recorded' | 'drill.changed',
	keep: (change: Change, value: Value) => Promise<Attempt>
): Promise<DrillOutcome> {
	if (!can(viewer, 'chain:confirm')) return refused('not-allowed');
	const checked = checkDrill(draft, viewer.today);
	if (!checked.ok) return allFaults(database.reader, draft, checked.faults);
	const { value } = checked;
	const attempt = await write<Attempt>(database, actorOf(viewer), event, async (change) => {
		const ids = await staffIds(change.db, value);
		const unknown = unknownAmong(value, ids);
		if (unknown.length > 0) return refusedFor([], unknown, await similarPeople(change.db, unknown));
		const outcome = await keep(change, value);
		if (!outcome.ok) return outcome;
		await seat(change, outcome.id, value, ids);
		change.describe(toldOf(outcome.id, value));
		return outcome;
	});
	return attempt.ok || attempt.reason !== 'already' ? attempt : { ok: true, id: attempt.id };
}

/** `unknown`: numbers that are nobody's, of which `similar` may mean somebody. */
function refusedFor(found: Refused['all'], unknown: readonly string[] = [], similar: SimilarPerson[] = []): Refused {
	const others = unknown.filter((number) => !similar.some(({ typed }) => typed === number));
	const all: Refused['all'] = [
		...found,
		...(others.length > 0 ? [{ reason: 'unknown-people' as const, who: others }] : []),
		...(similar.length > 0 ? [{ reason: 'similar-people' as const, who: similar.map(similarInWords) }] : [])
	];
	return { ok: false, reason: all[0]!.reason, all, ...(similar.length > 0 && { similar }) };
}

/** With the numbers nobody has, so that everything is told at once. */
async function allFaults(db: Db, draft: DrillDraft, faults: readonly FoundDrillFault[]): Promise<Refused> {
	const all: Refused['all'] = faults.map(({ fault: reason, who }) => ({ reason, who }));
	if (draft.participants.length > mostParticipants) return refusedFor(all);
	const participants = draft.participants.map((one) => ({ ...one, staffNumber: one.staffNumber.trim() }));
	const unknown = unknownAmong({ participants }, await staffIds(db, { participants }));
	return refusedFor(all, unknown, await similarPeople(db, unknown));
}

function unknownAmong({ participants }: Pick<Value, 'participants'>, ids: ReadonlyMap<string, number>): string[] {
	return [...new Set(participants.map(({ staffNumber }) => staffNumber))].filter((number) => !ids.has(number));
}

async function staffIds(db: Db, { participants }: Pick<Value, 'participants'>): Promise<Map<string, number>> {
	const numbers = participants.map(({ staffNumber }) => staffNumber);
	const rows = await db
		.select({ id: staff.id, staffNumber: staff.staffNumber })
		.from(staff)
		.where(inArray(staff.staffNumber, numbers));
	return new Map(rows.map(({ id, staffNumber }) => [staffNumber, id]));
}

function participantRows(db: Db, drillId: number) {
	return db.select().from(drillParticipant).where(eq(drillParticipant.drillId, drillId));
}

/** Who took part from now on: those who are left out go, those who stay are changed only where their part is another. */
async function seat(
	change: Change,
	drillId: number,
	{ participants }: Value,
	ids: ReadonlyMap<string, number>
): Promise<void> {
	const wanted = new Map(participants.map(({ staffNumber, part }) => [ids.get(staffNumber)!, part]));
	const rows = await participantRows(change.db, drillId);
	for (const row of rows) {
		const part = wanted.get(row.staffId);
		if (part === undefined) await removeRow(change, drillParticipant, row);
		else if (part !== row.part) await changeRow(change, drillParticipant, row, { part });
	}
	const there = new Set(rows.map(({ staffId }) => staffId));
	const added = [...wanted].filter(([staffId]) => !there.has(staffId));
	await addRows(
		change,
		drillParticipant,
		added.map(([staffId, part]) => ({ drillId, staffId, part }))
	);
}

function isSame(row: StoredDrill, value: Value): boolean {
	const said = ({ name, heldOn, note, participants }: Value) =>
		JSON.stringify([name, heldOn, note, participants.map(({ staffNumber, part }) => [staffNumber, part]).sort()]);
	return said(row) === said(value);
}

function toldOf(
	id: number,
	{ name, heldOn, participants }: Pick<StoredDrill | Value, 'name' | 'heldOn' | 'participants'>
) {
	const day = heldOn as CivilDate;
	return { drill: id, name, heldOn: day, participants: participants.length } satisfies AuditPayload<'drill.recorded'>;
}
