import { v7 } from 'uuid';
import { type Command, type CommandAnswer, commandVersion } from '$lib/domain/outbox';
import { type ClaimFields } from '$lib/domain/training';
import { type KeyRow, type OutboxRow, withDatabase } from './database';
import { currentKey, keyOf, nextSequence } from './identity';
import { seal, unseal } from './seal';

/** An unsent command as its person sees it; `answer` is why it stays, where the server said so. */
export type UnsentItem = Pick<OutboxRow, 'opId' | 'recordId' | 'createdAt' | 'attempts' | 'standing'> & {
	command: Command;
	answer: CommandAnswer | null;
};

/**
 * What of others lies here unsent: nobody can read it here. `old`: how many of them are older than `foreignKeptDays`; `held`: how many wait
 * for their person, whatever is sent.
 */
export type ForeignUnsent = { count: number; oldest: string; old: number; held: number };

/** Days after which what somebody else left unsent may be cleared away, by whoever says so: its person has had a month to come back. */
export const foreignKeptDays = 30;

/** Everything unsent on this device, the oldest first. `broken`: how many nobody can read any more, here or anywhere. */
export type Unsent = { items: UnsentItem[]; broken: number; foreign: ForeignUnsent | null };

export type KeepOutcome = { ok: true; opId: string; recordId: string } | { ok: false; reason: NotKept };

/** Why nothing was kept: `another-person`: the device is not the page's person's any more. */
export type NotKept = 'nobody' | 'another-person' | 'not-there';

/** What a command says, without its numbers. */
export type Saying =
	| { kind: 'record'; mends: number | null; claim: ClaimFields }
	| { kind: 'amend'; base: string; seen: number | null; claim: ClaimFields }
	| { kind: 'withdraw'; base: string; reason: string };

/**
 * 受講を記録する: kept on the device before anything else, so that nothing depends on the network.
 *
 * @param person 職員番号 of whom the page was made for
 * @param mends the id of the returned record that becomes the claim; null for none
 */
export async function keepRecord(
	person: string,
	claim: ClaimFields,
	mends: number | null = null
): Promise<KeepOutcome> {
	const key = await currentKey();
	if (key?.userId !== person) return { ok: false, reason: whyNot(key) };
	const row = await sealedRow(key, v7(), { kind: 'record', mends, claim });
	await withDatabase((database) => database.put('outbox', row));
	return { ok: true, opId: row.opId, recordId: row.recordId };
}

/** Why nothing is kept for the person of a page where this is the device's key. */
export function whyNot(key: KeyRow | null): NotKept {
	return key ? 'another-person' : 'nobody';
}

/** A command with numbers of its own, sealed: what lies in the outbox. */
export async function sealedRow(key: KeyRow, recordId: string, said: Saying): Promise<OutboxRow> {
	const { id: deviceId, seq: deviceSeq } = await nextSequence();
	const [opId, createdAt] = [v7(), new Date().toISOString()];
	const envelope = { opId, opVersion: commandVersion, deviceId, deviceSeq, userId: key.userId, recordId };
	const command: Command = { ...envelope, capturedAt: createdAt, ...said };
	return {
		...{ opId, recordId, deviceSeq, keyId: key.keyId, createdAt, attempts: 0, standing: 'unsent', answer: null },
		command: await seal(key.key, command)
	};
}

/** What is unsent here: of this person in words where the device is theirs, of others only how many and since when. */
export async function unsent(person: string): Promise<Unsent> {
	const { items, broken, foreign } = await sorted(person);
	return { items, broken: broken.length, foreign: foreignUnsent(foreign, new Date()) };
}

/** What lies here, by who can read it: this person, nobody any more, or others. */
export async function sorted(
	person: string
): Promise<{ items: UnsentItem[]; broken: OutboxRow[]; foreign: OutboxRow[] }> {
	const key = await keyOf(person);
	const { rows, lost } = await withDatabase(async (database) => ({
		rows: await database.getAllFromIndex('outbox', 'seq'),
		lost: new Set((await database.get('meta', 'lost')) as string[] | undefined)
	}));
	const own = rows.filter(({ keyId }) => keyId === key?.keyId);
	const others = rows.filter(({ keyId }) => keyId !== key?.keyId);
	const opening = key ? await Promise.all(own.map((row) => opened(row, key))) : [];
	return {
		items: opening.filter((item) => item !== null),
		broken: [...own.filter((_, index) => opening[index] === null), ...others.filter(({ keyId }) => lost.has(keyId))],
		foreign: others.filter(({ keyId }) => !lost.has(keyId))
	};
}

function foreignUnsent(rows: readonly OutboxRow[], now: Date): ForeignUnsent | null {
	const [oldest] = rows.map(({ createdAt }) => createdAt).toSorted();
	if (oldest === undefined) return null;
	return { count: rows.length, oldest, old: oldAmong(rows, now).length, held: rowsHeld(rows).length };
}

/** What waits for its person, with all that stands on the same record: as much as can be told without a key. */
function rowsHeld(rows: readonly OutboxRow[]): OutboxRow[] {
	const held = new Set(rows.filter(({ standing }) => standing !== 'unsent').map(({ recordId }) => recordId));
	return rows.filter(({ recordId }) => held.has(recordId));
}

/**
 * What lies here longer than `foreignKeptDays`, by the device's clock. Of a record all or nothing: what stands on something that is gone
 * would wait for ever.
 */
export function oldAmong<T extends Pick<OutboxRow, 'recordId' | 'createdAt'>>(rows: readonly T[], now: Date): T[] {
	const isOld = (createdAt: string) => now.getTime() - new Date(createdAt).getTime() > foreignKeptDays * 86_400_000;
	const young = new Set(rows.filter(({ createdAt }) => !isOld(createdAt)).map(({ recordId }) => recordId));
	return rows.filter(({ recordId }) => !young.has(recordId));
}

/** null where the key is another, or the bytes are broken. */
export async function opened(row: OutboxRow, { key }: KeyRow): Promise<UnsentItem | null> {
	const command = await unseal<Command>(key, row.command);
	const answer = row.answer && (await unseal<CommandAnswer>(key, row.answer));
	const { opId, recordId, createdAt, attempts, standing } = row;
	return command && { opId, recordId, createdAt, attempts, standing, command, answer };
}
