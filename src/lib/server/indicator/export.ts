import { writeCsv } from 'hucre/csv';
import { type AnyReport, reportColumns, reportRows } from '$lib/domain/indicator';

/** The report as spreadsheets open it: UTF-8 with BOM, CRLF. What a spreadsheet would run as a formula is made text. */
export function reportAsCsv(report: AnyReport): string {
	return writeCsv([[...reportColumns], ...reportRows(report)], {
		bom: true,
		lineSeparator: '\r\n',
		escapeFormulae: true
	}).replace(/(?<!\r\n)$/, '\r\n');
}
