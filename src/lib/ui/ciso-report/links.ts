/** CISO報告書 of a fiscal year as it stands. */
export function cisoReportLink(fiscalYear: number): string {
	return `/requirements/report/${fiscalYear}`;
}

/** The same on A4. */
export function cisoPrintLink(fiscalYear: number): string {
	return `${cisoReportLink(fiscalYear)}/print`;
}

/** One that was handed in. */
export function cisoEditionLink({ fiscalYear, edition }: { fiscalYear: number; edition: number }): string {
	return `${cisoReportLink(fiscalYear)}/${edition}`;
}

/** A file of the report as it stands, or of an edition. */
export function cisoFileLink(
	of: { fiscalYear: number; edition: number | null },
	file: 'report.xlsx' | 'content.json'
): string {
	const { fiscalYear, edition } = of;
	return `${edition === null ? cisoReportLink(fiscalYear) : cisoEditionLink({ fiscalYear, edition })}/export/${file}`;
}
