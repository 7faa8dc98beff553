import { and, eq, gte, inArray, isNull, or } from 'drizzle-orm';
import { can, type Permission, permissions, type Viewer } from '$lib/domain/access';
import { headRoles } from '$lib/domain/appointment';
import { fiscalYearOf, lastDayOf } from '$lib/domain/calendar';
import { type Db } from '../db/open';
import { appointment } from '../db/schema';
import { type LedgerNow } from '../requirement/chain/ledger-now';
import { unconfirmedBefore } from '../requirement/chain/unconfirmed';
import { waitingOf } from './waiting';

/** What every page shows of the person who is signed in, and what its menu is made from. */
export type Me = {
	/** 職員番号: whose the records on the device are */
	staffNumber: string;
	name: string;
	department: string | null;
	/** everything the person may do for somebody at least */
	permissions: Permission[];
	/** how many records, 受講記録 and 資格, wait for this person's confirmation; null for whoever confirms none */
	waiting: number | null;
	/** whether this person heads nothing now and has still to confirm a section of the year that ended; older servers never say it */
	closesSection?: boolean;
};

/** `ledgerNow` is asked only for whoever headed a department when the last fiscal year ended, and heads none now. */
export async function meOf(db: Db, ledgerNow: LedgerNow, viewer: Viewer): Promise<Me> {
	return {
		staffNumber: viewer.staffNumber,
		name: viewer.name,
		department: viewer.departmentName,
		permissions: permissions.filter((permission) => can(viewer, permission)),
		waiting: (await waitingOf(db, viewer))?.all ?? null,
		closesSection: await closesSection(db, ledgerNow, viewer)
	};
}

/** Whoever reads sections has the page anyway. */
async function closesSection(db: Db, ledgerNow: LedgerNow, viewer: Viewer): Promise<boolean> {
	if (can(viewer, 'section:read') || !(await headedBefore(db, viewer))) return false;
	return (await unconfirmedBefore(db, await ledgerNow(), viewer)).length > 0;
}

/** Whether this person was appointed to head a department on or after the last day of the fiscal year that ended. */
async function headedBefore(db: Db, { staffId, today }: Viewer): Promise<boolean> {
	if (staffId === null) return false;
	const lastDay = lastDayOf(fiscalYearOf(today) - 1);
	const isHead = and(eq(appointment.staffId, staffId), inArray(appointment.roleCode, [...headRoles]));
	const since = or(isNull(appointment.to), gte(appointment.to, lastDay));
	const found = await db.select({ id: appointment.id }).from(appointment).where(and(isHead, since)).limit(1);
	return found.length > 0;
}
