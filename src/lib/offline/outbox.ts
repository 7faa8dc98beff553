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

/** What of others lies here unsent: nobody can read it here. */
export type ForeignUnsent = { count: number; oldest: string };

/** Everything unsent on this device, the oldest first. `broken`: how many of the person's own nobody can read any more. */
export type Unsent = { items: UnsentItem[]; broken: number; foreign: ForeignUnsent | null };

export type KeepOutcome = { ok: true; opId: string; recordId: string } | { ok: false; reason: NotKept };

/** Why nothing was kept: `another-person`: the device is not the page's person's any more. */
export type NotKept = 'nobody' | 'another-person' | 'not-there';

/** What a command says, without its numbers. */
export type Saying =
	| { kind: 'record'; claim: ClaimFields }
	| { kind: 'amend'; base: string; seen: number | null; claim: ClaimFields }
	| { kind: 'withdraw'; base: string; reason: string };

/**
 * 受講を記録する: kept on the device before anything else, so that nothing depends on the network.
 *
 * @param person 職員番号 of whom the page was made for
 */
export async function keepRecord(person: string, claim: ClaimFields): Promise<KeepOutcome> {
	const key = await currentKey();
	if (key?.userId !== person) return { ok: false, reason: whyNot(key) };
	const row = await sealedRow(key, v7(), { kind: 'record', claim });
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
	const key = await keyOf(person);
	const rows = await withDatabase((database) => database.getAllFromIndex('outbox', 'seq'));
	const own = rows.filter(({ keyId }) => keyId === key?.keyId);
	const others = rows.filter(({ keyId }) => keyId !== key?.keyId).map(({ createdAt }) => createdAt);
	const opening = key ? await Promise.all(own.map((row) => opened(row, key))) : [];
	const items = opening.filter((item) => item !== null);
	const foreign = others.length === 0 ? null : { count: others.length, oldest: others.toSorted()[0]! };
	return { items, broken: opening.length - items.length, foreign };
}

/** null where the key is another, or the bytes are broken. */
export async function opened(row: OutboxRow, { key }: KeyRow): Promise<UnsentItem | null> {
	const command = await unseal<Command>(key, row.command);
	const answer = row.answer && (await unseal<CommandAnswer>(key, row.answer));
	const { opId, recordId, createdAt, attempts, standing } = row;
	return command && { opId, recordId, createdAt, attempts, standing, command, answer };
}
