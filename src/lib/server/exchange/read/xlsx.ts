import { EncryptedFileError } from 'hucre';
import { type CellValue, readXlsx } from 'hucre/xlsx';
import { type Cell, type PackageFile, packageFiles, type Sheet } from '$lib/domain/exchange';
import { dayAtTime, isCivilDate } from '$lib/domain/calendar';
import { inTurns } from '../../indicator/turns';
import { type RawWorkbook, readAside } from './xlsx-aside';

export type Workbook = { ok: true; sheets: Sheet[]; ignored: string[] } | { ok: false; reason: 'broken' | 'encrypted' };

const isoDateTime = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}.*)$/;

/** The sheets of a workbook that are named after a file of the package (without `.csv`), and the names of the others. */
export async function readWorkbook(bytes: Uint8Array): Promise<Workbook> {
	const ignored: string[] = [];
	const choose = ({ name }: { name: string }) => {
		if (fileOf(name) === undefined) ignored.push(name);
		return fileOf(name) !== undefined;
	};
	try {
		const workbook = await readXlsx(bytes, { sheets: choose });
		const sheets = workbook.sheets.map(({ name, rows }) => ({ file: fileOf(name)!, rows: cellRows(rows) }));
		return { ok: true, sheets, ignored };
	} catch (error) {
		return { ok: false, reason: error instanceof EncryptedFileError ? 'encrypted' : 'broken' };
	}
}

/** Every sheet of a workbook whose sheets are called as its sender likes, read while others are answered. */
export async function readEverySheet(
	bytes: Uint8Array
): Promise<{ ok: true; sheets: { name: string; rows: Cell[][] }[] } | Extract<RawWorkbook, { ok: false }>> {
	const workbook = await readAside(bytes);
	if (!workbook.ok) return workbook;
	const sheets: { name: string; rows: Cell[][] }[] = [];
	for (const { name, rows } of workbook.sheets) sheets.push({ name, rows: await inTurns(rows, cellsOf) });
	return { ok: true, sheets };
}

function fileOf(sheetName: string): PackageFile | undefined {
	return packageFiles.find((file) => file === `${sheetName}.csv`);
}

function cellRows(rows: CellValue[][]): Iterable<Cell[]> {
	return {
		*[Symbol.iterator]() {
			for (const row of rows) yield cellsOf(row);
		}
	};
}

function cellsOf(row: readonly CellValue[]): Cell[] {
	return row.map(cellOf);
}

function cellOf(value: CellValue): Cell {
	if (value instanceof Date) return dayOf(value);
	if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
	const [, date, time] = (typeof value === 'string' && isoDateTime.exec(value)) || [];
	return date !== undefined && isCivilDate(date) ? { date: dayAtTime(date, time!, true) } : value;
}

/** What a spreadsheet shows in place of a number that is no day. */
const noDay = '########';

/** A date cell has no time zone; the library puts its day and time into UTC. A number too large for a day is shown as there. */
function dayOf(value: Date): Cell {
	const date = Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
	return isCivilDate(date) ? { date } : noDay;
}
