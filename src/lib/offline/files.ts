import { v7 } from 'uuid';
import { type AttachCommand, commandVersion } from '$lib/domain/outbox';
import { type ClaimFields } from '$lib/domain/training';
import { type FileRow, type KeyRow, withDatabase } from './database';
import { keyOf, nextSequence } from './identity';
import { type ReadyFile } from './reduce';
import { withRoom } from './room';
import { seal, sealBytes, unseal } from './seal';

/** What is sealed of a file beside its bytes: `about` is what its record said when it was chosen. */
export type FileSaid = {
	command: Omit<AttachCommand, 'recordId' | 'base'>;
	about: Pick<ClaimFields, 'courseCode' | 'completedOn'>;
	size: number;
};

/** A file that is not on its record yet. `isAlone`: its record was sent, only the file was not; `answer`: why the server did not take it. */
export type KeptFile = Pick<FileRow, 'opId' | 'recordId' | 'createdAt' | 'standing'> &
	Pick<FileSaid, 'about' | 'size'> & { name: string | null; isAlone: boolean; answer: string | null };

/** Of which record the files are: the command that says it, and what it says. */
export type FilesOf = { opId: string; recordId: string; claim: ClaimFields };

/**
 * Keeps files beside their record, which is kept by now: all or none.
 *
 * @throws DOMException QuotaExceededError where the device has no room for them
 */
export async function keepFiles(person: string, record: FilesOf, files: readonly ReadyFile[]): Promise<void> {
	const key = await keyOf(person);
	if (!key || files.length === 0) return;
	const rows: FileRow[] = [];
	for (const file of files) rows.push(await sealedFile(key, record, file));
	await withRoom(async (database) => {
		const change = database.transaction(['outbox', 'files'], 'readwrite');
		// Another window may have sent the record meanwhile.
		const isUnsent = (await change.objectStore('outbox').index('record').count(record.recordId)) > 0;
		const base = isUnsent ? null : record.opId;
		for (const row of rows) await change.objectStore('files').put({ ...row, base });
		await change.done;
	});
}

async function sealedFile(key: KeyRow, { recordId, claim }: FilesOf, file: ReadyFile): Promise<FileRow> {
	const { id: deviceId, seq: deviceSeq } = await nextSequence();
	const [opId, createdAt, { sha256, name }] = [v7(), new Date().toISOString(), file];
	const envelope = { opId, opVersion: commandVersion, deviceId, deviceSeq, userId: key.userId, capturedAt: createdAt };
	const { courseCode, completedOn } = claim;
	const command: FileSaid['command'] = { ...envelope, kind: 'attach', sha256, name };
	const said: FileSaid = { command, about: { courseCode, completedOn }, size: file.bytes.byteLength };
	return {
		...{ opId, recordId, keyId: key.keyId, createdAt, base: null, standing: 'unsent', answer: null },
		...{ said: await seal(key.key, said), file: await sealBytes(key.key, file.bytes) }
	};
}

/** The files of this person that are not on their records yet, the oldest first; none where the device is not theirs. */
export async function keptFiles(person: string): Promise<KeptFile[]> {
	const key = await keyOf(person);
	if (!key) return [];
	const rows = (await withDatabase((database) => database.getAll('files'))).filter(({ keyId }) => keyId === key.keyId);
	const read = await Promise.all(rows.map((row) => shownFile(key, row)));
	return read.filter((file) => file !== null);
}

async function shownFile({ key }: KeyRow, row: FileRow): Promise<KeptFile | null> {
	const said = await unseal<FileSaid>(key, row.said);
	const answer = row.answer && (await unseal<string>(key, row.answer));
	const { opId, recordId, createdAt, standing, base } = row;
	if (!said) return null;
	const { about, size, command } = said;
	return { opId, recordId, createdAt, standing, about, size, name: command.name, isAlone: base !== null, answer };
}

/** Takes a file away that is not on its record yet, as its person says. */
export async function dropFile(person: string, opId: string): Promise<void> {
	const key = await keyOf(person);
	await withDatabase(async (database) => {
		const row = await database.get('files', opId);
		if (key && row?.keyId === key.keyId) await database.delete('files', opId);
	});
}
