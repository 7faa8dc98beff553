import { type AttachCommand } from '$lib/domain/outbox';
import { newRound } from './batch';
import { type FileRow, type KeyRow, type Meta, withDatabase } from './database';
import { deleteFile } from './file-rows';
import { type FileAnswer, type FileSaid, filesOf } from './files';
import { currentKey } from './identity';
import { postInParts, type SenderSettings } from './post';
import { type EndHere, type FileFate, upload } from './put-file';
import { seal, unseal, unsealBytes } from './seal';
import { unknownHere } from './sender';
import { noteSync } from './sync';

/**
 * What came of sending files. `attached`: how many are on their records now; `left`: something can go with a later attempt; `needs-sign-in`
 * as for a `Sending`.
 */
export type FilesSent = { attached: number; outcome: 'sent' | 'left' | 'not-reached' | 'needs-sign-in' };

/** Those that no answer came for when this window or worker last sent them: they go last, so that one that never gets through stops none. */
const failedLately = new Set<string>();

/**
 * Sends the files of whose turn it is, of records that the server has: the bytes by themselves, then the command that puts them on the
 * record. One goes from the device when it is on its record. Of several windows and the worker one at a time, beside the records.
 */
export function sendFiles(settings: SenderSettings): Promise<FilesSent> {
	return alone(async () => {
		const key = await currentKey();
		return key ? sendEach(key, await sendable(key), settings) : { attached: 0, outcome: 'sent' };
	});
}

async function sendEach(key: KeyRow, rows: readonly FileRow[], settings: SenderSettings): Promise<FilesSent> {
	let [attached, isLeft] = [0, false];
	for (const row of rows) {
		failedLately.add(row.opId);
		const end = await sendOne(key, row, settings);
		if (end.fate === 'not-reached') return { attached, outcome: 'not-reached' };
		if (end.fate === 'needs-sign-in') return { attached, ...(await unknownHere(key, end, settings)) };
		failedLately.delete(row.opId);
		await settleFile(key, row, end);
		if (end.fate === 'done') attached += 1;
		isLeft ||= end.fate === 'busy';
	}
	return { attached, outcome: isLeft ? 'left' : 'sent' };
}

async function sendable(key: KeyRow): Promise<FileRow[]> {
	const files = await filesOf(key);
	const rows = files.flatMap(({ row, isAlone }) => (isAlone && row.standing === 'unsent' ? [row] : []));
	const isLast = ({ opId }: FileRow) => failedLately.has(opId);
	return [...rows.filter((row) => !isLast(row)), ...rows.filter(isLast)];
}

const broken: FileFate = {
	fate: 'refused',
	answer: { code: 'broken', message: '証跡のファイルが端末で壊れていて、送信できません。' }
};

async function sendOne(key: KeyRow, row: FileRow, settings: SenderSettings): Promise<FileFate | EndHere> {
	const sealed = await withDatabase((database) => database.get('fileBytes', row.opId));
	const said = await unseal<FileSaid>(key.key, row.said);
	const bytes = sealed && (await unsealBytes(key.key, sealed.bytes));
	if (!said || !bytes) return broken;
	const end = await upload(settings.ask, { person: key.userId, sha256: said.command.sha256, bytes });
	if (end.fate !== 'done') return end;
	return attach(key, { ...said.command, recordId: row.recordId, base: row.of }, settings);
}

async function attach(key: KeyRow, command: AttachCommand, settings: SenderSettings): Promise<FileFate | EndHere> {
	const request = await requestWith(key, command);
	const reached = await postInParts(settings, request, newRound());
	if (reached.outcome === 'stumbled') return { fate: 'busy' };
	if (reached.outcome === 'needs-sign-in') return { ...reached, fate: 'needs-sign-in' };
	if (reached.outcome !== 'answered') return { fate: 'not-reached' };
	const answer = reached.answers.find(({ opId }) => opId === command.opId);
	const isDone = answer?.outcome === 'applied' || answer?.outcome === 'duplicate';
	await noteSync(key.userId, { told: request.waiting - (isDone ? 1 : 0) });
	if (isDone) return { fate: 'done' };
	if (answer?.outcome !== 'rejected') return { fate: 'waiting' };
	// The session is somebody else's by now.
	if (answer.code === 'another-person') return { fate: 'needs-sign-in' };
	return { fate: 'refused', answer: { code: answer.code, message: answer.message } };
}

/** It says, as every request does, how many lie here unsent: this one among them. */
async function requestWith({ keyId, userId }: KeyRow, command: AttachCommand) {
	const { device, rows } = await withDatabase(async (database) => ({
		device: (await database.get('meta', 'device')) as Meta['device'] | undefined,
		rows: [...(await database.getAll('outbox')), ...(await database.getAll('files'))]
	}));
	const own = rows.filter((row) => row.keyId === keyId).map(({ createdAt }) => createdAt);
	const oldest = [...own, command.capturedAt].toSorted()[0]!;
	const { deviceId, deviceSeq } = command;
	const report = { deviceId, highestSeq: device?.seq ?? deviceSeq, waiting: Math.max(1, own.length), oldest };
	return { userId, ...report, commands: [command] };
}

async function settleFile(key: KeyRow, row: FileRow, end: FileFate): Promise<void> {
	if (end.fate !== 'done' && end.fate !== 'refused') return;
	const answer = end.fate === 'refused' ? await seal(key.key, end.answer satisfies FileAnswer) : null;
	await withDatabase(async (database) => {
		const change = database.transaction(['files', 'fileBytes'], 'readwrite');
		const [files, bytes] = [change.objectStore('files'), change.objectStore('fileBytes')];
		const now = await files.get(row.opId);
		if (now && answer) await files.put({ ...now, standing: 'rejected', answer });
		else if (now) await deleteFile({ files, bytes }, row.opId);
		await change.done;
	});
}

function alone<T>(task: () => Promise<T>): Promise<T> {
	const locks = globalThis.navigator?.locks;
	return locks ? (locks.request('kenshu-files', task) as Promise<T>) : task();
}
