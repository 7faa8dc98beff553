import { type FileRow } from './database';

type Deleting = { delete(opId: string): Promise<void> };

type Moving = Deleting & {
	index(name: 'record'): { getAll(recordId: string): Promise<FileRow[]> };
	put(row: FileRow): Promise<unknown>;
};

/** The stores of one transaction in which files are: what is said of them, and their bytes. */
export type FileStores<Files extends Deleting = Deleting> = { files: Files; bytes: Deleting };

/** Takes a file away with its bytes. */
export async function deleteFile({ files, bytes }: FileStores, opId: string): Promise<void> {
	await files.delete(opId);
	await bytes.delete(opId);
}

/** Takes away every file of this record. */
export async function deleteFilesOf(stores: FileStores<Moving>, recordId: string): Promise<void> {
	for (const { opId } of await stores.files.index('record').getAll(recordId)) await deleteFile(stores, opId);
}

/**
 * The files that were chosen with commands that go: they are of what takes their place, and go with them where nothing does.
 *
 * @param gone the commands of this record that go
 */
export async function moveFiles(
	stores: FileStores<Moving>,
	recordId: string,
	gone: readonly string[],
	to: { opId: string; recordId: string } | null
): Promise<void> {
	for (const file of await stores.files.index('record').getAll(recordId)) {
		if (!gone.includes(file.of)) continue;
		if (to) await stores.files.put({ ...file, of: to.opId, recordId: to.recordId });
		else await deleteFile(stores, file.opId);
	}
}

/** Those whose command has left the outbox: only they themselves are still to be sent. */
export function aloneAmong<T extends Pick<FileRow, 'of'>>(
	files: readonly T[],
	outbox: readonly { opId: string }[]
): T[] {
	const there = new Set(outbox.map(({ opId }) => opId));
	return files.filter(({ of }) => !there.has(of));
}
