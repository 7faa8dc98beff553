import { v7 } from 'uuid';
import { type Command, type CommandAnswer, commandVersion } from '$lib/domain/outbox';
import { type ClaimFields } from '$lib/domain/training';
import { type FileRow, type KeyRow, type OutboxRow, withDatabase } from './database';
import { aloneAmong } from './file-rows';
import { currentKey, keyOf, nextSequence } from './identity';
import { seal, unseal } from './seal';

/** An unsent command as its person sees it; `answer` is why it stays, where the server said so. */
export type UnsentItem = Pick<OutboxRow, 'opId' | 'recordId' | 'createdAt' | 'attempts' | 'standing'> & {
	command: Command;
	answer: CommandAnswer | null;
};

/**
 * What of others lies here unsent: nobody can read it here. `count`: commands; `files`: files whose record was sent, the others go with
 * theirs. Of both together: `old`: how many are older than `foreignKeptDays`; `held`: how many wait for their person, whatever is sent.
 */
export type ForeignUnsent = { count: number; files: number; oldest: string; old: number; held: number };

/** Days after which what somebody else left unsent may be cleared away, by whoever says so: its person has had a month to come back. */
export const foreignKeptDays = 30;

/**
 * Everything unsent on this device, the oldest first. `broken`, and of the files that stand alone `brokenFiles`: how many nobody can read any
 * more, here or anywhere.
 */
export type Unsent = { items: UnsentItem[]; broken: number; brokenFiles: number; foreign: ForeignUnsent | null };

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
	const { items, broken, brokenFiles, foreign, foreignFiles } = await sorted(person);
	const ofOthers = foreignUnsent(foreign, foreignFiles, new Date());
	return { items, broken: broken.length, brokenFiles: brokenFiles.length, foreign: ofOthers };
}

/** What lies here, by who can read it: this person, nobody any more, or others. Of the files those that stand alone. */
type Sorted = {
	items: UnsentItem[];
	broken: OutboxRow[];
	foreign: OutboxRow[];
	brokenFiles: FileRow[];
	foreignFiles: FileRow[];
};

export async function sorted(person: string): Promise<Sorted> {
	const key = await keyOf(person);
	const { rows, files, lost } = await withDatabase(async (database) => ({
		rows: await database.getAllFromIndex('outbox', 'seq'),
		files: await database.getAll('files'),
		lost: new Set((await database.get('meta', 'lost')) as string[] | undefined)
	}));
	const alone = aloneAmong(files, rows);
	const isOwn = ({ keyId }: { keyId: string }) => keyId === key?.keyId;
	const isLost = (row: { keyId: string }) => !isOwn(row) && lost.has(row.keyId);
	const isForeign = (row: { keyId: string }) => !isOwn(row) && !lost.has(row.keyId);
	const [opening, unreadable] = key ? await ofKey(key, rows.filter(isOwn), alone.filter(isOwn)) : [[], []];
	return {
		items: opening.flatMap(({ item }) => item ?? []),
		broken: [...opening.flatMap(({ row, item }) => (item ? [] : row)), ...rows.filter(isLost)],
		brokenFiles: [...unreadable, ...alone.filter(isLost)],
		foreign: rows.filter(isForeign),
		foreignFiles: alone.filter(isForeign)
	};
}

/** The commands of this key with what they say, and those of the files that nobody can read. */
async function ofKey(key: KeyRow, rows: readonly OutboxRow[], files: readonly FileRow[]) {
	const items = await Promise.all(rows.map(async (row) => ({ row, item: await opened(row, key) })));
	const said = await Promise.all(files.map(({ said }) => unseal(key.key, said)));
	return [items, files.filter((_, index) => said[index] === null)] as const;
}

type Waiting = Pick<OutboxRow, 'recordId' | 'createdAt' | 'standing'>;

function foreignUnsent(rows: readonly Waiting[], files: readonly FileRow[], now: Date): ForeignUnsent | null {
	const all = [...rows, ...files];
	const [oldest] = all.map(({ createdAt }) => createdAt).toSorted();
	if (oldest === undefined) return null;
	const counts = { count: rows.length, files: files.length };
	const held = heldAmong(rows).length + files.filter(({ standing }) => standing === 'rejected').length;
	return { ...counts, oldest, old: oldAmong(all, now).length, held };
}

/** What waits for its person, with all that stands on the same record: as much as can be told without a key. */
function heldAmong(rows: readonly Waiting[]): Waiting[] {
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
