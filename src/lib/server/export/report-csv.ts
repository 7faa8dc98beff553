import { type AnyReport, reportColumns, reportRows } from '$lib/domain/indicator';
import { byteOrderMark, csvLines } from './csv';

/** The report as spreadsheets open it: UTF-8 with BOM, CRLF. What a spreadsheet would run as a formula is made text. */
export function reportAsCsv(report: AnyReport): string {
	return byteOrderMark + csvLines([reportColumns, ...reportRows(report)]);
}
