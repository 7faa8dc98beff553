import { type Cell, nobody, plus } from './cell';
import { type TreeCell } from './tree';

/**
 * What the hidden cells leave open. Whoever subtracts published numbers from each other is left, below every published cell, with one
 * sum of hidden parts that have no parts of their own; how it is spread over them nobody can tell. `inside` is as much of that sum as
 * lies in a cell itself, `around` all of it.
 */
export type Blur = {
	/** by cell */
	inside: Cell[];
	/** by cell: the published one in whose sum it is hidden, itself where it is published; -1 where nothing above is published */
	cover: Int32Array;
	/** by published cell */
	around: Cell[];
	/** by cell: whether it has parts */
	hasParts: boolean[];
};

export function blurOf(cells: readonly TreeCell[], hidden: readonly boolean[]): Blur {
	const hasParts = cells.map(() => false);
	for (const { parent } of cells) if (parent >= 0) hasParts[parent] = true;
	const cover = new Int32Array(cells.length);
	cells.forEach(({ parent }, index) => {
		cover[index] = hidden[index] ? (parent < 0 ? -1 : cover[parent]!) : index;
	});
	const inside = cells.map(() => nobody);
	const around = cells.map(() => nobody);
	for (let index = cells.length - 1; index >= 0; index--) {
		if (!hidden[index]) continue;
		const { cell, parent } = cells[index]!;
		if (!hasParts[index]) inside[index] = cell;
		if (parent < 0) continue;
		if (hidden[parent]) inside[parent] = plus(inside[parent]!, inside[index]!);
		else around[parent] = plus(around[parent]!, inside[index]!);
	}
	return { inside, cover, around, hasParts };
}
