import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { type CellValue } from 'hucre/xlsx';

/** Sheets as the library reads them, without the blank cells at the end of a row and the blank rows at the end of a sheet. */
export type RawSheet = { name: string; rows: CellValue[][] };
export type RawWorkbook =
	{ ok: true; sheets: RawSheet[] } | { ok: false; reason: 'broken' | 'encrypted' | 'too-large' };

/** Some rows of a sheet, the first of it with its name; the next are handed over when these are asked for more. */
type Answer = { name: string | null; rows: CellValue[][] } | { end: RawWorkbook };

const library = pathToFileURL(createRequire(import.meta.url).resolve('hucre/xlsx')).href;
/** A workbook that takes longer or needs more is none that anybody keeps. */
const mostMilliseconds = 60_000;
const mostMegabytes = 512;
/** Whoever asks takes fewer; what is handed over is laid out once more, by everybody's thread. */
const mostRows = 100_000;
/** So few that laying them out holds everybody else for some milliseconds. */
const rowsAtOnce = 2_000;

/**
 * What the thread runs, as text: a file of its own would not be found beside the built server. Only what the library throws is a fault of
 * the workbook; anything else ends the thread with its error. A word in the last cell of all makes a sheet of more cells than the library
 * would lay out, which it says in its message alone.
 */
const program = `
const { parentPort, workerData } = require('node:worker_threads');
const isBlank = (value) => value === null || value === undefined || (typeof value === 'string' && value.trim() === '');
const isEmpty = (row) => row.length === 0;
const withoutEnd = (values, isNothing) => values.slice(0, values.findLastIndex((value) => !isNothing(value)) + 1);
const told = ({ name, message }) => {
	if (name === 'EncryptedFileError') return { ok: false, reason: 'encrypted' };
	return { ok: false, reason: /over the \\d+ limit/.test(message) ? 'too-large' : 'broken' };
};
import(workerData.library).then(async ({ readXlsx }) => {
	const read = await readXlsx(workerData.bytes).catch(told);
	const sheets = (read.sheets ?? []).map(({ name, rows }) => ({ name, rows: withoutEnd(rows.map((row) => withoutEnd(row, isBlank)), isEmpty) }));
	const isTooLong = sheets.some(({ rows }) => rows.length > ${mostRows});
	const parts = isTooLong ? [] : sheets.flatMap(({ name, rows }) => [
		{ name, rows: rows.slice(0, ${rowsAtOnce}) },
		...Array.from({ length: Math.max(0, Math.ceil(rows.length / ${rowsAtOnce}) - 1) }, (_, nth) => (
			{ name: null, rows: rows.slice((nth + 1) * ${rowsAtOnce}, (nth + 2) * ${rowsAtOnce}) }))
	]);
	const end = isTooLong ? { ok: false, reason: 'too-large' } : read.sheets ? { ok: true, sheets: [] } : read;
	const next = () => parentPort.postMessage(parts.shift() ?? { end });
	parentPort.on('message', next);
	next();
});`;

let previous: Promise<unknown> = Promise.resolve();

/**
 * Reads a workbook in a thread of its own, so that everybody else is answered meanwhile; one at a time, so that they have a core to be
 * answered by.
 *
 * @throws where it is not the workbook's fault
 */
export function readAside(bytes: Uint8Array, from = library): Promise<RawWorkbook> {
	const reading = previous.then(() => readInThread(bytes, from));
	previous = reading.catch(() => undefined);
	return reading;
}

function readInThread(bytes: Uint8Array, from: string): Promise<RawWorkbook> {
	const resourceLimits = { maxOldGenerationSizeMb: mostMegabytes };
	const thread = new Worker(program, {
		eval: true,
		execArgv: [],
		resourceLimits,
		workerData: { library: from, bytes }
	});
	const sheets: RawSheet[] = [];
	let timer: NodeJS.Timeout | undefined;
	return new Promise<RawWorkbook>((resolve, reject) => {
		timer = setTimeout(() => resolve({ ok: false, reason: 'too-large' }), mostMilliseconds);
		thread.on('message', (answer: Answer) => {
			if ('end' in answer) return resolve(answer.end.ok ? { ok: true, sheets } : answer.end);
			const { name, rows } = answer;
			if (name === null) for (const row of rows) sheets.at(-1)!.rows.push(row);
			else sheets.push({ name, rows });
			setImmediate(() => thread.postMessage('more'));
		});
		thread.on('error', (error: NodeJS.ErrnoException) => {
			if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve({ ok: false, reason: 'too-large' });
			else reject(error);
		});
	}).finally(async () => {
		clearTimeout(timer);
		await thread.terminate();
	});
}
