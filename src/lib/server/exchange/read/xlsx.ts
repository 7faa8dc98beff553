import { EncryptedFileError } from 'hucre';
import { type CellValue, readXlsx } from 'hucre/xlsx';
import { type Cell, type PackageFile, packageFiles, type Sheet } from '$lib/domain/exchange';
import { type CivilDate, dayAtTime, isCivilDate } from '$lib/domain/calendar';

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

/** Every sheet of a workbook whose sheets are called as its sender likes. */
export async function readEverySheet(
	bytes: Uint8Array
): Promise<{ ok: true; sheets: { name: string; rows: Cell[][] }[] } | { ok: false; reason: 'broken' | 'encrypted' }> {
	try {
		const { sheets } = await readXlsx(bytes);
		return { ok: true, sheets: sheets.map(({ name, rows }) => ({ name, rows: [...cellRows(rows)] })) };
	} catch (error) {
		return { ok: false, reason: error instanceof EncryptedFileError ? 'encrypted' : 'broken' };
	}
}

function fileOf(sheetName: string): PackageFile | undefined {
	return packageFiles.find((file) => file === `${sheetName}.csv`);
}

function cellRows(rows: CellValue[][]): Iterable<Cell[]> {
	return {
		*[Symbol.iterator]() {
			for (const row of rows) yield row.map(cellOf);
		}
	};
}

function cellOf(value: CellValue): Cell {
	if (value instanceof Date) return { date: dayOf(value) };
	if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
	const [, date, time] = (typeof value === 'string' && isoDateTime.exec(value)) || [];
	return date !== undefined && isCivilDate(date) ? { date: dayAtTime(date, time!, true) } : value;
}

/** A date cell has no time zone; the library puts its day and time into UTC. */
function dayOf(value: Date): CivilDate {
	return value.toISOString().slice(0, 10) as CivilDate;
}
