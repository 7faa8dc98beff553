import { type ParsedFile } from '../package';
import { type Fault, type Sheet } from '../sheet';
import { areBlank } from './cell';
import { type Header, readHeader } from './header';
import { RowReader } from './row-reader';

/** Every field of a row as far as it can be read; undefined where a fault was noted. */
export type Fields<T> = { [K in keyof T]: T[K] | undefined };

/** What one file gives: its rows, its faults and what its owner should know. */
export type FileReading<T> = { file: ParsedFile<T>; faults: Fault[]; messages: string[] };

/** Reads one file row by row; blank rows count for the row numbers and are skipped. */
export function readRows<T>(sheet: Sheet, read: (row: RowReader) => Fields<T>): FileReading<T> {
	const collected: Collected<T> = { values: [], rowNumbers: [], faulty: [], overflowing: [] };
	let header: Header | null = null;
	let reader: RowReader | null = null;
	let rowNumber = 0;
	for (const cells of sheet.rows) {
		rowNumber++;
		if (reader) {
			if (reader.goTo(cells, rowNumber)) collect(collected, reader, read(reader));
		} else if (!areBlank(cells)) {
			header = readHeader(sheet.file, cells);
			reader = new RowReader(sheet.file, header);
		}
	}
	return reading(sheet, header, reader, collected);
}

type Collected<T> = Pick<ParsedFile<T>, 'values' | 'rowNumbers' | 'faulty'> & { overflowing: number[] };

function collect<T>(collected: Collected<T>, reader: RowReader, fields: Fields<T>): void {
	if (reader.overflows()) collected.overflowing.push(reader.rowNumber);
	if (reader.failed) {
		collected.faulty.push({ rowNumber: reader.rowNumber, fields: readable(fields) });
	} else {
		collected.values.push(fields as T);
		collected.rowNumbers.push(reader.rowNumber);
	}
}

function readable<T>(fields: Fields<T>): Partial<T> {
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;
}

function reading<T>(
	sheet: Sheet,
	header: Header | null,
	reader: RowReader | null,
	{ overflowing, ...rows }: Collected<T>
): FileReading<T> {
	const broken = sheet.broken?.() ?? null;
	// of a file that cannot be read nothing else is said; an empty one lacks every column
	const top = header ?? readHeader(sheet.file, null);
	const faults = [...(broken ? [broken] : []), ...(header || !broken ? top.faults : [])];
	for (const fault of reader?.faults ?? []) faults.push(fault);
	return {
		file: {
			...rows,
			absent: top.absent,
			written: reader?.written ?? {},
			incomplete: broken !== null || top.lacksKey
		},
		faults,
		messages: [...top.messages, ...overflowMessage(sheet, overflowing)]
	};
}

function overflowMessage({ file }: Sheet, [first, ...others]: number[]): string[] {
	if (first === undefined) return [];
	const rows = others.length === 0 ? `${first}行目` : `${first}行目ほか${others.length}行`;
	return [`${file} の${rows}は見出しより値が多いので、見出しのない値は読みません。カンマの位置を確かめてください。`];
}
