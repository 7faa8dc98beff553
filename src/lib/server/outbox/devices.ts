import { and, desc, eq, gt, lt, notInArray, type SQL } from 'drizzle-orm';
import { reaches, scopeOf, type Viewer } from '$lib/domain/access';
import { type CommandAnswer, type OutboxCommand, type OutboxRequest } from '$lib/domain/outbox';
import { type Db } from '../db/open';
import { account, device, staff } from '../db/schema';

/** What a device says of itself with each request. */
export type DeviceReport = Omit<OutboxRequest, 'commands' | 'userId'> & { userAgent: string };

/** With those of its commands that came with it and could be read. */
type FullReport = DeviceReport & { commands: readonly Pick<OutboxCommand, 'opId' | 'capturedAt'>[] };

/** Enough for whoever has a phone, a tablet and every private window of a year: nobody fills the list with their own. */
export const devicesKept = 20;

/** A year and a month and some days: a phone that comes out of the drawer every April stays in the list. */
export const keptDays = 400;

/**
 * Notes what a device said of one person's, now that their commands are answered: those that are done wait no more. With each new device
 * those go that were not seen for `keptDays`, and of the same account all but `devicesKept`, those with something unsent last.
 */
export async function noteDevice(
	db: Db,
	{ accountId }: Viewer,
	report: FullReport,
	answers: readonly CommandAnswer[],
	now: Date
): Promise<void> {
	const { deviceId, highestSeq, appVersion, userAgent } = report;
	const said = {
		...{ accountId, highestSeq, ...unsentAfter(report, answers) },
		...{ appVersion, userAgent: userAgent.slice(0, 300), lastSyncAt: now.getTime() }
	};
	const { rowsAffected } = await db
		.update(device)
		.set(said)
		.where(and(eq(device.id, deviceId), eq(device.accountId, accountId)));
	if (rowsAffected > 0) return;
	await db.insert(device).values({ id: deviceId, ...said });
	await db.delete(device).where(lt(device.lastSyncAt, now.getTime() - keptDays * 24 * 3_600_000));
	await forgetMost(db, accountId);
}

/**
 * What still waits on the device, and since when. Where the oldest was done and others did not come with the request, the device says
 * with its next one since when those wait.
 */
function unsentAfter({ waiting, oldest, commands }: FullReport, answers: readonly CommandAnswer[]) {
	const done = new Set(answers.filter(isDone).map(({ opId }) => opId));
	const left = Math.max(0, waiting - answers.filter(isDone).length);
	if (left === 0 || oldest === null) return { waiting: left, oldest: null };
	const isOldest = ({ capturedAt }: Pick<OutboxCommand, 'capturedAt'>) => Date.parse(capturedAt) <= Date.parse(oldest);
	const still = commands.filter(({ opId }) => !done.has(opId)).map(({ capturedAt }) => capturedAt);
	if (!commands.some((command) => done.has(command.opId) && isOldest(command))) return { waiting: left, oldest };
	return { waiting: left, oldest: still.toSorted()[0] ?? oldest };
}

function isDone({ outcome }: CommandAnswer): boolean {
	return outcome === 'applied' || outcome === 'duplicate';
}

async function forgetMost(db: Db, accountId: number): Promise<void> {
	const own = eq(device.accountId, accountId);
	const kept = db
		.select({ id: device.id })
		.from(device)
		.where(own)
		.orderBy(desc(gt(device.waiting, 0)), desc(device.lastSyncAt))
		.limit(devicesKept);
	await db.delete(device).where(and(own, notInArray(device.id, kept)));
}

/** The devices of everybody this viewer may see on which something is unsent, the oldest first. */
export async function devicesSeen(db: Db, viewer: Viewer) {
	const scope = scopeOf(viewer, 'device:read');
	const rows = await devicesOf(db, gt(device.waiting, 0));
	return rows.flatMap(({ staffId, userAgent: _, ...row }) =>
		staffId !== null && reaches(scope, staffId, null) ? [row] : []
	);
}

/** The viewer's own devices, the one with the oldest unsent first, those with none last; by `userAgent` one tells them apart. */
export async function ownDevices(db: Db, { accountId }: Viewer) {
	const rows = await devicesOf(db, eq(device.accountId, accountId));
	return rows.map(({ staffId: _, ...row }) => row);
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
