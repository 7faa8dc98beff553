import { type JudgedRow } from './judge-list';
import { type RowLeftOut } from './progress';
import { whoInWords } from './question';

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

function told({ rowNumber, written }: JudgedRow, faults: string[]): [RowLeftOut] {
	const isNobody = written.staffNumber === '' && written.name === '';
	return [{ rowNumber, who: isNobody ? '' : whoInWords(written), faults }];
}
