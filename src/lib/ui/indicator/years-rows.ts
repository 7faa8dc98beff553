import type { FigureWords, Rate } from '$lib/domain/indicator';
import { escaped } from './department-rows';
import { formatParts, formatRate, partsHeading } from './words';

/** What a department was in a year: its figure, that it was not there, or that it had fewer people than are shown to this reader. */
export type YearCell = Rate | 'absent' | 'few';
export type YearsRow = { code: string; name: string; depth: number; parentCode: string | null; cells: YearCell[] };

/**
 * The rows of departments beside years as HTML, the whole body first: as text for the same reason as `departmentRows`. Whatever somebody
 * has typed is escaped.
 *
 * @param id begins the ids of the rows
 */
export function yearsRows(id: string, overall: YearCell[], departments: YearsRow[], words: FigureWords): string {
	const places = new Map(departments.map(({ code }, index) => [code, `${id}-${index}`]));
	const hasParts = partsHeading(words) !== null;
	const cellsHtml = (cells: YearCell[]) => cells.map((cell) => cellHtml(cell, words, hasParts)).join('');
	const whole = `<tr class="total"><th scope="row" class="department" data-depth="0">全体</th>${cellsHtml(overall)}</tr>`;
	const rows = departments.map(({ code, name, depth, parentCode, cells }) => {
		const above = places.get(parentCode ?? '');
		const attributes = `id="${places.get(code)}"${above ? ` headers="${above}"` : ''} data-depth="${Math.min(depth, 6)}"`;
		return `<tr><th scope="row" class="department" ${attributes}>${escaped(name)}</th>${cellsHtml(cells)}</tr>`;
	});
	return whole + rows.join('');
}

function cellHtml(cell: YearCell, words: FigureWords, hasParts: boolean): string {
	if (cell === 'absent') return '<td class="num">―</td>';
	if (cell === 'few') return '<td class="num">5人未満</td>';
	const parts = hasParts && cell.denominator !== 0 ? `<span class="year-parts">${formatParts(cell, words)}</span>` : '';
	return `<td class="num">${escaped(formatRate(cell, words))}${parts}</td>`;
}
