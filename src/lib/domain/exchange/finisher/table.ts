import { areBlank, cellText } from '../rows/cell';
import { type Cell } from '../sheet';
import { guessColumns } from './guess';

/** One sheet of a list as it was sent: every row of the spreadsheet, so that row numbers hold. */
export type FinisherSheet = { name: string; rows: readonly (readonly Cell[])[] };

/** A heading as it is shown and remembered: one without words, or one that stands twice, is told by its column. */
export type FinisherTable = {
	/** the row of the headings as the spreadsheet shows it */
	headerRow: number;
	headings: string[];
	/** what stands under them, blank rows left out */
	rows: { rowNumber: number; cells: readonly Cell[] }[];
};

/** Above the headings there may be a title, a day, a remark; hardly more. */
const mostAbove = 20;

/** The sheet as a table. @param headerRow where the headings stand; null to find them */
export function tableOf(sheet: FinisherSheet, headerRow: number | null = null): FinisherTable {
	const row = headerRow ?? likelyHeaderRow(sheet);
	const width = sheet.rows.slice(row - 1).reduce((most, cells) => Math.max(most, lastFilled(cells)), 0);
	const headings = uniqueHeadings(
		Array.from({ length: width }, (_, column) => cellText(sheet.rows[row - 1]?.[column]))
	);
	const rows = sheet.rows
		.map((cells, index) => ({ rowNumber: index + 1, cells }))
		.filter(({ rowNumber, cells }) => rowNumber > row && !areBlank(cells));
	return { headerRow: row, headings, rows };
}

/** The first rows' best: where most of the headings are known by name; else the first that is not blank. */
function likelyHeaderRow({ rows }: FinisherSheet): number {
	let [best, most] = [rows.findIndex((cells) => !areBlank(cells)), 1];
	rows.slice(0, mostAbove).forEach((cells, index) => {
		const known = Object.keys(guessColumns(cells.map(cellText)).sources).length;
		if (known > most) [best, most] = [index, known];
	});
	return Math.max(best, 0) + 1;
}

function uniqueHeadings(written: string[]): string[] {
	const seen = new Set<string>();
	return written.map((text, column) => {
		const letter = columnLetter(column);
		const heading = text.replace(/\s+/g, ' ') || `${letter}列`;
		let unique = heading;
		while (seen.has(unique)) unique += `（${letter}列）`;
		seen.add(unique);
		return unique;
	});
}

/** A, B, … Z, AA as spreadsheets call their columns. */
export function columnLetter(column: number): string {
	const rest = String.fromCharCode(65 + (column % 26));
	return column < 26 ? rest : columnLetter(Math.floor(column / 26) - 1) + rest;
}

function lastFilled(cells: readonly Cell[]): number {
	return cells.findLastIndex((cell) => cellText(cell) !== '') + 1;
}
