import { desc } from 'drizzle-orm';
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { entryGap } from '../audit/gap';
import { type Condition, conditionOf } from './condition';
import { goesOn } from './identity';
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
		const last = await lastOf(database);
		if (last === 'replaced') return last;
		if (await isNearlyFull(database.url)) return 'disk-full';
		if (last !== null && isAhead(last.at, now)) return 'clock';
		if (await hasGap(database, now)) return 'gap';
		return await refusedStill(database);
	} catch (error) {
		return conditionOf(error);
	}
}

/** Clocks of machines differ by seconds; who was corrected by more than this wrote entries with a wrong time. */
const tolerance = 10 * 60_000;

function isAhead(at: string, now: Date): boolean {
	return Date.parse(at) - now.getTime() > tolerance;
}

/** The last entry; or that it cannot come after one that was seen here before. */
async function lastOf(database: Database): Promise<{ at: string } | null | 'replaced'> {
	// Asked twice: a write may have shown its entry between a question and its answer.
	for (let asked = 0; asked < 2; asked++) {
		const last = await lastEntry(database.reader);
		if (goesOn(database, last)) return last;
	}
	return 'replaced';
}

async function lastEntry(db: Db) {
	const { number, hash, at } = entry;
	const [last] = await db.select({ number, hash, at }).from(entry).orderBy(desc(number)).limit(1);
	return last ?? null;
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

/** What a disk must have free, in bytes: enough for a day of records and a log that grows, so that somebody can still come in time. */
const leastRoom = 16 * 1024 * 1024;

/** Of a small disk this part will do. */
const leastPart = 1 / 8;

async function isNearlyFull(url: string): Promise<boolean> {
	const path = localPath(url);
	if (path === null) return false;
	const { bavail, blocks, bsize } = await statfs(dirname(path));
	return bavail * bsize < Math.min(leastRoom, blocks * bsize * leastPart);
}

/** Whether the disk that refused the last write would refuse the next one too. */
async function refusedStill(database: Database): Promise<Condition | null> {
	if (database.refusedByDisk() === null) return null;
	// The queue may be long: what is known is said then, and the next question learns how the probe went.
	await Promise.race([probe(database), sleep(patience / 2, undefined, { ref: false })]);
	return database.refusedByDisk();
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
