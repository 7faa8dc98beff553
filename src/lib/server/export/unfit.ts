import { ownTurn } from '../indicator/turns';
import { type CsvCell } from './csv';
import { codePointsOf, unfitLetters } from './cp932';

/** A letter that CP932 has not, with where it stands: how often, and the first places. */
export type Unfit = { letter: string; codePoints: string; count: number; places: string[] };

const placesShown = 3;
const rowsAtOnce = 1000;

/**
 * What of a table cannot be written in CP932, in the order in which it comes.
 *
 * @param columns what they are called, and a place by them and the row's first cell: 「氏名：𠮷田 実（000101）」
 */
export async function unfitIn(
	columns: readonly string[],
	rows: Iterable<readonly CsvCell[]> | AsyncIterable<readonly CsvCell[]>
): Promise<Unfit[]> {
	const found = new Map<string, Unfit>();
	let seen = 0;
	for await (const row of rows) {
		if (++seen % rowsAtOnce === 0) await ownTurn();
		row.forEach((cell, column) => {
			if (typeof cell !== 'string') return;
			for (const letter of unfitLetters(cell))
				note(found, letter, `${columns[column]}：${cell}${column > 0 && row[0] ? `（${row[0]}）` : ''}`);
		});
	}
	return [...found.values()];
}

function note(found: Map<string, Unfit>, letter: string, place: string): void {
	const one = found.get(letter) ?? { letter, codePoints: codePointsOf(letter), count: 0, places: [] };
	found.set(letter, one);
	one.count += 1;
	if (one.places.length < placesShown) one.places.push(place);
}

/** What the link below the list says of it: whoever follows it has seen these letters. */
export function seenLetters(unfit: readonly Unfit[]): string {
	return unfit.map(({ codePoints }) => codePoints.replaceAll('U+', '').replaceAll(' ', '-')).join('.');
}

/** Whether everything that does not fit stood on the list that was seen. */
export function wasSeen(unfit: readonly Unfit[], seen: string | null): boolean {
	const letters = new Set((seen ?? '').split('.'));
	return unfit.every((one) => letters.has(seenLetters([one])));
}
