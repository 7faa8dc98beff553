import { v7 } from 'uuid';
import { type Command, type CommandAnswer, commandVersion } from '$lib/domain/outbox';
import { type ClaimFields } from '$lib/domain/training';
import { type KeyRow, type OutboxRow, withDatabase } from './database';
import { currentKey, nextSequence } from './identity';
import { seal, unseal } from './seal';

/** An unsent command as its person sees it; `answer` is why it stays, where the server said so. */
export type UnsentItem = Pick<OutboxRow, 'opId' | 'recordId' | 'createdAt' | 'attempts' | 'standing'> & {
	command: Command;
	answer: CommandAnswer | null;
};

/** What of others lies here unsent: nobody can read it here. */
export type ForeignUnsent = { count: number; oldest: string };

/** Everything unsent on this device, the oldest first. */
export type Unsent = { items: UnsentItem[]; foreign: ForeignUnsent | null };

export type KeepOutcome = { ok: true; opId: string; recordId: string } | { ok: false; reason: 'nobody' | 'not-there' };

type Said =
	{ kind: 'record'; claim: ClaimFields } | { kind: 'amend'; base: string; seen: number | null; claim: ClaimFields };
type Saying = Said | { kind: 'withdraw'; base: string; reason: string };

/** 受講を記録する: kept on the device before anything else, so that nothing depends on the network. */
export function keepRecord(claim: ClaimFields): Promise<KeepOutcome> {
	return keep(v7(), { kind: 'record', claim });
}

/**
 * 編集 of something unsent. What was never tried is said anew in its place; once tried, the edit is a command of its own on top of it.
 * What the server refused is replaced, since the server does not have it; after a conflict the edit says which version was seen.
 */
export async function editUnsent(opId: string, claim: ClaimFields): Promise<KeepOutcome> {
	const item = await itemOf(opId);
	if (!item || item.command.kind === 'withdraw') return { ok: false, reason: 'not-there' };
	const { command, answer, standing, attempts } = item;
	const seen = answer?.outcome === 'conflict' ? answer.server.entry : null;
	if (standing === 'unsent' && attempts > 0)
		return keep(command.recordId, { kind: 'amend', base: opId, seen: null, claim });
	const said: Said = command.kind === 'record' ? { kind: 'record', claim } : { ...command, seen, claim };
	return keep(command.recordId, said, opId);
}

/**
 * 取消 of something unsent. What was never tried, and what the server does not have, goes; what may have arrived is withdrawn by a
 * command on top of it, since nobody knows.
 */
export async function cancelUnsent(opId: string, reason: string): Promise<KeepOutcome> {
	const item = await itemOf(opId);
	if (!item) return { ok: false, reason: 'not-there' };
	if (item.standing === 'unsent' && item.attempts > 0)
		return keep(item.recordId, { kind: 'withdraw', base: opId, reason });
	const gone = await withDatabase(async (database) => {
		const change = database.transaction('outbox', 'readwrite');
		const row = await change.store.get(opId);
		const stillSo = row !== undefined && row.attempts === item.attempts;
		if (stillSo) await change.store.delete(opId);
		await change.done;
		return stillSo;
	});
	// A sending began between the look and the act.
	return gone ? { ok: true, opId, recordId: item.recordId } : cancelUnsent(opId, reason);
}

/**
 * Seals a command and keeps it; the transaction in which it appears is the one that takes `instead` away.
 *
 * @param instead the number of a command that this one takes the place of
 */
async function keep(recordId: string, said: Saying, instead: string | null = null): Promise<KeepOutcome> {
	const key = await currentKey();
	if (!key) return { ok: false, reason: 'nobody' };
	const { id: deviceId, seq: deviceSeq } = await nextSequence();
	const [opId, createdAt] = [v7(), new Date().toISOString()];
	const envelope = { opId, opVersion: commandVersion, deviceId, deviceSeq, userId: key.userId, recordId };
	const command = { ...envelope, capturedAt: createdAt, ...onlyWords(said) } as Command;
	const row: OutboxRow = {
		...{ opId, recordId, deviceSeq, keyId: key.keyId, createdAt, attempts: 0, standing: 'unsent', answer: null },
		command: await seal(key.key, command)
	};
	return withDatabase(async (database) => {
		const change = database.transaction('outbox', 'readwrite');
		const before = instead === null ? undefined : await change.store.get(instead);
		if (instead !== null && (!before || (before.standing === 'unsent' && before.attempts > 0))) {
			await change.done;
			return { ok: false, reason: 'not-there' };
		}
		if (instead !== null) await change.store.delete(instead);
		await change.store.put(row);
		await change.done;
		return { ok: true, opId, recordId };
	});
}

/** Without what an older command's envelope would bring along. */
function onlyWords(said: Saying): Saying {
	if (said.kind === 'record') return { kind: said.kind, claim: said.claim };
	if (said.kind === 'amend') return { kind: said.kind, base: said.base, seen: said.seen, claim: said.claim };
	return { kind: said.kind, base: said.base, reason: said.reason };
}

/** What is unsent here: of the person whose turn it is in words, of others only how many and since when. */
export async function unsent(): Promise<Unsent> {
	const key = await currentKey();
	const rows = await withDatabase((database) => database.getAllFromIndex('outbox', 'seq'));
	const own = rows.filter(({ keyId }) => keyId === key?.keyId);
	const others = rows.filter(({ keyId }) => keyId !== key?.keyId).map(({ createdAt }) => createdAt);
	const items = key ? await Promise.all(own.map((row) => opened(row, key))) : [];
	const foreign = others.length === 0 ? null : { count: others.length, oldest: others.toSorted()[0]! };
	return { items: items.filter((item) => item !== null), foreign };
}

async function itemOf(opId: string): Promise<UnsentItem | null> {
	const key = await currentKey();
	const row = await withDatabase((database) => database.get('outbox', opId));
	return key && row ? opened(row, key) : null;
}

/** null where the key is another, or the bytes are broken. */
export async function opened(row: OutboxRow, { key }: KeyRow): Promise<UnsentItem | null> {
	const command = await unseal<Command>(key, row.command);
	const answer = row.answer && (await unseal<CommandAnswer>(key, row.answer));
	const { opId, recordId, createdAt, attempts, standing } = row;
	return command && { opId, recordId, createdAt, attempts, standing, command, answer };
}
