import { desc, eq } from 'drizzle-orm';
import { reaches, scopeOf, type Viewer } from '$lib/domain/access';
import { type CommandAnswer, type OutboxRequest } from '$lib/domain/outbox';
import { type Database, type Db } from '../db/open';
import { account, device, staff } from '../db/schema';

/** What a device says of itself with each request. */
export type DeviceReport = Omit<OutboxRequest, 'commands'> & { userAgent: string };

/** Notes what a device said, once its commands were answered: those that are done wait no more. */
export async function noteDevice(
	database: Pick<Database, 'transact'>,
	{ accountId }: Viewer,
	{ deviceId, highestSeq, waiting, oldest, appVersion, userAgent }: DeviceReport,
	answers: readonly CommandAnswer[]
): Promise<void> {
	const done = answers.filter(({ outcome }) => outcome === 'applied' || outcome === 'duplicate').length;
	const left = Math.max(0, waiting - done);
	const said = {
		...{ accountId, highestSeq, waiting: left, oldest: left === 0 ? null : oldest },
		...{ appVersion, userAgent: userAgent.slice(0, 300), lastSyncAt: Date.now() }
	};
	await database.transact(async ({ db }) => {
		await db
			.insert(device)
			.values({ id: deviceId, ...said })
			.onConflictDoUpdate({ target: device.id, set: said });
	});
}

/** The devices whose last user this viewer may see, the one with the oldest unsent first, those with none last. */
export async function devicesSeen(db: Db, viewer: Viewer) {
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
		.orderBy(device.oldest, desc(device.lastSyncAt));
	const scope = scopeOf(viewer, 'device:read');
	return rows
		.filter(({ staffId }) => staffId !== null && reaches(scope, staffId, null))
		.toSorted((one, other) => Number(one.oldest === null) - Number(other.oldest === null));
}
