import { type Cell } from '../sheet';

/**
 * A cell as text, the white space around it cut (U+3000, tabs and no-break spaces too); a day as YYYY-MM-DD. An empty cell
 * is the empty text.
 */
export function cellText(cell: Cell | undefined): string {
	if (typeof cell === 'string') return cell.trim();
	if (cell === null || cell === undefined) return '';
	return typeof cell === 'number' ? String(cell) : cell.date;
}

/** Whether nothing stands in any of the cells. */
export function areBlank(cells: readonly Cell[]): boolean {
	return cells.every((cell) => cellText(cell) === '');
}
