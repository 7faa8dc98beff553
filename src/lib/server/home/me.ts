import { can, type Permission, permissions, type Viewer } from '$lib/domain/access';
import { type Ledger } from '$lib/domain/ledger';
import { type Db } from '../db/open';
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

export async function meOf(db: Db, ledger: Ledger, viewer: Viewer): Promise<Me> {
	return {
		staffNumber: viewer.staffNumber,
		name: viewer.name,
		department: viewer.departmentName,
		permissions: permissions.filter((permission) => can(viewer, permission)),
		waiting: (await waitingOf(db, viewer))?.all ?? null,
		closesSection: await closesSection(db, ledger, viewer)
	};
}

/** Whoever reads sections has the page anyway. */
async function closesSection(db: Db, ledger: Ledger, viewer: Viewer): Promise<boolean> {
	return !can(viewer, 'section:read') && (await unconfirmedBefore(db, ledger, viewer)).length > 0;
}
