/** How many people one list may name. */
export const mostInList = 500;

/** What was read from a pasted list: the numbers as written, each once, in their order; `unread`: lines without one. */
export type StaffList = { numbers: string[]; repeated: string[]; unread: string[] };

/** A 職員番号 is a text with a digit in it: 001862, A-12. A day, a time and a name are none. */
const number = /^(?=[^\d]*\d)[0-9A-Za-z-]{1,20}$/;
const heading = /職員番号|職員コード|社員番号/;
const headings = /番号|コード|氏名|名前|所属|課|No\.?$/i;

/**
 * Reads a list of people as it is pasted from Excel or typed: 職員番号 in one column among others (tabs), one per line, or several with
 * commas or spaces; full-width figures too. A line of column titles says which column it is; names beside the numbers are passed over.
 */
export function readStaffList(text: string): StaffList {
	const lines = text
		.normalize('NFKC')
		.replace(/"/g, '')
		.split(/[\r\n]+/);
	const [found, unread]: [string[], string[]] = [[], []];
	let column: number | null = null;
	for (const line of lines.map((line) => line.replace(/\s+$/, ''))) {
		if (line.trim() === '') continue;
		const cells = line.split('\t');
		const titled = cells.findIndex((cell) => heading.test(cell));
		const numbers = numbersOf(column === null ? line : (cells[column] ?? ''));
		if (titled >= 0 && numbersOf(line).length === 0) column = cells.length > 1 ? titled : null;
		else if (numbers.length > 0) found.push(...numbers);
		// Titles stand above: what looks like one among the people may be somebody without a number.
		else if (found.length > 0 || !isHeading(line)) unread.push(line.trim());
	}
	const numbers = [...new Set(found)];
	return { numbers, repeated: numbers.filter((one) => found.indexOf(one) !== found.lastIndexOf(one)), unread };
}

function numbersOf(text: string): string[] {
	return text.split(/[\s,、;・]+/).filter((word) => number.test(word));
}

function isHeading(line: string): boolean {
	return line.split(/[\t,]/).every((cell) => cell.trim() === '' || headings.test(cell.trim()));
}
