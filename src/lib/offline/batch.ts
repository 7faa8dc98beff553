import { type Command, commandsAtOnce, type OutboxRequest } from '$lib/domain/outbox';
import { type KeyRow, type Meta, type OutboxRow, withDatabase } from './database';
import { withRoom } from './room';
import { unseal } from './seal';

/**
 * What a round of sendings has come to so far. Each command is tried once in it, so that those the server lets wait hold up none behind
 * them. `most`: how many at once, less where a proxy finds a request too large; `atOnce`: less than that for a while where the server
 * stumbles over one of them. `hasStumbled`: one it stumbles over by itself is left for a later round; `stumblesInRow`: how many of them
 * came one after the other.
 */
export type RoundSoFar = {
	tried: Set<string>;
	most: number;
	atOnce: number;
	hasStumbled: boolean;
	stumblesInRow: number;
};

/** The records that the server stumbled over when this window or worker last asked: they go last, so that a few of them end no round for all. */
export const stumbledOver = new Set<string>();

export function newRound(): RoundSoFar {
	return { tried: new Set(), most: commandsAtOnce, atOnce: commandsAtOnce, hasStumbled: false, stumblesInRow: 0 };
}

/** A request without the build that sends it. */
export type Batch = Omit<OutboxRequest, 'appVersion'>;

/**
 * The oldest unsent commands, marked as tried before they leave: from then on their bytes stand. With none, but another number unsent than
 * the server believes, as after a 取消 here, only that is told; the files that are to follow count among them. null where there is nothing
 * to say.
 */
export async function nextBatch(key: KeyRow, round: RoundSoFar): Promise<{ request: Batch; isBroken: boolean } | null> {
	const { rows, waiting, device, told } = await withRoom(async (database) => {
		const change = database.transaction(['outbox', 'meta', 'files'], 'readwrite');
		const all = await change.objectStore('outbox').index('seq').getAll();
		const own = all.filter(({ keyId }) => keyId === key.keyId);
		const some = sendable(own, round).slice(0, round.atOnce);
		for (const row of some) await change.objectStore('outbox').put({ ...row, attempts: row.attempts + 1 });
		const known = (await change.objectStore('meta').get('device')) as Meta['device'] | undefined;
		const sync = (await change.objectStore('meta').get('sync')) as Meta['sync'] | undefined;
		const files = (await change.objectStore('files').getAll()).filter(({ keyId }) => keyId === key.keyId);
		await change.done;
		return { rows: some, waiting: [...own, ...files], device: known, told: sync?.told ?? 0 };
	});
	if (!device || (rows.length === 0 && told === waiting.length)) return null;
	const commands = await Promise.all(rows.map((row) => unseal<Command>(key.key, row.command)));
	// What is broken can be sent in no round.
	rows.forEach(({ opId }, index) => commands[index] === null && round.tried.add(opId));
	const oldest = waiting.map(({ createdAt }) => createdAt).toSorted()[0] ?? null;
	const report = { deviceId: device.id, highestSeq: device.seq, waiting: waiting.length, oldest };
	const request = { userId: key.userId, ...report, commands: commands.filter((command) => command !== null) };
	return { request, isBroken: rows.length > 0 && request.commands.length === 0 };
}

/** What waits for its person stays, and with it what stands on top of it. */
function sendable(rows: readonly OutboxRow[], { tried }: RoundSoFar): OutboxRow[] {
	const held = new Set(rows.filter(({ standing }) => standing !== 'unsent').map(({ recordId }) => recordId));
	const open = rows.filter(({ opId, recordId }) => !held.has(recordId) && !tried.has(opId));
	const isLast = ({ recordId }: OutboxRow) => stumbledOver.has(recordId);
	return [...open.filter((row) => !isLast(row)), ...open.filter(isLast)];
}

/** How many of the person's this round could still send. */
export function leftOf(key: KeyRow, round: RoundSoFar): Promise<number> {
	return withDatabase(async (database) => {
		const rows = await database.getAll('outbox');
		return sendable(
			rows.filter(({ keyId }) => keyId === key.keyId),
			round
		).length;
	});
}
