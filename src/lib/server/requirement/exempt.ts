import { and, eq, gte, lte } from 'drizzle-orm';
import { can, type Viewer } from '$lib/domain/access';
import { type AuditPayload } from '$lib/domain/audit';
import { addDays, type CivilDate } from '$lib/domain/calendar';
import {
	checkExemption,
	type ExemptionDraft,
	type ExemptionFault,
	type Requirement,
	type RequirementRefusal
} from '$lib/domain/requirement';
import { type Database, type Db } from '../db/open';
import { addRow, changeRow, removeRow } from '../db/rows';
import { exemption, staff } from '../db/schema';
import { write } from '../db/write';
import { actorOf } from '../access/actor';
import { requirementOf } from './rows';

export type ExemptionCommand = ExemptionDraft & { requirementId: number; staffNumber: string };
export type ExemptionOutcome = { ok: true; id: number } | { ok: false; reason: ExemptionFault | RequirementRefusal };

/** The same exemption once more, because the answer was lost: it is there already. */
const already = (id: number) => ({ ok: false, reason: 'already', id }) as const;
type Attempt = ExemptionOutcome | ReturnType<typeof already>;

/** Exempts a person from a requirement between two days, for a reason: they are 対象外 on those days and no others. */
export async function grantExemption(
	database: Database,
	viewer: Viewer,
	{ requirementId, staffNumber, ...draft }: ExemptionCommand
): Promise<ExemptionOutcome> {
	if (!can(viewer, 'requirement:edit')) return { ok: false, reason: 'not-allowed' };
	const attempt = await write<Attempt>(database, actorOf(viewer), 'exemption.granted', async (change) => {
		const of = await requirementOf(change.db, requirementId);
		if (!of) return { ok: false, reason: 'unknown-requirement' };
		if (of.state === 'withdrawn') return { ok: false, reason: 'withdrawn' };
		const checked = checkExemption(draft, of);
		if (!checked.ok) return checked;
		const found = await exemptable(change.db, of, staffNumber.trim(), checked.value);
		if (!found.ok) return found;
		const { from, to, reason } = checked.value;
		const id = await addRow(change, exemption, { requirementId, staffId: found.staffId, reason, from, to });
		const said = { requirement: requirementId, name: of.name, staff: found.staffId, from, to, reason };
		change.describe(said satisfies AuditPayload<'exemption.granted'>);
		return { ok: true, id };
	});
	return attempt.ok || attempt.reason !== 'already' ? attempt : { ok: true, id: attempt.id };
}

type Span = { reason: string; from: CivilDate; to: CivilDate };
type Exemptable = { ok: true; staffId: number } | (Attempt & { ok: false });

/** Somebody who is employed on one of the days at least, and not exempt on any of them. */
async function exemptable(db: Db, { id }: Requirement, staffNumber: string, span: Span): Promise<Exemptable> {
	const [person] = await db.select().from(staff).where(eq(staff.staffNumber, staffNumber));
	if (!person) return { ok: false, reason: 'unknown-person' };
	if (person.hiredOn > span.to || (person.leftOn !== null && person.leftOn < span.from))
		return { ok: false, reason: 'not-employed' };
	const ofPerson = and(eq(exemption.requirementId, id), eq(exemption.staffId, person.id));
	const overlaps = and(lte(exemption.from, span.to), gte(exemption.to, span.from));
	const [other] = await db.select().from(exemption).where(and(ofPerson, overlaps));
	if (!other) return { ok: true, staffId: person.id };
	const isSame = other.from === span.from && other.to === span.to && other.reason === span.reason;
	return isSame ? already(other.id) : { ok: false, reason: 'already-exempt' };
}

/** Ends an exemption from today on: one that has not begun is taken out, any other had yesterday as its last day. */
export async function endExemption(database: Database, viewer: Viewer, id: number): Promise<ExemptionOutcome> {
	if (!can(viewer, 'requirement:edit')) return { ok: false, reason: 'not-allowed' };
	return write<ExemptionOutcome>(database, actorOf(viewer), 'exemption.ended', async (change) => {
		const [row] = await change.db.select().from(exemption).where(eq(exemption.id, id));
		const of = row && (await requirementOf(change.db, row.requirementId));
		if (!row || !of) return { ok: false, reason: 'unknown-exemption' };
		if (row.to < viewer.today) return { ok: false, reason: 'ended-already' };
		const to = row.from < viewer.today ? addDays(viewer.today, -1) : null;
		if (to === null) await removeRow(change, exemption, row);
		else await changeRow(change, exemption, row, { to });
		const said = { requirement: of.id, name: of.name, staff: row.staffId, from: row.from, to };
		change.describe(said satisfies AuditPayload<'exemption.ended'>);
		return { ok: true, id };
	});
}
