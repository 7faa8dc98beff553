import { v7 } from 'uuid';
import { type AttachCommand, commandVersion } from '$lib/domain/outbox';
import { type ClaimFields } from '$lib/domain/training';
import { type FileRow, type KeyRow, type OutboxRow, type Sealed, withDatabase } from './database';
import { aloneAmong, deleteFile } from './file-rows';
import { keyOf, nextSequence } from './identity';
import { opened } from './outbox';
import { type ReadyFile } from './reduce';
import { allOrNothing, withRoom } from './room';
import { seal, sealBytes, unseal } from './seal';

/** What is sealed of a file beside its bytes: `about` is what its record said when it was chosen. */
export type FileSaid = {
	command: Omit<AttachCommand, 'recordId' | 'base'>;
	about: Pick<ClaimFields, 'courseCode' | 'completedOn'>;
	size: number;
};

/** Why the server did not take a file: `code` as it said it, `message` for people. */
export type FileAnswer = { code: string; message: string };

/** A file that is not on its record yet. `isAlone`: its record was sent, only the file was not. */
export type KeptFile = Pick<FileRow, 'opId' | 'recordId' | 'createdAt' | 'standing'> &
	Pick<FileSaid, 'about' | 'size'> & { name: string | null; isAlone: boolean; answer: FileAnswer | null };

/** Of which record the files are: the command that says it, and what it says. */
export type FilesOf = { opId: string; recordId: string; claim: ClaimFields };

/**
 * Keeps files beside their record, which is kept by now: all or none.
 *
 * @throws DOMException QuotaExceededError where the device has no room for them
 */
export async function keepFiles(person: string, record: FilesOf, files: readonly ReadyFile[]): Promise<void> {
	if (files.length === 0) return;
	const key = await keyOf(person);
	if (!key) throw new Error('the device is not of the person who chose these files');
	const sealed: { row: FileRow; bytes: Sealed }[] = [];
	for (const file of files) sealed.push(await sealedFile(key, record, file));
	await withRoom(async (database) => {
		const change = database.transaction(['files', 'fileBytes'], 'readwrite');
		await allOrNothing(change, async () => {
			for (const { row, bytes } of sealed) {
				await change.objectStore('files').put(row);
				await change.objectStore('fileBytes').put({ opId: row.opId, bytes });
			}
		});
	});
}

async function sealedFile(key: KeyRow, { opId: of, recordId, claim }: FilesOf, file: ReadyFile) {
	const { id: deviceId, seq: deviceSeq } = await nextSequence();
	const [opId, createdAt, { sha256, name }] = [v7(), new Date().toISOString(), file];
	const envelope = { opId, opVersion: commandVersion, deviceId, deviceSeq, userId: key.userId, capturedAt: createdAt };
	const { courseCode, completedOn } = claim;
	const command: FileSaid['command'] = { ...envelope, kind: 'attach', sha256, name };
	const said: FileSaid = { command, about: { courseCode, completedOn }, size: file.bytes.byteLength };
	const row: FileRow = {
		...{ opId, recordId, keyId: key.keyId, createdAt, of, standing: 'unsent', answer: null },
		said: await seal(key.key, said)
	};
	return { row, bytes: await sealBytes(key.key, file.bytes) };
}

/** The files of this person that are not on their records yet, the oldest first; none where the device is not theirs. */
export async function keptFiles(person: string): Promise<KeptFile[]> {
	const key = await keyOf(person);
	if (!key) return [];
	const read = await Promise.all((await filesOf(key)).map(({ row, isAlone }) => shownFile(key, row, isAlone)));
	return read.filter((file) => file !== null);
}

/** What lies here of this key; none that is alone is of a record whose 取下げ is under way. */
export async function filesOf(key: KeyRow): Promise<{ row: FileRow; isAlone: boolean }[]> {
	const { files, outbox } = await withDatabase(async (database) => ({
		files: await database.getAll('files'),
		outbox: await database.getAll('outbox')
	}));
	const own = files.filter(({ keyId }) => keyId === key.keyId);
	const beside = outbox.filter(({ recordId }) => own.some((row) => row.recordId === recordId));
	const takenBack = await takenBackIn(beside, key);
	const alone = new Set(aloneAmong(own, outbox).filter(({ recordId }) => !takenBack.has(recordId)));
	return own.map((row) => ({ row, isAlone: alone.has(row) }));
}

/** The records that are to be taken back by what is unsent. */
async function takenBackIn(outbox: readonly OutboxRow[], key: KeyRow): Promise<Set<string>> {
	const items = await Promise.all(outbox.map((row) => opened(row, key)));
	return new Set(items.flatMap((item) => (item?.command.kind === 'withdraw' ? [item.recordId] : [])));
}

/** null where it is broken: it is counted among what nobody can read. */
async function shownFile({ key }: KeyRow, row: FileRow, isAlone: boolean): Promise<KeptFile | null> {
	const said = await unseal<FileSaid>(key, row.said);
	const answer = row.answer && (await unseal<FileAnswer>(key, row.answer));
	const { opId, recordId, createdAt, standing } = row;
	if (!said) return null;
	const { about, size, command } = said;
	return { opId, recordId, createdAt, standing, about, size, name: command.name, isAlone, answer };
}

/** Takes a file away that is not on its record yet, as its person says. */
export async function dropFile(person: string, opId: string): Promise<void> {
	const key = await keyOf(person);
	await withDatabase(async (database) => {
		const change = database.transaction(['files', 'fileBytes'], 'readwrite');
		const [files, bytes] = [change.objectStore('files'), change.objectStore('fileBytes')];
		const row = await files.get(opId);
		if (key && row?.keyId === key.keyId) await deleteFile({ files, bytes }, opId);
		await change.done;
	});
}
