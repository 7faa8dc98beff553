import { type CommandAnswer, type OutboxCommand } from '$lib/domain/outbox';
import { type KeyRow, type OfflineDatabase, type OutboxRow, type Sealed, type SentRow, withDatabase } from './database';
import { deleteFilesOf } from './file-rows';
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
 * server has leaves all the same, and nothing else is noted. With a record that was taken back here its files go, which prove nothing now.
 */
export async function settle(key: KeyRow, asked: Asked, answers: readonly CommandAnswer[]): Promise<void> {
	const sealed = new Map(
		await Promise.all(answers.map(async (answer) => [answer.opId, await seal(key.key, answer)] as const))
	);
	const at = new Date().toISOString();
	const done = answers.filter(isDone);
	const takenBack = recordsTakenBack(asked.commands, done);
	const said = { key, answers, sealed, at, takenBack, told: asked.waiting - done.length };
	try {
		await withRoom((database) => noteAll(database, said));
	} catch (thrown) {
		if (!isFull(thrown)) throw thrown;
		await withDatabase((database) => onlyRemove(database, done, takenBack));
	}
}

/** What was asked: `waiting` as in the request. */
type Asked = { waiting: number; commands: readonly Pick<OutboxCommand, 'opId' | 'recordId' | 'kind'>[] };

/** By this device's own word: what was taken back elsewhere is told to whoever's file was for it. */
function recordsTakenBack(commands: Asked['commands'], done: readonly { opId: string }[]): string[] {
	const ids = new Set(done.map(({ opId }) => opId));
	return commands.flatMap(({ opId, recordId, kind }) => (kind === 'withdraw' && ids.has(opId) ? [recordId] : []));
}

type Said = {
	key: KeyRow;
	answers: readonly CommandAnswer[];
	sealed: ReadonlyMap<string, Sealed>;
	at: string;
	takenBack: readonly string[];
	told: number;
};

async function noteAll(database: OfflineDatabase, { key, answers, sealed, at, takenBack, told }: Said): Promise<void> {
	const change = database.transaction(['outbox', 'sent', 'meta', 'files', 'fileBytes'], 'readwrite');
	const [outbox, sent, meta] = [change.objectStore('outbox'), change.objectStore('sent'), change.objectStore('meta')];
	// Whoever has signed out meanwhile left nothing here but what is unsent.
	const isTheirs = ((await meta.get('key')) as KeyRow | undefined)?.keyId === key.keyId;
	for (const answer of answers) {
		const row = await outbox.get(answer.opId);
		if (!row) continue;
		if (isDone(answer)) {
			if (isTheirs) await sent.put({ ...sentRow(row, answer.state, at), ...unreadOf(answer, sealed) });
			await outbox.delete(row.opId);
		} else if (isHeld(answer) && !isOfAnother(answer))
			await outbox.put({ ...row, standing: answer.outcome, answer: sealed.get(answer.opId)! });
	}
	const files = { files: change.objectStore('files'), bytes: change.objectStore('fileBytes') };
	for (const recordId of takenBack) await deleteFilesOf(files, recordId);
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

async function onlyRemove(
	database: OfflineDatabase,
	done: readonly CommandAnswer[],
	takenBack: readonly string[]
): Promise<void> {
	const change = database.transaction(['outbox', 'files', 'fileBytes'], 'readwrite');
	const files = { files: change.objectStore('files'), bytes: change.objectStore('fileBytes') };
	for (const { opId } of done) await change.objectStore('outbox').delete(opId);
	for (const recordId of takenBack) await deleteFilesOf(files, recordId);
	await change.done;
}
