import { type EvidenceAnswer } from '$lib/domain/evidence';
import { type AttachCommand } from '$lib/domain/outbox';
import { newRound } from './batch';
import { type FileRow, type KeyRow, type Meta, withDatabase } from './database';
import { type FileSaid } from './files';
import { currentKey } from './identity';
import { postInParts, type SenderSettings } from './post';
import { seal, unseal, unsealBytes } from './seal';

/** What came of sending files: `attached`: how many are on their records now; `isReached`: false where the server did not answer. */
export type FilesSent = { attached: number; isReached: boolean };

/** What became of one: `done` and `refused` for good, `later` another time, `stop`: nothing can be sent now. */
type Fate = { fate: 'done' | 'later' | 'stop' } | { fate: 'refused'; message: string };

/** ms: a large PDF over a slow network. */
const patience = 120_000;

/**
 * Sends the files of whose turn it is, of records that the server has: the bytes by themselves, then the command that puts them on the
 * record. One goes from the device when it is on its record. Of several windows and the worker one at a time, beside the records.
 */
export function sendFiles(settings: SenderSettings): Promise<FilesSent> {
	return alone(async () => {
		const key = await currentKey();
		const rows = key ? await sendable(key) : [];
		let attached = 0;
		for (const row of rows) {
			const end = await sendOne(key!, row, settings);
			if (end.fate === 'stop') return { attached, isReached: false };
			if (end.fate === 'done') attached += 1;
			await settleFile(key!, row, end);
		}
		return { attached, isReached: true };
	});
}

async function sendable({ keyId }: KeyRow): Promise<FileRow[]> {
	const rows = await withDatabase((database) => database.getAll('files'));
	return rows.filter((row) => row.keyId === keyId && row.base !== null && row.standing === 'unsent');
}

async function sendOne(key: KeyRow, row: FileRow, settings: SenderSettings): Promise<Fate> {
	const said = await unseal<FileSaid>(key.key, row.said);
	const bytes = await unsealBytes(key.key, row.file);
	if (!said || !bytes) return { fate: 'refused', message: '証跡のファイルが端末で壊れていて、送信できません。' };
	const put = await upload(settings.ask, said.command.sha256, bytes);
	if (put.fate !== 'done') return put;
	return attach(key, { ...said.command, recordId: row.recordId, base: row.base! }, settings);
}

async function upload(ask: typeof fetch, sha256: string, body: ArrayBuffer): Promise<Fate> {
	try {
		const response = await ask(`/api/evidence/${sha256}`, {
			method: 'PUT',
			headers: { 'content-type': 'application/octet-stream', accept: 'application/json' },
			body,
			redirect: 'manual',
			signal: AbortSignal.timeout(patience)
		});
		const answer = (await response.json()) as Partial<EvidenceAnswer> | null;
		if (answer?.kenshu !== 'evidence') return { fate: 'stop' };
		if ('message' in answer) return fateOf(answer as Extract<EvidenceAnswer, { code: string }>);
		return { fate: response.ok && 'sha256' in answer && answer.sha256 === sha256 ? 'done' : 'stop' };
	} catch {
		return { fate: 'stop' };
	}
}

function fateOf({ again, message }: { again: boolean; message: string }): Fate {
	return again ? { fate: 'later' } : { fate: 'refused', message };
}

async function attach(key: KeyRow, command: AttachCommand, settings: SenderSettings): Promise<Fate> {
	const reached = await postInParts(settings, await requestWith(key, command), newRound());
	if (reached.outcome === 'stumbled') return { fate: 'later' };
	if (reached.outcome !== 'answered') return { fate: 'stop' };
	const answer = reached.answers.find(({ opId }) => opId === command.opId);
	if (answer?.outcome === 'applied' || answer?.outcome === 'duplicate') return { fate: 'done' };
	if (answer?.outcome !== 'rejected') return { fate: 'later' };
	// The session is somebody else's by now.
	if (answer.code === 'another-person') return { fate: 'stop' };
	// There is nothing any more that it could prove.
	return answer.code === 'withdrawn' ? { fate: 'done' } : { fate: 'refused', message: answer.message };
}

/** The file counts as one more that is unsent. */
async function requestWith({ keyId, userId }: KeyRow, command: AttachCommand) {
	const { device, rows } = await withDatabase(async (database) => ({
		device: (await database.get('meta', 'device')) as Meta['device'] | undefined,
		rows: await database.getAll('outbox')
	}));
	const own = rows.filter((row) => row.keyId === keyId).map(({ createdAt }) => createdAt);
	const oldest = [...own, command.capturedAt].toSorted()[0]!;
	const { deviceId, deviceSeq } = command;
	const report = { deviceId, highestSeq: device?.seq ?? deviceSeq, waiting: own.length + 1, oldest };
	return { userId, ...report, commands: [command] };
}

async function settleFile(key: KeyRow, row: FileRow, end: Exclude<Fate, { fate: 'stop' }>): Promise<void> {
	if (end.fate === 'later') return;
	const answer = end.fate === 'refused' ? await seal(key.key, end.message) : null;
	await withDatabase(async (database) => {
		const change = database.transaction('files', 'readwrite');
		const now = await change.store.get(row.opId);
		if (now && answer) await change.store.put({ ...now, standing: 'rejected', answer });
		else await change.store.delete(row.opId);
		await change.done;
	});
}

function alone<T>(task: () => Promise<T>): Promise<T> {
	const locks = globalThis.navigator?.locks;
	return locks ? (locks.request('kenshu-files', task) as Promise<T>) : task();
}
