import { type Command, type CommandAnswer, type ServerRecord } from '$lib/domain/outbox';
import { type KeyRow, type SentRow, withDatabase } from './database';
import { currentKey, keyOf } from './identity';
import { answerShape, phoneQuestions } from './reach';
import { unseal } from './seal';
import { noteSync } from './sync';

/** An answer of the server, or the last one that was kept: then `at` says since when. */
export type Answered<T> = { body: T; at: string | null };

/**
 * Keeps what the server answered this person, for the time without a network: what is their own, and where the device is theirs. What was
 * sent before the ledger was asked for stands in the answer from now on; what was sent after is still shown beside it.
 *
 * @param askedAt when the question was put, on this device's clock
 */
export async function keepSnapshot(person: string, path: string, body: unknown, askedAt: Date): Promise<void> {
	if (!phoneQuestions.includes(path)) return;
	const at = new Date().toISOString();
	const isKept = await withDatabase(async (database) => {
		const change = database.transaction(['meta', 'snapshot', 'sent'], 'readwrite');
		const key = (await change.objectStore('meta').get('key')) as KeyRow | undefined;
		const isTheirs = key?.userId === person;
		if (isTheirs) await change.objectStore('snapshot').put({ path, keyId: key.keyId, body, at, shape: answerShape });
		const sent = isTheirs && path === '/api/records' ? await change.objectStore('sent').getAll() : [];
		for (const row of sent) {
			if (row.at < dayBefore(askedAt) && !row.unread) await change.objectStore('sent').delete(row.opId);
			else if (row.at < askedAt.toISOString()) await change.objectStore('sent').put({ ...row, isListed: true });
		}
		await change.done;
		return isTheirs;
	});
	if (isKept) await noteSync(person, { lastAt: at, needsSignIn: false });
}

function dayBefore(moment: Date): string {
	return new Date(moment.getTime() - 86_400_000).toISOString();
}

/**
 * The last answer to this question on this device; null where it was never asked here by this person, or by a build that would not
 * understand it.
 *
 * @param person null where nobody is named yet: then it is the person whose device it is
 */
export async function lastSnapshot<T>(person: string | null, path: string): Promise<{ body: T; at: string } | null> {
	const key = person === null ? await currentKey() : await keyOf(person);
	const row = key && (await withDatabase((database) => database.get('snapshot', path)));
	// What a build before there were shapes has kept is of the first.
	const isReadable = row && row.keyId === key.keyId && (row.shape ?? 1) === answerShape;
	return isReadable ? { body: row.body as T, at: row.at } : null;
}

/** Which of these questions were not answered here to this person since then (ms of the device's clock). */
export async function notYetAsked(person: string, paths: readonly string[], since = 0): Promise<string[]> {
	const known = await Promise.all(paths.map((path) => lastSnapshot(person, path)));
	return paths.filter((_, index) => {
		const answer = known[index];
		return !answer || Date.parse(answer.at) < since;
	});
}

/**
 * What this person sent, and when; `isListed`: whether the ledger was asked for since. `unread`: the record as it stands, where something of
 * the command was not taken over into it and the person has not read so yet.
 */
export type SentItem = Pick<SentRow, 'opId' | 'recordId' | 'state' | 'at' | 'isListed'> & {
	command: Command;
	unread?: ServerRecord;
};

/** What this person sent since the ledger was last asked for, the oldest first. */
export async function sentSince(person: string): Promise<SentItem[]> {
	return (await sentLately(person)).filter(({ isListed }) => !isListed);
}

/** The same with what was sent within about a day before that: other answers that are kept here may be older than the ledger. */
export async function sentLately(person: string): Promise<SentItem[]> {
	const key = await keyOf(person);
	if (!key) return [];
	const rows = await withDatabase((database) => database.getAll('sent'));
	const own = rows.filter(({ keyId }) => keyId === key.keyId).toSorted((one, other) => one.at.localeCompare(other.at));
	const opened = await Promise.all(
		own.map(async ({ command, opId, recordId, state, at, isListed, unread }) => {
			const said = await unseal<Command>(key.key, command);
			const answer = unread ? await unseal<CommandAnswer>(key.key, unread) : null;
			return said && { opId, recordId, state, at, isListed, command: said, ...standingIn(answer) };
		})
	);
	return opened.filter((item) => item !== null);
}

function standingIn(answer: CommandAnswer | null): Pick<SentItem, 'unread'> {
	return answer?.outcome === 'duplicate' && answer.server ? { unread: answer.server } : {};
}
