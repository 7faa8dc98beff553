import { CsvError, parse } from 'csv-parse/sync';
import { type Fault, type PackageFile, type Sheet } from '$lib/domain/exchange';
import { asUtf8, type Encoding, findEncoding } from './encoding';

type Row = string[];

/** So few that parsing them holds everybody else for some hundredths of a second. */
const bytesAtOnce = 1 << 18;
const newline = 0x0a;
const options = { relax_column_count: true, relax_quotes: true, record_delimiter: ['\r\n', '\n', '\r'] };

const sentences = {
	encoding:
		'UTF-8でもCP932でもありません。Excelの「名前を付けて保存」で「CSV UTF-8（コンマ区切り）」を選んで保存し直してください。',
	'utf-8': 'UTF-8ではありません。文字コードの指定を外すか、UTF-8で保存し直してください。',
	cp932: 'CP932ではありません。文字コードの指定を外すか、CP932（Shift_JIS）で保存し直してください。'
};

/** What stands between the values of a row. */
export type Delimiter = ',' | '\t' | ';';

/**
 * A CSV file as a sheet. The rows are parsed a piece at a time while they are asked for, so that a million of them are never
 * in memory together.
 */
export function csvSheet(file: PackageFile, bytes: Uint8Array, given?: Encoding, delimiter: Delimiter = ','): Sheet {
	const found = findEncoding(bytes, given);
	if (!found.ok) return { file, rows: [], broken: () => fault(file, sentences[given ?? 'encoding']) };
	let unclosed: number | null = null;
	const text = withoutEndMark(bytes.subarray(found.start));
	return {
		file,
		rows: { [Symbol.iterator]: () => readRows(text, { ...found, delimiter }, (row) => (unclosed = row)) },
		broken: () => (unclosed === null ? null : fault(file, unclosedQuote(unclosed)))
	};
}

type Writing = { encoding: Encoding; delimiter: Delimiter };

/** @param reportUnclosed is told the row whose quote never closes; the rows end before it */
function* readRows(bytes: Uint8Array, writing: Writing, reportUnclosed: (row: number) => void): Generator<Row> {
	let rowNumber = 0;
	for (let start = 0; start < bytes.length;) {
		const { rows, end, unclosed } = readPiece(bytes, start, writing);
		yield* rows;
		rowNumber += rows.length;
		if (unclosed) reportUnclosed(rowNumber + 1);
		start = end;
	}
}

type Piece = { rows: Row[]; end: number; unclosed: boolean };

/** Whole rows from `start` on. A piece that ends inside quotes is read again twice as long. */
function readPiece(bytes: Uint8Array, start: number, { encoding, delimiter }: Writing): Piece {
	for (let size = bytesAtOnce; ; size *= 2) {
		const end = endOfLine(bytes, start, size);
		const text = asUtf8(bytes.subarray(start, end), encoding);
		const rows = parseWhole(text, delimiter);
		if (rows) return { rows, end, unclosed: false };
		if (end === bytes.length) return { rows: rowsBeforeUnclosed(text, delimiter), end, unclosed: true };
	}
}

/** Behind the last line feed in the next `size` bytes, or the first one after them. Neither encoding has it inside a character. */
function endOfLine(bytes: Uint8Array, start: number, size: number): number {
	if (start + size >= bytes.length) return bytes.length;
	const last = bytes.lastIndexOf(newline, start + size - 1);
	if (last >= start) return last + 1;
	const next = bytes.indexOf(newline, start + size);
	return next < 0 ? bytes.length : next + 1;
}

function parseWhole(text: Buffer, delimiter: Delimiter): Row[] | null {
	try {
		return parse(text, { ...options, delimiter });
	} catch (error) {
		if (error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED') return null;
		throw error;
	}
}

function rowsBeforeUnclosed(text: Buffer, delimiter: Delimiter): Row[] {
	const rows: Row[] = [];
	try {
		parse(text, { ...options, delimiter, on_record: (row: Row) => void rows.push(row) });
	} catch {
		// the unclosed quote, known already
	}
	return rows;
}

/** Host systems end a text with the mark 0x1A, which is no value. */
function withoutEndMark(bytes: Uint8Array): Uint8Array {
	return bytes.at(-1) === 0x1a ? bytes.subarray(0, -1) : bytes;
}

function unclosedQuote(row: number): string {
	return `${row}行目から始まる引用符「"」が閉じられていません。引用符を閉じるか、値の中の引用符を二つ重ねて書いてください。`;
}

function fault(file: PackageFile, message: string): Fault {
	return { file, row: null, column: null, value: null, message };
}
