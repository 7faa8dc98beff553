import { namesIn, type NamesBeside } from './staff-names';

/** How many people one list may name. */
export const mostInList = 500;

/**
 * What was read from a pasted list: the numbers as written, each once, in their order. `alone`: those with no other figure beside them, of
 * which Excel may have cut the zeros. `beside`: the names that stand in the lines of one number. `unread`: lines without a number. `unclear`: lines where it is not plain which figure is the number.
 */
export type StaffList = {
	numbers: string[];
	alone: string[];
	beside: NamesBeside[];
	repeated: string[];
	unread: string[];
	unclear: string[];
};

/** A 職員番号 is a text with a digit in it: 001862, A-12. A day, a time and a name are none. */
const number = /^(?=[^\d]*\d)[0-9A-Za-z-]{1,20}$/;
const civilDay = /^([MTSHR]\d{1,2}|\d{4})-\d{1,2}-\d{1,2}$/i;
const heading = /職員番号|職員コード|社員番号/;
const headings = /番号|コード|氏名|名前|所属|課|No\.?$/i;

const nameHeading = /^(職員)?(氏名|名前)(\(漢字\))?$|^職員名$/;

/** Which cell of a line holds the number, which the name (-1: none), and what stands between the cells. */
type Column = { at: number; nameAt: number; between: '\t' | ',' };
type Line = { text: string; kind: 'numbers' | 'unread' | 'unclear'; numbers: string[]; names: string[] };

/**
 * Reads a list of people as it is pasted from Excel or typed: 職員番号 in one column among others (tabs), one per line, or several with
 * commas or spaces; full-width figures too. A line of column titles says which column it is. Without one, the figures of all lines must
 * stand in the same column: a running number or an extension is somebody's 職員番号 soon enough.
 */
export function readStaffList(text: string): StaffList {
	const lines = readLines(text);
	const found = lines.flatMap(({ numbers }) => numbers);
	const of = (kind: Line['kind']) => lines.filter((line) => line.kind === kind).map((line) => line.text);
	const numbers = [...new Set(found)];
	return {
		numbers,
		alone: [...new Set(lines.flatMap((line) => (line.numbers.length === 1 ? line.numbers : [])))],
		beside: lines.flatMap(({ numbers, names }) =>
			numbers.length === 1 && names.length > 0 ? [{ number: numbers[0]!, names }] : []
		),
		repeated: numbers.filter((one) => found.indexOf(one) !== found.lastIndexOf(one)),
		unread: of('unread'),
		unclear: of('unclear')
	};
}

function readLines(text: string): Line[] {
	const lines = linesOf(text);
	const isTitled = lines.some((line) => titledColumn(line));
	const isOneColumn = columnsWithNumbers(lines).size < 2;
	const read: Line[] = [];
	let column: Column | null = null;
	for (const line of lines) {
		const titled = titledColumn(line);
		if (titled !== undefined) column = titled;
		else if (column) read.push(titledLine(line, column));
		// What stands above the titles of a table is about the table.
		else if (isTitled && line.includes('\t')) read.push(lineOf(line, []));
		else if (line.includes('\t')) read.push(isOneColumn ? lineOf(line, numbersOf(line)) : mixed(line));
		else read.push(isMixed(line) ? unclear(line) : lineOf(line, numbersOf(line)));
	}
	// Titles stand above: what looks like one among the people may be somebody without a number.
	const first = read.findIndex(({ numbers }) => numbers.length > 0);
	const isAbove = (index: number) => first < 0 || index < first;
	return read.filter(({ kind, text }, index) => !(kind === 'unread' && isAbove(index) && isHeading(text)));
}

function linesOf(text: string): string[] {
	const lines = text
		.normalize('NFKC')
		.replace(/"/g, '')
		.split(/[\r\n]+/);
	return lines.map((line) => line.replace(/\s+$/, '')).filter((line) => line.trim() !== '');
}

/** The column that a line of titles names; null where it is the only one, undefined where the line is none. */
function titledColumn(line: string): Column | null | undefined {
	if (!heading.test(line) || numbersOf(line).length > 0) return undefined;
	const between = line.includes('\t') ? '\t' : ',';
	const cells = line.split(between);
	const nameAt = cells.findIndex((cell) => nameHeading.test(cell.trim()));
	return cells.length > 1 ? { at: cells.findIndex((cell) => heading.test(cell)), nameAt, between } : null;
}

function titledLine(line: string, { at, nameAt, between }: Column): Line {
	const cells = line.split(between);
	return lineOf(line, numbersOf(cells[at] ?? ''), [cells[nameAt] ?? '']);
}

function columnsWithNumbers(lines: readonly string[]): ReadonlySet<number> {
	const rows = lines.filter((line) => line.includes('\t')).map((line) => line.split('\t'));
	return new Set(rows.flatMap((cells) => cells.flatMap((cell, at) => (numbersOf(cell).length > 0 ? [at] : []))));
}

/** Several people may be on one line, but then nothing else is. */
function isMixed(line: string): boolean {
	const words = wordsOf(line);
	return numbersOf(line).length > 1 && numbersOf(line).length < words.length;
}

function mixed(line: string): Line {
	return numbersOf(line).length > 0 ? unclear(line) : lineOf(line, []);
}

function unclear(line: string): Line {
	return { text: line.trim(), kind: 'unclear', numbers: [], names: [] };
}

function lineOf(line: string, numbers: string[], cells = line.split(/[\t,、;]/)): Line {
	return { text: line.trim(), kind: numbers.length > 0 ? 'numbers' : 'unread', numbers, names: namesIn(cells) };
}

function wordsOf(text: string): string[] {
	return text.split(/[\s,、;・]+/).filter((word) => word !== '');
}

function numbersOf(text: string): string[] {
	return wordsOf(text).filter((word) => number.test(word) && !civilDay.test(word));
}

function isHeading(line: string): boolean {
	return line.split(/[\t,]/).every((cell) => cell.trim() === '' || headings.test(cell.trim()));
}
