import { type Blur } from './blur';
import { type Cell, fewestPublished, isFew, minus, peopleOf } from './cell';
import { type TreeCell } from './tree';

/** Whose number somebody could still tell: how many people of a cell would help to hide it. */
export type Lack = (cell: Cell) => number;

const has: Lack = (cell) => cell.has;
const hasNot: Lack = (cell) => cell.hasNot;

/**
 * What is missing to hide the few people of a cell; null where nobody can tell them. A number of 1 to 4 is hidden if, for all that can
 * be computed, it could be 5. Of few people it is hidden too that all of them have it or none, unless that is said of a published group
 * around them.
 */
export function lackOf(cells: readonly TreeCell[], blur: Blur, index: number): Lack | null {
	const cover = blur.cover[index]!;
	if (cover < 0) return null;
	const { cell } = cells[index]!;
	const beside = minus(blur.around[cover]!, blur.inside[index]!);
	const couldBeMore = (number: number, more: number) => !isFew(number) || number + more >= fewestPublished;
	if (!couldBeMore(cell.has, beside.has)) return has;
	if (!couldBeMore(cell.hasNot, beside.hasNot)) return hasNot;
	if (!isFew(peopleOf(cell))) return null;
	if (!couldBeMore(peopleOf(cell), peopleOf(beside))) return peopleOf;
	const group = cells[cover]!.cell;
	if (cell.has === 0 && beside.has === 0 && group.has > 0) return has;
	if (cell.hasNot === 0 && beside.hasNot === 0 && group.hasNot > 0) return hasNot;
	return null;
}
