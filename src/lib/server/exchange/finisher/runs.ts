import { eq } from 'drizzle-orm';
import { can, type Viewer } from '$lib/domain/access';
import { actorOf } from '../../access/actor';
import { type Database } from '../../db/open';
import { importRun } from '../../db/schema';
import { importRuns } from '../queries';
import { undoImport, type UndoOutcome } from '../undo';
import { theirsAlone } from './run-courses';
import { type Upload } from './upload';

/** Begins the name of every import that was a list; a package is called by its file or folder. */
const mark = '修了者名簿：';
const mostRuns = 20;

/** What an import of this list is called in the list of imports and in the log. */
export function runName({ fileName, progress }: Pick<Upload, 'fileName' | 'progress'>): string {
	return `${mark}${progress.sender}（${fileName}）`;
}

/** The lists taken in last that this person might have taken in, the latest first, by the name of sender and file. */
export async function finisherRuns(database: Pick<Database, 'snapshot'>, viewer: Viewer) {
	return database.snapshot(async (tx) => {
		const isTheirs = theirsAlone(tx, viewer);
		const shown: Awaited<ReturnType<typeof importRuns>> = [];
		for (const run of (await importRuns(tx.db)).filter(isFinisherRun).reverse()) {
			if (shown.length === mostRuns) break;
			if (await isTheirs(run.entry)) shown.push(run);
		}
		return shown.map(({ number, name, at, files, undoneBy }) => ({
			number,
			name: name.slice(mark.length),
			at,
			counts: files['completions.csv'] ?? { added: 0, changed: 0, unchanged: 0 },
			isUndone: undoneBy !== null
		}));
	});
}

function isFinisherRun({ name, files }: Pick<typeof importRun.$inferSelect, 'name' | 'files'>): boolean {
	return name.startsWith(mark) && Object.keys(files).every((file) => file === 'completions.csv');
}

/**
 * Takes a list back as a whole, as any import; an import of another kind is not for this page, and one with records that this person
 * could not have taken in (`not-theirs`) is 人事's to take back.
 */
export async function undoList(
	database: Database,
	viewer: Viewer,
	number: number
): Promise<UndoOutcome | { ok: false; reason: 'not-allowed' | 'not-theirs' }> {
	if (!can(viewer, 'finisher:import')) return { ok: false, reason: 'not-allowed' };
	const [run] = await database.reader.select().from(importRun).where(eq(importRun.number, number));
	if (!run || !isFinisherRun(run)) return { ok: false, reason: 'unknown' };
	const isTheirs = await database.snapshot((tx) => theirsAlone(tx, viewer)(run.addedBy));
	if (!isTheirs) return { ok: false, reason: 'not-theirs' };
	return undoImport(database, actorOf(viewer), number);
}
