import { type CivilDate, lastDayOf } from '$lib/domain/calendar';
import type { AppliedTarget, FigureWords, Rate } from '$lib/domain/indicator';
import { escaped } from './department-rows';
import { changesRule, formatChange, formatParts, formatRate, formatTarget, partsHeading } from '../words';

/** What a department was in a year: its figure, that it was not there, or that it had fewer people than are shown to this reader. */
export type YearCell = Rate | 'absent' | 'few';
export type YearsRow = { code: string; name: string; depth: number; parentCode: string | null; cells: YearCell[] };

/** A year on its 31 March or, while it runs, today; `edition` where the whole body is 確定. */
export type ComparedYear = {
	fiscalYear: number;
	asOf: CivilDate;
	ruleFrom: CivilDate | null;
	target: AppliedTarget | null;
	edition: number | null;
};

/** `id` begins the ids of the rows; `href` gives the indicator's page of a day. */
export type YearsDrawing = { id: string; years: ComparedYear[]; words: FigureWords; href: (asOf: CivilDate) => string };

/**
 * The rows of departments beside years as HTML, the whole body first and the last year first: as text for the same reason as
 * `departmentRows`. Whatever somebody has typed is escaped.
 */
export function yearsRows(overall: YearCell[], departments: YearsRow[], drawing: YearsDrawing): string {
	const places = new Map(departments.map(({ code }, index) => [code, `${drawing.id}-${index}`]));
	const whole = `<tr class="total"><th scope="row" class="department" data-depth="0">全体</th>`;
	const rows = departments.map(({ code, name, depth, parentCode, cells }) => {
		const above = places.get(parentCode ?? '');
		const attributes = `id="${places.get(code)}"${above ? ` headers="${above}"` : ''} data-depth="${Math.min(depth, 6)}"`;
		const head = `<tr><th scope="row" class="department" ${attributes}>${escaped(name)}</th>`;
		return `${head}${cellsHtml(cells, drawing, false)}</tr>`;
	});
	return `${whole}${cellsHtml(overall, drawing, true)}</tr>${rows.join('')}`;
}

/** @param isWhole of the whole body: with what was promised, and each number leads to its day */
function cellsHtml(cells: YearCell[], { years, words, href }: YearsDrawing, isWhole: boolean): string {
	const html = cells.map((cell, place) => {
		if (cell === 'absent') return '<td class="num">―</td>';
		if (cell === 'few') return '<td class="num">5人未満</td>';
		const year = years[place]!;
		const rate = escaped(formatRate(cell, words));
		const before = isCompared(years, place) ? cells[place - 1]! : 'absent';
		const lines = [partsOf(cell, words), changeSince(before, cell, words), isWhole ? aimOf(year, words) : ''];
		const number = isWhole ? `<a href="${escaped(href(year.asOf))}">${rate}</a>` : rate;
		return `<td class="num">${number}${lines.map(lineHtml).join('')}</td>`;
	});
	return html.toReversed().join('');
}

function partsOf(cell: Rate, words: FigureWords): string {
	return partsHeading(words) !== null && cell.denominator !== 0 ? formatParts(cell, words) : '';
}

function changeSince(before: YearCell, now: Rate, words: FigureWords): string {
	return typeof before === 'string' ? '' : formatChange(before, now, words);
}

function aimOf({ target }: ComparedYear, words: FigureWords): string {
	return target ? `目標 ${formatTarget(target, words, words.shape === 'mean')}` : '';
}

/** A year that runs is not held against one that is over, nor are years that were counted by different rules. */
function isCompared(years: readonly ComparedYear[], place: number): boolean {
	const year = years[place]!;
	return place > 0 && year.asOf === lastDayOf(year.fiscalYear) && !changesRule(years, place);
}

function lineHtml(text: string): string {
	return text && `<span class="year-parts">${escaped(text)}</span>`;
}
