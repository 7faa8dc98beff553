import { can, type Permission, permissions, type Viewer } from '$lib/domain/access';
import { type Db } from '../db/open';
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
};

export async function meOf(db: Db, viewer: Viewer): Promise<Me> {
	return {
		staffNumber: viewer.staffNumber,
		name: viewer.name,
		department: viewer.departmentName,
		permissions: permissions.filter((permission) => can(viewer, permission)),
		waiting: (await waitingOf(db, viewer))?.all ?? null
	};
}
