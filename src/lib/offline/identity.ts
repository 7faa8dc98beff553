import { v7 } from 'uuid';
import { type KeyRow, withDatabase } from './database';
import { importKey } from './seal';

/** Whose turn it is on this device; null for nobody, so that nothing can be recorded on it. */
export function currentKey(): Promise<KeyRow | null> {
	return withDatabase(async (database) => ((await database.get('meta', 'key')) as KeyRow | undefined) ?? null);
}

/** The key of this person; null where the device is nobody's, or another's: then nothing is shown or kept here for them. */
export async function keyOf(person: string): Promise<KeyRow | null> {
	const key = await currentKey();
	return key?.userId === person ? key : null;
}

/**
 * Makes the device this person's: asks the server for their key where it is not here yet. What was kept of somebody else is taken away,
 * except what they have not sent, which nobody here can read.
 *
 * @param userId 職員番号 of who is signed in
 * @returns null where the server did not answer
 */
export async function becomeDeviceOf(userId: string, ask: typeof fetch = fetch): Promise<KeyRow | null> {
	const known = await forgetOthers(userId);
	if (known) return known;
	const turn = await withDatabase((database) => database.get('meta', 'turn'));
	const given = await askForKey(ask);
	if (given?.userId !== userId) return null;
	const row = { keyId: given.keyId, userId, key: await importKey(given.key) };
	// Where somebody has signed out or in meanwhile, it is theirs to say whose the device is.
	if (!(await putKey(row, turn))) return keyOf(userId);
	tellWindows(userId);
	return row;
}

function putKey(row: KeyRow, turn: unknown): Promise<boolean> {
	return withDatabase(async (database) => {
		const change = database.transaction('meta', 'readwrite');
		const isTurn = (await change.store.get('turn')) === turn;
		if (isTurn) await change.store.put(row, 'key');
		await change.done;
		return isTurn;
	});
}

/**
 * Takes away what was kept of anybody but this person, whom the server has just named. Before anything is shown from the device, so that
 * nobody sees what another left.
 *
 * @returns the key of this person where it is here
 */
export async function forgetOthers(userId: string): Promise<KeyRow | null> {
	const known = await currentKey();
	if (known?.userId === userId) return known;
	await forgetPerson();
	return null;
}

type GivenKey = { kenshu: 'key'; keyId: string; key: string; userId: string };

async function askForKey(ask: typeof fetch): Promise<GivenKey | null> {
	try {
		const response = await ask('/api/outbox/key', {
			headers: { accept: 'application/json' },
			// A browser lets the same question of two windows wait for the first answer, also where that never comes.
			cache: 'no-store',
			signal: AbortSignal.timeout(12_000)
		});
		const body = (await response.json()) as Partial<GivenKey>;
		return response.ok && body.kenshu === 'key' ? (body as GivenKey) : null;
	} catch {
		return null;
	}
}

/**
 * Takes away what can be read of a person on this device: at sign-out, and when somebody else signs in.
 *
 * @param onlyIf the key of whom it was said, where somebody else may have signed in since: then nothing is done
 */
export async function forgetPerson(onlyIf?: string): Promise<void> {
	const known = await currentKey();
	const isAnothers = (key: unknown) => onlyIf !== undefined && (key as KeyRow | undefined)?.keyId !== onlyIf;
	if (isAnothers(known ?? undefined)) return;
	// Apart from what follows: a device that is too full to write must still forget.
	await nextTurn().catch(() => {});
	await withDatabase(async (database) => {
		const change = database.transaction(['meta', 'snapshot', 'sent', 'drafts'], 'readwrite');
		if (isAnothers(await change.objectStore('meta').get('key'))) return change.done;
		await Promise.all([
			change.objectStore('meta').delete('key'),
			change.objectStore('meta').delete('sync'),
			change.objectStore('snapshot').clear(),
			change.objectStore('sent').clear(),
			change.objectStore('drafts').clear(),
			change.done
		]);
	});
	if (known) tellWindows(null);
}

async function nextTurn(): Promise<void> {
	await withDatabase(async (database) => {
		const change = database.transaction('meta', 'readwrite');
		const turn = (await change.store.get('turn')) as number | undefined;
		await change.store.put((turn ?? 0) + 1, 'turn');
		await change.done;
	});
}

const channelName = 'kenshu-person';

/** Says to the other windows whose the device is now; null for nobody's. */
function tellWindows(person: string | null): void {
	const channel = globalThis.BroadcastChannel && new BroadcastChannel(channelName);
	channel?.postMessage(person);
	channel?.close();
}

/** Calls back when another window says that the device is not this person's any more. Ends with what it returns. */
export function whenPersonChanges(person: string, changed: () => void): () => void {
	const channel = globalThis.BroadcastChannel && new BroadcastChannel(channelName);
	if (channel) channel.onmessage = ({ data }) => data !== person && changed();
	return () => channel?.close();
}

/** The next number of this device, and its id, made the first time. A number that is never used is no harm. */
export function nextSequence(): Promise<{ id: string; seq: number }> {
	return withDatabase(async (database) => {
		const change = database.transaction('meta', 'readwrite');
		const before = ((await change.store.get('device')) as { id: string; seq: number } | undefined) ?? {
			id: v7(),
			seq: 0
		};
		const next = { id: before.id, seq: before.seq + 1 };
		await change.store.put(next, 'device');
		await change.done;
		return next;
	});
}
