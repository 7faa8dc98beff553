import { can, type Viewer } from '$lib/domain/access';
import { type FinisherSheet, guessColumns, type ListTerms, tableOf } from '$lib/domain/exchange';
import { type Database } from '../../db/open';
import { readListFile } from './read-file';
import { keepUpload } from './upload';

export type BeginOutcome = { ok: true; key: string } | { ok: false; message: string };

/** Reads a list that was sent and keeps it for the next steps. The sheet with the most headings that are known is looked at first. */
export async function beginList(
	database: Database,
	viewer: Viewer,
	terms: ListTerms,
	file: { name: string; size: number; arrayBuffer(): Promise<ArrayBuffer> }
): Promise<BeginOutcome> {
	if (!can(viewer, 'finisher:import')) return { ok: false, message: '修了者名簿を取り込む権限がありません。' };
	const reading = await readListFile(file.name, new Uint8Array(await file.arrayBuffer()));
	if (!reading.ok) return reading;
	const { sheets } = reading;
	const known = sheets.map(knownHeadings);
	const most = Math.max(...known);
	if (most < 0)
		return { ok: false, message: '人の行がありません。見出しの下に、修了した人の行がある名簿を選んでください。' };
	const progress = { ...terms, sheet: known.indexOf(most), headerRow: null, columns: null, answers: {}, taken: null };
	const key = await keepUpload(database, viewer, { fileName: shortName(file.name), sheets, progress });
	return { ok: true, key };
}

/** How many columns of a sheet are known by name; -1 where nothing stands under them. */
function knownHeadings(sheet: FinisherSheet): number {
	const { headings, rows } = tableOf(sheet);
	return rows.length === 0 ? -1 : Object.keys(guessColumns(headings).sources).length;
}

/** Without a folder, and no longer than a log can show. */
function shortName(name: string): string {
	return (name.split(/[\\/]/).at(-1) ?? '').slice(0, 100);
}
