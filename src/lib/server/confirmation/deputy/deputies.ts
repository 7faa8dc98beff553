import { and, eq, gte, inArray, lte } from 'drizzle-orm';
import { reaches, reachesDepartment, type Scope, scopeOf, type Viewer } from '$lib/domain/access';
import { headRoles } from '$lib/domain/appointment';
import { type AuditPayload } from '$lib/domain/audit';
import { addDays, type CivilDate } from '$lib/domain/calendar';
import { type Deputation, deputyFault, type DeputyRefusal } from '$lib/domain/confirmation';
import { actorOf } from '../../access/actor';
import { hasStayed } from '../../access/deputising';
import { type Database, type Db } from '../../db/open';
import { addRow, changeRow, removeRow } from '../../db/rows';
import { account, appointment, department, deputy, staff } from '../../db/schema';
import { write } from '../../db/write';
import { isAppointedOn, isDepartmentOn, isEmployedOn } from '../../organisation/in-force';
import { primaryDepartment } from '../../organisation/queries';
import { personNumbered } from '../confirmed';

export type DeputyOutcome = { ok: true; id: number } | { ok: false; reason: DeputyRefusal };

/**
 * Appoints somebody to confirm for a department and all below it between two days: 所属長 one of their own people for their own
 * departments, 人事 anybody for any. Records of their own are confirmed by the others.
 */
export async function appointDeputy(
	database: Database,
	viewer: Viewer,
	deputation: Deputation
): Promise<DeputyOutcome> {
	const fault = deputyFault(deputation, viewer.today);
	if (fault) return { ok: false, reason: fault };
	if (!Object.values(viewer.confirmation).includes('所属長')) return { ok: false, reason: 'heads-do-not-confirm' };
	return write<DeputyOutcome>(database, actorOf(viewer), 'deputy.appointed', async (change) => {
		const found = await appointable(change.db, viewer, deputation);
		if (!found.ok) return found;
		const { departmentCode, from, to } = deputation;
		const id = await addRow(change, deputy, { departmentCode, staffId: found.staffId, from, to });
		const said = { department: departmentCode, staff: found.staffId, from, to };
		change.describe(said satisfies AuditPayload<'deputy.appointed'>);
		return { ok: true, id };
	});
}

type Appointable = { ok: true; staffId: number } | { ok: false; reason: DeputyRefusal };

async function appointable(db: Db, viewer: Viewer, deputation: Deputation): Promise<Appointable> {
	const { departmentCode, from, to } = deputation;
	const scope = scopeOf(viewer, 'deputy:appoint');
	const isThere = await standsOn(db, departmentCode, viewer);
	if (!isThere || !reachesDepartment(scope, departmentCode)) return { ok: false, reason: 'unknown-department' };
	const person = await personNumbered(db, viewer, deputation.staffNumber);
	if (person?.isOwn) return { ok: false, reason: 'oneself' };
	if (!person || !(await isEmployed(db, person.id, from)) || !(await isReached(db, viewer, scope, person.id)))
		return { ok: false, reason: 'unknown-person' };
	if (await heads(db, person.id, deputation)) return { ok: false, reason: 'is-head' };
	const [user] = await db.select().from(account).where(eq(account.staffNumber, person.staffNumber));
	if (!user || user.lockedAt !== null) return { ok: false, reason: 'no-account' };
	const [other] = await db
		.select({ id: deputy.id })
		.from(deputy)
		.where(
			and(
				eq(deputy.staffId, person.id),
				eq(deputy.departmentCode, departmentCode),
				overlaps({ from, to }),
				hasStayed(viewer.today)
			)
		);
	return other ? { ok: false, reason: 'already-deputy' } : { ok: true, staffId: person.id };
}

async function isEmployed(db: Db, staffId: number, on: CivilDate): Promise<boolean> {
	const [row] = await db
		.select({ id: staff.id })
		.from(staff)
		.where(and(eq(staff.id, staffId), isEmployedOn(on)));
	return row !== undefined;
}

function overlaps({ from, to }: Pick<Deputation, 'from' | 'to'>) {
	return and(lte(deputy.from, to), gte(deputy.to, from));
}

async function standsOn(db: Db, code: string, { today }: Viewer): Promise<boolean> {
	const [row] = await db
		.select({ id: department.id })
		.from(department)
		.where(and(eq(department.code, code), isDepartmentOn(today)));
	return row !== undefined;
}

async function isReached(db: Db, { today }: Viewer, scope: Scope, staffId: number): Promise<boolean> {
	return reaches(scope, staffId, await primaryDepartment(db, staffId, today));
}

async function heads(db: Db, staffId: number, { departmentCode, from }: Deputation): Promise<boolean> {
	const isHead = and(inArray(appointment.roleCode, [...headRoles]), isAppointedOn(from));
	const [row] = await db
		.select({ id: appointment.id })
		.from(appointment)
		.where(and(eq(appointment.staffId, staffId), eq(appointment.departmentCode, departmentCode), isHead));
	return row !== undefined;
}

/** Ends a deputy from now on: one that has not begun is taken out, any other had yesterday as the last day. */
export async function endDeputy(database: Database, viewer: Viewer, id: number): Promise<DeputyOutcome> {
	return write<DeputyOutcome>(database, actorOf(viewer), 'deputy.ended', async (change) => {
		const [row] = await change.db.select().from(deputy).where(eq(deputy.id, id));
		if (!row || !reachesDepartment(scopeOf(viewer, 'deputy:appoint'), row.departmentCode))
			return { ok: false, reason: 'not-found' };
		if (row.to < viewer.today) return { ok: false, reason: 'ended-already' };
		const to = row.from < viewer.today ? addDays(viewer.today, -1) : null;
		if (to === null) await removeRow(change, deputy, row);
		else await changeRow(change, deputy, row, { to });
		const said = { department: row.departmentCode, staff: row.staffId, from: row.from, to };
		change.describe(said satisfies AuditPayload<'deputy.ended'>);
		return { ok: true, id };
	});
}
