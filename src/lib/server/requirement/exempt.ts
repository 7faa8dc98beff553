import { and, eq, gte, lte } from 'drizzle-orm';
import { can, type Viewer } from '$lib/domain/access';
import { type AuditPayload } from '$lib/domain/audit';
import { type CivilDate } from '$lib/domain/calendar';
import {
	checkExemption,
	type ExemptionDraft,
	type ExemptionFault,
	type Requirement,
	type RequirementRefusal,
	type SimilarPerson
} from '$lib/domain/requirement';
import { type Database, type Db } from '../db/open';
import { addRow } from '../db/rows';
import { exemption, staff } from '../db/schema';
import { write } from '../db/write';
import { actorOf } from '../access/actor';
import { plainNumber } from '../access/account/find-account';
import { requirementOf } from './rows';
import { similarPeople } from './similar-people';

export type ExemptionCommand = ExemptionDraft & { requirementId: number; staffNumber: string };
export type ExemptionOutcome =
	| { ok: true; id: number }
	/** all that is wrong with it; `similar`: whom the number may mean, where it is nobody's; else null */
	| { ok: false; reason: 'faults'; faults: ExemptionFault[]; similar: SimilarPerson | null }
	| { ok: false; reason: RequirementRefusal };

/** The same exemption once more, because the answer was lost: it is there already. */
const already = (id: number) => ({ ok: false, reason: 'already', id }) as const;
type Attempt = ExemptionOutcome | ReturnType<typeof already>;

const faulty = (faults: ExemptionFault[], similar: SimilarPerson | null = null) =>
	({ ok: false, reason: 'faults', faults, similar }) as const;

/** Exempts a person from a requirement between two days, for a reason: they are 対象外 on those days and no others. Never oneself. */
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
		const [person, checked] = [await namedBy(change.db, viewer, plainNumber(staffNumber)), checkExemption(draft, of)];
		if (!person.ok || !checked.ok) {
			const faults = [...(person.ok ? [] : [person.fault]), ...(checked.ok ? [] : checked.reasons)];
			return faulty(faults, person.ok ? null : person.similar);
		}
		const refused = await refusalOf(change.db, of, person.row, checked.value);
		if (refused) return refused;
		const [{ from, to, reason }, staffId] = [checked.value, person.row.id];
		const id = await addRow(change, exemption, { requirementId, staffId, reason, from, to });
		// Why somebody is exempt can be their health: that stays with those who see who is.
		const said = { requirement: requirementId, name: of.name, staff: staffId, from, to };
		change.describe(said satisfies AuditPayload<'exemption.granted'>);
		return { ok: true, id };
	});
	return attempt.ok || attempt.reason !== 'already' ? attempt : { ok: true, id: attempt.id };
}

type Person = typeof staff.$inferSelect;
type Named = { ok: true; row: Person } | { ok: false; fault: ExemptionFault; similar: SimilarPerson | null };

async function namedBy(db: Db, viewer: Viewer, staffNumber: string): Promise<Named> {
	const not = (fault: ExemptionFault) => ({ ok: false, fault, similar: null }) as const;
	if (staffNumber === '') return not('no-person');
	const [row] = await db.select().from(staff).where(eq(staff.staffNumber, staffNumber));
	if (row) return row.id === viewer.staffId ? not('own-exemption') : { ok: true, row };
	const [similar] = await similarPeople(db, [staffNumber]);
	if (similar?.staffNumber === viewer.staffNumber) return not('own-exemption');
	return similar ? { ok: false, fault: 'similar-person', similar } : not('unknown-person');
}

type Span = { reason: string; from: CivilDate; to: CivilDate };

/** They have to be employed on one of the days at least, and not exempt on any of them. */
async function refusalOf(
	db: Db,
	{ id }: Requirement,
	person: Person,
	span: Span
): Promise<(Attempt & { ok: false }) | null> {
	if (person.hiredOn > span.to || (person.leftOn !== null && person.leftOn < span.from))
		return faulty(['not-employed']);
	const ofPerson = and(eq(exemption.requirementId, id), eq(exemption.staffId, person.id));
	const overlaps = and(lte(exemption.from, span.to), gte(exemption.to, span.from));
	const [other] = await db.select().from(exemption).where(and(ofPerson, overlaps));
	if (!other) return null;
	const isSame = other.from === span.from && other.to === span.to && other.reason === span.reason;
	return isSame ? already(other.id) : faulty(['already-exempt']);
}
