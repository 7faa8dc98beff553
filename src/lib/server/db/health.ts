import { desc } from 'drizzle-orm';
import { statfs } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { entryGap } from '../audit/gap';
import { type Condition, conditionOf } from './condition';
import { localPath } from './local-file';
import { type Database, type Db } from './open';
import { entry } from './schema';

/** Why a server is not well: its database, a clock that stands before the last entry, or an entry that is missing. */
export type Illness = Condition | 'clock' | 'gap';

/** Whoever watches does not wait for long, whatever the database does. */
const patience = 2_000;

/** What ails a database and its server just now; null when all is well. Answers within about two seconds. */
export async function illnessOf(database: Database, now: Date): Promise<Illness | null> {
	return Promise.race([look(database, now), sleep(patience, 'busy' as const, { ref: false })]);
}

async function look(database: Database, now: Date): Promise<Illness | null> {
	try {
		if (await clockIsBack(database.reader, now)) return 'clock';
		if (await hasGap(database, now)) return 'gap';
		return await refusedStill(database);
	} catch (error) {
		return conditionOf(error);
	}
}

/** Clocks of machines differ by seconds; who was corrected by more than this wrote entries with a wrong time. */
const tolerance = 10 * 60_000;

async function clockIsBack(db: Db, now: Date): Promise<boolean> {
	const [last] = await db.select({ at: entry.at }).from(entry).orderBy(desc(entry.number)).limit(1);
	return last !== undefined && Date.parse(last.at) - now.getTime() > tolerance;
}

/** Counted at most once a minute: over a million entries it takes a moment. */
const gapIsKnownFor = 60_000;
const knownGaps = new WeakMap<Database, { at: number; isThere: boolean }>();

async function hasGap(database: Database, now: Date): Promise<boolean> {
	const known = knownGaps.get(database);
	if (known && Math.abs(now.getTime() - known.at) < gapIsKnownFor) return known.isThere;
	const isThere = (await entryGap(database.reader)) !== null;
	knownGaps.set(database, { at: now.getTime(), isThere });
	return isThere;
}

/** Less than this is as good as full: the probe may fit where the next record does not. */
const leastRoom = 1024 * 1024;

/** Whether the disk that refused the last write would refuse the next one too. */
async function refusedStill(database: Database): Promise<Condition | null> {
	const refused = database.refusedByDisk();
	if (refused === null) return null;
	if (refused === 'disk-full' && (await roomBeside(database.url)) < leastRoom) return refused;
	// The queue may be long: what is known is said then, and the next question learns how the probe went.
	await Promise.race([probe(database), sleep(patience / 2, undefined, { ref: false })]);
	return database.refusedByDisk();
}

async function roomBeside(url: string): Promise<number> {
	const path = localPath(url);
	if (path === null) return Infinity;
	const { bavail, bsize } = await statfs(path);
	return bavail * bsize;
}

const probes = new WeakMap<Database, Promise<void>>();

/** The smallest write there is, which changes nothing; one at a time. */
function probe(database: Database): Promise<void> {
	const running = probes.get(database) ?? write(database).finally(() => probes.delete(database));
	probes.set(database, running);
	return running;
}

async function write(database: Database): Promise<void> {
	try {
		await database.transact(async ({ raw }) => {
			const { rows } = await raw.execute('PRAGMA user_version');
			await raw.execute(`PRAGMA user_version = ${Number(rows[0]?.user_version ?? 0)}`);
		});
	} catch {
		// The database itself remembers that the disk refused it.
	}
}
