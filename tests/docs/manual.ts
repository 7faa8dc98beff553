import { readFileSync } from 'node:fs';

/** A fenced block of a manual: its language, its text, and the heading above it. */
export type Block = { language: string; text: string; heading: string };
/** A table of a manual: its rows as cells, without the head and the line below it; and the heading above it. */
export type Table = { head: string[]; rows: string[][]; heading: string };

export type Manual = { text: string; blocks: Block[]; tables: Table[] };

/** A manual in docs/, taken apart for tests that hold it to what it says. */
export function manual(name: string): Manual {
	const text = readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8');
	return { text, blocks: blocksOf(text), tables: tablesOf(text) };
}

function blocksOf(text: string): Block[] {
	return [...text.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map((match) => ({
		language: match[1]!,
		text: match[2]!,
		heading: headingBefore(text, match.index)
	}));
}

function tablesOf(text: string): Table[] {
	return [...text.matchAll(/(?:^\|.*\|\n)+/gm)].map((match) => {
		const [head = [], _line, ...rows] = match[0].trimEnd().split('\n').map(cellsOf);
		return { head, rows, heading: headingBefore(text, match.index) };
	});
}

function cellsOf(line: string): string[] {
	return line
		.slice(1, -1)
		.split('|')
		.map((cell) => cell.trim());
}

function headingBefore(text: string, index: number): string {
	return [...text.slice(0, index).matchAll(/^#+ (.*)$/gm)].at(-1)?.[1] ?? '';
}

/** What stands between backticks in a cell. */
export function codesIn(cell: string): string[] {
	return [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1]!);
}
