import { and, desc, eq, lt, type SQL } from 'drizzle-orm';
import { reaches, scopeOf, type Viewer } from '$lib/domain/access';
import { type CommandAnswer, type OutboxRequest } from '$lib/domain/outbox';
import { type Db } from '../db/open';
import { account, device, staff } from '../db/schema';

/** What a device says of itself with each request. */
export type DeviceReport = Omit<OutboxRequest, 'commands' | 'userId'> & { userAgent: string };

/** A year and a month and some days: a phone that comes out of the drawer every April stays in the list. */
export const keptDays = 400;

/**
 * Notes what a device said of one person's, now that their commands are answered: those that are done wait no more. With each new device those go that were not seen for `keptDays`.
 */
export async function noteDevice(
	db: Db,
	{ accountId }: Viewer,
	{ deviceId, highestSeq, waiting, oldest, appVersion, userAgent }: DeviceReport,
	answers: readonly CommandAnswer[],
	now: Date
): Promise<void> {
	const done = answers.filter(({ outcome }) => outcome === 'applied' || outcome === 'duplicate').length;
	const left = Math.max(0, waiting - done);
	const said = {
		...{ accountId, highestSeq, waiting: left, oldest: left === 0 ? null : oldest },
		...{ appVersion, userAgent: userAgent.slice(0, 300), lastSyncAt: now.getTime() }
	};
	const { rowsAffected } = await db
		.update(device)
		.set(said)
		.where(and(eq(device.id, deviceId), eq(device.accountId, accountId)));
	if (rowsAffected > 0) return;
	await db.insert(device).values({ id: deviceId, ...said });
	await db.delete(device).where(lt(device.lastSyncAt, now.getTime() - keptDays * 24 * 3_600_000));
}

/** The devices of everybody this viewer may see, the one with the oldest unsent first, those with none last. */
export async function devicesSeen(db: Db, viewer: Viewer) {
	const scope = scopeOf(viewer, 'device:read');
	const rows = await devicesOf(db);
	return rows.filter(({ staffId }) => staffId !== null && reaches(scope, staffId, null));
}

/** The viewer's own devices, in the same order. */
export function ownDevices(db: Db, { accountId }: Viewer) {
	return devicesOf(db, eq(device.accountId, accountId));
}

async function devicesOf(db: Db, which?: SQL) {
	const rows = await db
		.select({
			id: device.id,
			staffNumber: account.staffNumber,
			staffId: staff.id,
			name: staff.name,
			waiting: device.waiting,
			oldest: device.oldest,
			appVersion: device.appVersion,
			userAgent: device.userAgent,
			lastSyncAt: device.lastSyncAt
		})
		.from(device)
		.innerJoin(account, eq(account.id, device.accountId))
		.leftJoin(staff, eq(staff.staffNumber, account.staffNumber))
		.where(which)
		.orderBy(device.oldest, desc(device.lastSyncAt));
	return rows.toSorted((one, other) => Number(one.oldest === null) - Number(other.oldest === null));
}
