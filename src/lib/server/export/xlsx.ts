import { strFromU8, strToU8, unzipSync } from 'fflate';
import { type CivilDate } from '$lib/domain/calendar';
import { writeXlsx } from 'hucre/xlsx';
import { ownTurn } from '../indicator/turns';
import { zipped } from './zip';

/** A day stands as a day of Japan, whatever the time zone of the server; a text is a text whatever it begins with. */
export type XlsxCell = string | number | { day: CivilDate } | null;

/** `format` is one of Excel's: `0.0`. */
export type XlsxColumn = { width: number; format?: string };

export type Sheet = { name: string; columns: XlsxColumn[]; rows: XlsxCell[][]; hasHeading: boolean };

/** A sheet of many rows of text, which come as they are asked for; `heading` is its first row. */
export type LongSheet = {
	name: string;
	columns: XlsxColumn[];
	heading: string[];
	rows: Iterable<readonly string[]> | AsyncIterable<readonly string[]>;
};

/**
 * The bytes of an Excel workbook, made as they are asked for. What it says of itself and its small sheets are written by hucre; its
 * writer of long sheets knows only workbooks of a single one, so the rows of the long one are put into theirs here.
 */
export async function* workbook(sheets: readonly Sheet[], long: LongSheet | null): AsyncGenerator<Uint8Array> {
	const all = long === null ? sheets : [...sheets, { ...long, rows: [long.heading], hasHeading: true }];
	const small = await writeXlsx({ sheets: all.map(written), defaultFont: { name: '游ゴシック', size: 11 } });
	await ownTurn();
	const parts = unzipSync(small);
	await ownTurn();
	const longPart = long === null ? null : `xl/worksheets/sheet${all.length}.xml`;
	yield* zipped(
		Object.entries(parts).map(([name, data]) => ({ name, data: name === longPart ? filled(data, long!.rows) : data }))
	);
}

function written({ name, columns, rows, hasHeading }: Sheet) {
	return {
		name,
		columns: columns.map(({ width, format }) => ({ width, ...(format === undefined ? {} : { numFmt: format }) })),
		rows: rows.map((row) => row.map(cellOf)),
		...(hasHeading ? { freezePane: { rows: 1 } } : {})
	};
}

function cellOf(cell: XlsxCell): string | number | Date | null {
	if (typeof cell === 'string') return withoutEscapes(cell);
	return typeof cell === 'object' && cell !== null ? new Date(`${cell.day}T00:00:00Z`) : cell;
}

const end = '</sheetData>';
const rowsAtOnce = 250;

/** The part of a sheet that has its heading, with the rows after it. */
async function* filled(part: Uint8Array, rows: LongSheet['rows']): AsyncGenerator<Uint8Array> {
	// How far the sheet reaches is not known yet, and need not be said.
	const [before = '', after = ''] = strFromU8(part)
		.replace(/<dimension [^>]*>/, '')
		.split(end);
	yield strToU8(before);
	let number = 1;
	let some: string[] = [];
	for await (const row of rows) {
		some.push(rowXml(row, ++number));
		if (some.length < rowsAtOnce) continue;
		yield strToU8(some.join(''));
		some = [];
		await ownTurn();
	}
	yield strToU8(`${some.join('')}${end}${after}`);
}

function rowXml(row: readonly string[], number: number): string {
	const cells = row.map((text, index) =>
		text === '' ? '' : `<c r="${String.fromCharCode(65 + index)}${number}" t="inlineStr"><is>${textXml(text)}</is></c>`
	);
	return `<row r="${number}">${cells.join('')}</row>`;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** A text that looks like Excel's `_x0001_` for a control character stays that text. */
function withoutEscapes(text: string): string {
	return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}

/** XML has no control characters; Excel writes them `_x0001_`. */
function textXml(text: string): string {
	const escaped = withoutEscapes(text)
		.replace(/[&<>]/g, (one) => entities[one]!)
		.replace(/[^\P{Cc}\t\n]|[\uFFFE\uFFFF]|\p{Cs}/gu, (one) => {
			return `_x${one.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
		});
	return `<t xml:space="preserve">${escaped}</t>`;
}
