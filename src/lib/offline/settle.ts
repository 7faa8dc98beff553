import { type CommandAnswer } from '$lib/domain/outbox';
import {
	type FileRow,
	type KeyRow,
	type OfflineDatabase,
	type OutboxRow,
	type Sealed,
	type SentRow,
	withDatabase
} from './database';
import { withRoom } from './room';
import { seal } from './seal';
import { isFull } from './storage';

/** Whether it waits for its person now. What a newer server may say besides is no word on it yet. */
export function isHeld(answer: CommandAnswer): answer is Extract<CommandAnswer, { outcome: 'conflict' | 'rejected' }> {
	const { outcome } = answer;
	return outcome === 'conflict' || outcome === 'rejected';
}

/** Whether the server has it. */
function isDone(answer: CommandAnswer): answer is Extract<CommandAnswer, { outcome: 'applied' | 'duplicate' }> {
	return answer.outcome === 'applied' || answer.outcome === 'duplicate';
}

function isOfAnother(answer: CommandAnswer): boolean {
	return answer.outcome === 'rejected' && answer.code === 'another-person';
}

/**
 * Takes note of the answers in one transaction: what the server has leaves the outbox and stands among the sent until the ledger is asked
 * for again; what it refused stays with its reason. What it took for another's waits until its person is back. On a full device what the
 * server has leaves all the same, and nothing else is noted.
 */
export async function settle(key: KeyRow, waiting: number, answers: readonly CommandAnswer[]): Promise<void> {
	const sealed = new Map(
		await Promise.all(answers.map(async (answer) => [answer.opId, await seal(key.key, answer)] as const))
	);
	const at = new Date().toISOString();
	const said = { key, answers, sealed, at, told: waiting - answers.filter(isDone).length };
	try {
		await withRoom((database) => noteAll(database, said));
	} catch (thrown) {
		if (!isFull(thrown)) throw thrown;
		await withDatabase((database) => onlyRemove(database, answers.filter(isDone)));
	}
}

type Said = {
	key: KeyRow;
	answers: readonly CommandAnswer[];
	sealed: ReadonlyMap<string, Sealed>;
	at: string;
	told: number;
};

async function noteAll(database: OfflineDatabase, { key, answers, sealed, at, told }: Said): Promise<void> {
	const change = database.transaction(['outbox', 'sent', 'meta', 'files'], 'readwrite');
	const [outbox, sent, meta] = [change.objectStore('outbox'), change.objectStore('sent'), change.objectStore('meta')];
	// Whoever has signed out meanwhile left nothing here but what is unsent.
	const isTheirs = ((await meta.get('key')) as KeyRow | undefined)?.keyId === key.keyId;
	for (const answer of answers) {
		const row = await outbox.get(answer.opId);
		if (!row) continue;
		if (isDone(answer)) {
			if (isTheirs) await sent.put({ ...sentRow(row, answer.state, at), ...unreadOf(answer, sealed) });
			await outbox.delete(row.opId);
			await noteFiles(change.objectStore('files'), row, answer.state);
		} else if (isHeld(answer) && !isOfAnother(answer))
			await outbox.put({ ...row, standing: answer.outcome, answer: sealed.get(answer.opId)! });
	}
	if (isTheirs) await meta.put({ lastAt: at, needsSignIn: answers.some(isOfAnother), told }, 'sync');
	await change.done;
}

function sentRow({ opId, recordId, keyId, command }: OutboxRow, state: SentRow['state'], at: string): SentRow {
	return { opId, recordId, keyId, at, state, command, isListed: false };
}

/** Whoever saved it without a network has seen no answer: what the server has otherwise is kept until they read it. */
function unreadOf(answer: CommandAnswer, sealed: Said['sealed']): Pick<SentRow, 'unread'> {
	return answer.outcome === 'duplicate' && answer.server ? { unread: sealed.get(answer.opId)! } : {};
}

async function onlyRemove(database: OfflineDatabase, done: readonly CommandAnswer[]): Promise<void> {
	const change = database.transaction('outbox', 'readwrite');
	const rows = await Promise.all(done.map(({ opId }) => change.store.get(opId)));
	await Promise.all([...done.map(({ opId }) => change.store.delete(opId)), change.done]);
	const files = database.transaction('files', 'readwrite');
	for (const row of rows) if (row) await noteFiles(files.store, row, 'waiting');
	await files.done;
}

type FileStore = {
	index(name: 'record'): { getAll(recordId: string): Promise<FileRow[]> };
	put(row: FileRow): Promise<unknown>;
	delete(opId: string): Promise<void>;
};

/** The files of a record that the server has can follow; those of one that was taken back prove nothing. */
async function noteFiles(files: FileStore, { opId, recordId }: OutboxRow, state: SentRow['state']): Promise<void> {
	for (const file of await files.index('record').getAll(recordId)) {
		if (state === 'withdrawn') await files.delete(file.opId);
		else if (file.base === null) await files.put({ ...file, base: opId });
	}
}
