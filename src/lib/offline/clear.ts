import { type FileRow, type OutboxRow, withDatabase } from './database';
import { deleteFile, moveFiles } from './file-rows';
import { oldAmong, sorted } from './outbox';

/**
 * Takes away for good what others left unsent and did not come back for in `foreignKeptDays`: never by itself, only where somebody at the
 * device says so.
 *
 * @param person 職員番号 of whom the page was made for: what is theirs stays
 * @returns how many went
 */
export async function clearForeign(person: string, now = new Date()): Promise<number> {
	const { foreign, foreignFiles } = await sorted(person);
	const old = new Set<object>(oldAmong([...foreign, ...foreignFiles], now));
	return remove(foreign.filter(isIn(old)), foreignFiles.filter(isIn(old)));
}

/** Takes away what nobody can read any more, in the same manner. */
export async function clearBroken(person: string): Promise<number> {
	const { broken, brokenFiles } = await sorted(person);
	return remove(broken, brokenFiles);
}

const isIn = (some: ReadonlySet<object>) => (one: object) => some.has(one);

/** These commands, each with the files that wait for it, and these files. */
async function remove(rows: readonly OutboxRow[], alone: readonly FileRow[]): Promise<number> {
	await withDatabase(async (database) => {
		const change = database.transaction(['outbox', 'files', 'fileBytes'], 'readwrite');
		const files = { files: change.objectStore('files'), bytes: change.objectStore('fileBytes') };
		for (const { opId, recordId } of rows) {
			await change.objectStore('outbox').delete(opId);
			await moveFiles(files, recordId, [opId], null);
		}
		for (const { opId } of alone) await deleteFile(files, opId);
		await change.done;
	});
	return rows.length + alone.length;
}
