import { type Viewer } from '$lib/domain/access';
import { type Ledger } from '$lib/domain/ledger';
import { figureOf } from '../indicator/figures';
import { ownTurn } from '../indicator/turns';
import { toCp932 } from './cp932';
import { byteOrderMark, type CsvCell, csvLines } from './csv';
import { type Exported } from './exported';
import { type ExportFile } from './files';
import { namesHeading, namesOf } from './names';
import { openDataCsv } from './open-data';
import { ruleSheet } from './rule-sheet';
import { valuesTable } from './values-csv';
import { valuesSheet } from './values-sheet';
import { type LongSheet, workbook } from './xlsx';

/** Who takes what, out of which ledger; `madeAt` stands in the file. */
export type Download = { viewer: Viewer; ledger: Ledger; exported: Exported; madeAt: Date };

/**
 * The bytes of a file, made as they are asked for; letters that CP932 has not become 「〓」.
 *
 * @param file one that the viewer may take
 */
export function bytesOf(download: Download, file: ExportFile): AsyncIterable<Uint8Array> {
	const { viewer, ledger, exported, madeAt } = download;
	switch (file) {
		case 'report.xlsx':
			return reportWorkbook(exported, madeAt, viewer.today, exported.names ? namesSheet(download) : null);
		case 'report.csv':
			return once(valuesCsv(exported));
		case 'open-data.csv':
			return once(
				openDataCsv(exported, figureOf(ledger, ledger.indicators.get(exported.indicator.code)!, exported.asOf))
			);
		case 'names.csv':
			return csvBytes(namesHeading, namesOf(viewer, ledger, exported), utf8);
		default: {
			const { heading, rows } = cp932Table(download, file);
			return csvBytes(heading, rows, (text) => toCp932(text).bytes);
		}
	}
}

type Rows = Iterable<readonly CsvCell[]> | AsyncIterable<readonly CsvCell[]>;

/** `places`: what people call the columns. */
type Table = { heading: readonly string[]; places: readonly string[]; rows: Rows };

/** The table of the numbers as spreadsheets open it: UTF-8 with BOM. */
export function valuesCsv(exported: Exported): string {
	const { heading, rows } = valuesTable(exported);
	return byteOrderMark + csvLines([heading, ...rows]);
}

/** The table of a file in CP932, to look for letters that do not fit. */
export function cp932Table({ viewer, ledger, exported }: Download, file: ExportFile): Table {
	const rows = file === 'names-cp932.csv' ? namesOf(viewer, ledger, exported) : null;
	if (rows !== null) return { heading: namesHeading, places: namesHeading, rows };
	const { heading, rows: values } = valuesTable(exported);
	return { heading, places: heading, rows: values };
}

/** An Excel workbook of the numbers, the rule and, if there is one, of the names. */
export function reportWorkbook(
	exported: Exported,
	madeAt: Date,
	today: string,
	names: LongSheet | null
): AsyncIterable<Uint8Array> {
	return workbook([valuesSheet(exported), ruleSheet(exported, madeAt, today)], names);
}

function namesSheet({ viewer, ledger, exported }: Download): LongSheet {
	return namesSheetOf(namesOf(viewer, ledger, exported));
}

/** 「対象者」: rows under `namesHeading`. */
export function namesSheetOf(rows: LongSheet['rows']): LongSheet {
	const columns = [12, 18, 22, 24, 8, 80].map((width) => ({ width }));
	return { name: '対象者', columns, heading: namesHeading, rows };
}

export const utf8 = (text: string) => new TextEncoder().encode(text);

async function* once(text: string): AsyncGenerator<Uint8Array> {
	yield utf8(text);
}

const rowsAtOnce = 250;

/** A byte order mark cannot be written in CP932, nor is it needed: it stands only before UTF-8. */
export async function* csvBytes(
	heading: readonly string[],
	rows: Rows,
	encode: (text: string) => Uint8Array
): AsyncGenerator<Uint8Array> {
	if (encode === utf8) yield utf8(byteOrderMark);
	let some: (readonly CsvCell[])[] = [heading];
	for await (const row of rows) {
		some.push(row);
		if (some.length < rowsAtOnce) continue;
		yield encode(csvLines(some));
		some = [];
		await ownTurn();
	}
	yield encode(csvLines(some));
}

/** A body for an answer: pieces are made as fast as they are taken, and no more once the download is given up. */
export function streamOf(bytes: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
	const pieces = bytes[Symbol.asyncIterator]();
	return new ReadableStream<Uint8Array>(
		{
			async pull(controller) {
				const { done, value } = await pieces.next();
				if (done) controller.close();
				else controller.enqueue(value);
			},
			async cancel() {
				await pieces.return?.();
			}
		},
		{ highWaterMark: 1 }
	);
}
