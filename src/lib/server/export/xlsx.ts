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

type LongCell = string | { day: CivilDate } | null;

/**
 * A sheet of many rows of texts and days, which come as they are asked for, below their `heading`. `above`: a line over it that says what
 * the sheet is. `filtered`: Excel's filter stands in the heading, for so many rows; none without.
 */
export type LongSheet = {
	name: string;
	columns: XlsxColumn[];
	above?: string;
	heading: string[];
	filtered?: number;
	rows: Iterable<readonly LongCell[]> | AsyncIterable<readonly LongCell[]>;
};

/**
 * The bytes of an Excel workbook, made as they are asked for. What it says of itself and its small sheets are written by hucre; its
 * writer of long sheets knows only workbooks of a single one, so the rows of the long one are put into theirs here.
 */
export async function* workbook(sheets: readonly Sheet[], long: LongSheet | null): AsyncGenerator<Uint8Array> {
	const all = [...sheets.map(written), ...(long === null ? [] : [headOf(long)])];
	const small = await writeXlsx({ sheets: all, defaultFont: { name: '游ゴシック', size: 11 } });
	await ownTurn();
	const parts = unzipSync(small);
	await ownTurn();
	const longPart = long === null ? null : `xl/worksheets/sheet${all.length}.xml`;
	yield* zipped(
		Object.entries(parts).map(([name, data]) => ({ name, data: name === longPart ? filled(data, long!) : data }))
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

/** The long sheet without its rows, but with a day below its heading: how Excel is told that a number is one. */
function headOf({ name, columns, above, heading, filtered }: LongSheet) {
	const top = above === undefined ? [] : [[above]];
	const at = top.length + 1;
	const range = `A${at}:${letterOf(heading.length - 1)}${at + (filtered ?? 0)}`;
	return {
		...written({ name, columns, rows: [...top, heading, [{ day: '2000-01-01' as CivilDate }]], hasHeading: true }),
		freezePane: { rows: at },
		...(filtered === undefined ? {} : { autoFilter: { range } })
	};
}

function letterOf(column: number): string {
	return String.fromCharCode(65 + column);
}

function cellOf(cell: XlsxCell): string | number | Date | null {
	if (typeof cell === 'string') return withoutEscapes(cell);
	return typeof cell === 'object' && cell !== null ? new Date(`${cell.day}T00:00:00Z`) : cell;
}

const end = '</sheetData>';
const rowsAtOnce = 250;

/** The part of a sheet that has its heading, with the rows after it. */
async function* filled(part: Uint8Array, { above, rows }: LongSheet): AsyncGenerator<Uint8Array> {
	let number = above === undefined ? 1 : 2;
	// How far the sheet reaches is not known yet, and need not be said.
	const [before = '', after = ''] = strFromU8(part)
		.replace(/<dimension [^>]*>/, '')
		.split(end);
	const sample = before.lastIndexOf(`<row r="${number + 1}"`);
	const style = / s="(\d+)"/.exec(before.slice(sample))?.[1] ?? '0';
	yield strToU8(before.slice(0, sample));
	let some: string[] = [];
	for await (const row of rows) {
		some.push(rowXml(row, ++number, style));
		if (some.length < rowsAtOnce) continue;
		yield strToU8(some.join(''));
		some = [];
		await ownTurn();
	}
	yield strToU8(`${some.join('')}${end}${after}`);
}

/** @param style that of a day */
function rowXml(row: readonly LongCell[], number: number, style: string): string {
	const cells = row.map((cell, index) => {
		if (cell === null || cell === '') return '';
		const at = `r="${letterOf(index)}${number}"`;
		if (typeof cell === 'string') return `<c ${at} t="inlineStr"><is>${textXml(cell)}</is></c>`;
		return `<c ${at} s="${style}"><v>${serialOf(cell.day)}</v></c>`;
	});
	return `<row r="${number}">${cells.join('')}</row>`;
}

/** Excel counts its days from 30 December 1899. */
function serialOf(day: CivilDate): number {
	return (Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000;
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
