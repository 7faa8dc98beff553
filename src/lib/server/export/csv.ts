import { writeCsv } from 'hucre/csv';

/** A number is written as it is; of a text it is seen to that no spreadsheet runs it. Null is blank. */
export type CsvCell = string | number | null;

export const byteOrderMark = '\uFEFF';

/** Lines of a CSV file, each with its CRLF. */
export function csvLines(rows: readonly (readonly CsvCell[])[]): string {
	if (rows.length === 0) return '';
	const cells = rows.map((row) => row.map((cell) => (typeof cell === 'string' ? asText(cell) : cell)));
	// Between lines hucre writes an end, after the last one we do.
	return `${writeCsv(cells, { lineSeparator: '\r\n' })}\r\n`;
}

/**
 * What a spreadsheet would take for a formula, with an apostrophe before it, as people type it themselves. The full-width signs too: an
 * Excel for Japanese may read them as the others. A hyphen alone, which stands for no number, is no formula.
 */
export function asText(cell: string): string {
	return cell !== '-' && /^[=+\-@|\p{Cc}＝＋－＠−]/u.test(cell) ? `'${cell}` : cell;
}
