import { cellText } from '../rows/cell';
import { type JudgedRow } from './judge-list';
import { type RowLeftOut } from './progress';
import { whoInWords } from './question';
import { type FinisherSheet, type FinisherTable } from './table';

/** So many of them are told on a page; whoever mends those and sends the list again is told the next. */
export const mostTold = 200;

/** The rows that something is wrong with, as people are told of them. */
export function rowsLeftOut(rows: readonly JudgedRow[]): RowLeftOut[] {
	return rows.flatMap((row) => (row.faults.length > 0 ? told(row, row.faults) : []));
}

/** The rows that nobody wants to take in though nothing is wrong with them: 取り込まない, and sums at the foot. */
export function rowsPassedOver(rows: readonly JudgedRow[]): RowLeftOut[] {
	return rows.flatMap((row) => (row.passedOver === null ? [] : told(row, [row.passedOver])));
}

/** Rows that stay out as they were written, in their order, under their headings. */
export function leftOutSheet(table: FinisherTable, leftOut: readonly RowLeftOut[]): FinisherSheet {
	const numbers = new Set(leftOut.map(({ rowNumber }) => rowNumber));
	const rows = table.rows.filter(({ rowNumber }) => numbers.has(rowNumber)).map(({ cells }) => cells);
	return { name: '', rows: [table.headings, ...rows] };
}

/**
 * The same with their numbers and what is to be done about each, the headings first. Mended, the rows can be sent again as they are.
 *
 * @param leftOut those of the sheet, in its order
 */
export function* leftOutLines({ rows }: FinisherSheet, leftOut: readonly RowLeftOut[]): Generator<(string | number)[]> {
	const [headings = [], ...written] = rows;
	yield ['元の行', '取り込まない理由', ...headings.map(cellText)];
	for (const [index, { rowNumber, faults }] of leftOut.entries())
		yield [rowNumber, faults.join(' '), ...headings.map((_, column) => cellText(written[index]?.[column]))];
}

function told({ rowNumber, written }: JudgedRow, faults: string[]): [RowLeftOut] {
	const isNobody = written.staffNumber === '' && written.name === '';
	return [{ rowNumber, who: isNobody ? '' : whoInWords(written), faults }];
}
