import { formatFiscalYear } from '$lib/domain/calendar';
import { type CsvCell } from './csv';
import { type Exported } from './exported';
import { valuesSheet } from './values-sheet';
import { type XlsxCell } from './xlsx';

/**
 * The sheet 「数値」 as a table of text for people, with the indicator, the fiscal year and the 基準日 on every row, so that tables of
 * several can be put below each other. Programs take the one of `kenshu report`, whose columns are in English and never change.
 */
export function valuesTable(exported: Exported): { heading: string[]; rows: CsvCell[][] } {
	const { columns, rows } = valuesSheet(exported);
	const [heading = [], ...values] = rows;
	const { name } = exported.indicator;
	const about = [name, formatFiscalYear(exported.report.fiscalYear), exported.asOf];
	return {
		heading: [...heading.map(String), '指標名', '年度', '基準日'],
		rows: values.map((row) => [...row.map((cell, column) => plain(cell, columns[column]?.format)), ...about])
	};
}

/** A share keeps its decimals (33.0); a name stands without the spaces that show its depth, which has a column of its own. */
function plain(cell: XlsxCell, format: string | undefined): CsvCell {
	if (typeof cell === 'string') return cell.replace(/^　+/, '');
	if (typeof cell === 'number' && format) return cell.toFixed(format.length - 2);
	return typeof cell === 'object' && cell !== null ? cell.day : cell;
}
