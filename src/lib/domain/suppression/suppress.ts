import { type Blur, blurOf } from './blur';
import { peopleOf, tellsOfFew } from './cell';
import { type Lack, lackOf } from './lack';
import { type TreeCell } from './tree';

/**
 * Which cells a published table must not show (秘匿): those that tell of few people, and as many others that these cannot be computed
 * from what is left. The others are siblings, the smallest first that helps; where none is left it goes on upward to the whole.
 *
 * @param cells of a tree whose parts add up
 * @returns for each cell whether it is hidden, all its numbers alike
 */
export function suppressed(cells: readonly TreeCell[]): boolean[] {
	const hidden = cells.map(({ cell }) => tellsOfFew(cell));
	const parts = partsOf(cells);
	for (;;) {
		const blur = blurOf(cells, hidden);
		const open = tellable(cells, hidden, blur);
		if (open.length === 0) return hidden;
		// A cell with parts joins two sums into one: what lacked before may lack no more.
		for (const { index, lack } of open) if (parts[hideBeside({ cells, parts, hidden }, index, lack)]!.length > 0) break;
	}
}

type Table = { cells: readonly TreeCell[]; parts: readonly number[][]; hidden: boolean[] };

function partsOf(cells: readonly TreeCell[]): number[][] {
	const parts: number[][] = cells.map(() => []);
	cells.forEach(({ parent }, index) => parts[parent]?.push(index));
	return parts;
}

/** Cells that can still be told, at most one in each sum: what hides one may hide its neighbour. */
function tellable(cells: readonly TreeCell[], hidden: readonly boolean[], blur: Blur) {
	const open = new Map<number, { index: number; lack: Lack }>();
	cells.forEach(({ cell }, index) => {
		if (!hidden[index] || !tellsOfFew(cell) || open.has(blur.cover[index]!)) return;
		const lack = lackOf(cells, blur, index);
		if (lack !== null) open.set(blur.cover[index]!, { index, lack });
	});
	return [...open.values()];
}

/**
 * @returns the cell that was hidden
 * @throws RangeError where nothing helps, as cannot be where parts add up
 */
function hideBeside(table: Table, index: number, lack: Lack): number {
	for (let inner = index; ; inner = table.cells[inner]!.parent) {
		const { parent } = table.cells[inner]!;
		if (parent < 0) throw new RangeError('cells that do not add up cannot be hidden');
		const candidate = smallest(table, shownBelow(table, parent, inner), lack);
		if (candidate !== undefined) return hide(table, candidate, lack);
		if (table.hidden[parent] || parent === 0) continue;
		table.hidden[parent] = true;
		return parent;
	}
}

/** The shown cells among the parts of a cell, and below those that are hidden: the direct ones if there are any that are shown. */
function shownBelow(table: Table, parent: number, except: number): number[][] {
	const direct = table.parts[parent]!.filter((part) => part !== except);
	const deeper = direct.filter((part) => table.hidden[part]);
	return [direct.filter((part) => !table.hidden[part]), ...deeper.flatMap((part) => shownBelow(table, part, -1))];
}

function smallest({ cells }: Table, groups: readonly (readonly number[])[], lack: Lack): number | undefined {
	const size = (index: number) => peopleOf(cells[index]!.cell);
	for (const group of groups) {
		const helping = group.filter((index) => lack(cells[index]!.cell) > 0);
		if (helping.length > 0) return helping.reduce((least, one) => (size(one) < size(least) ? one : least));
	}
	return undefined;
}

/** A sum is hidden only if something of it is hidden too, down to a cell without parts. */
function hide(table: Table, index: number, lack: Lack): number {
	table.hidden[index] = true;
	const parts = table.parts[index]!;
	const inner = smallest(table, [parts], lack);
	if (inner !== undefined && !parts.some((part) => table.hidden[part])) hide(table, inner, lack);
	return index;
}
