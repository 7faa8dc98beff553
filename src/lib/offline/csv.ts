/** CSV as spreadsheets of every language open it: UTF-8 with its mark (Windows reads it wrongly without), CRLF, no cell that runs. */
export function csvFile(rows: readonly (readonly string[])[]): string {
	return `\ufeff${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}

function cell(text: string): string {
	const safe = asText(text);
	return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** What a spreadsheet would take for a formula, with an apostrophe before it; full-width signs too, which an Excel for Japanese may read so. */
function asText(text: string): string {
	return /^[=+\-@|\p{Cc}＝＋－＠−]/u.test(text) ? `'${text}` : text;
}
