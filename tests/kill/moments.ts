import { statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Random } from '$lib/server/demonstration/random';
import { type RunningCommand } from './processes';
import { type TownFile } from './town';

/** How long a command usually takes, in ms: until its first write, and to its end. */
export type Usual = { firstWrite: number; end: number };

/** Runs a command to its end beside the clock. */
export async function measure(town: TownFile, start: () => RunningCommand): Promise<Usual> {
	const watch = watchLog(town);
	const from = performance.now();
	const { ended } = start();
	const firstWrite = watch.written.then(() => performance.now() - from);
	const { status, output } = await ended;
	const end = performance.now() - from;
	watch.stop();
	if (status !== 0) throw new Error(output);
	return { firstWrite: Math.min(await firstWrite, end), end };
}

/**
 * Waits for a random moment of a command's life: of two, one anywhere from its start to a little after its usual end, the other within
 * its write, which begins when the write-ahead log changes.
 *
 * @returns whether it has begun to write
 */
export async function randomMoment(town: TownFile, { firstWrite, end }: Usual, chance: Random): Promise<boolean> {
	const watch = watchLog(town);
	// More of them early: the end of a command is spent on leaving.
	const within = (end - firstWrite) * chance.next() ** 2;
	if (chance.chance(0.4)) await sleep(end * 1.1 * chance.next());
	else await Promise.race([watch.written.then(() => sleep(within)), sleep(end * 2)]);
	watch.stop();
	return watch.hasWritten();
}

/** `written` resolves when something is written to the log beside the database, or when nobody wants to know any more. */
function watchLog({ path }: TownFile) {
	const before = lastWrite(path);
	let stopped = false;
	const look = async () => {
		while (!stopped && lastWrite(path) === before) await sleep(1);
	};
	return { written: look(), hasWritten: () => lastWrite(path) !== before, stop: () => (stopped = true) };
}

/** When the log was last written to, in ns; null while there is nothing in it. */
function lastWrite(path: string): bigint | null {
	const stat = statSync(`${path}-wal`, { bigint: true, throwIfNoEntry: false });
	return stat === undefined || stat.size === 0n ? null : stat.mtimeNs;
}
