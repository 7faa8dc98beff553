import { type Cell, minus, nobody, plus } from './cell';

/** A cell with the one it is a part of; the first is the whole, which is part of none (-1). Parts stand after what they are a part of. */
export type TreeCell = { cell: Cell; parent: number };

/** A department in numbers; `parentCode` null or of no department of the table: at the top. */
export type DepartmentCells = { code: string; parentCode: string | null; own: Cell; total: Cell };

/** The cells of a table with where each department stands in them: `own` is its own people, who are `total` where nothing is below. */
export type CellTree = { cells: TreeCell[]; places: { own: number; total: number }[] };

/**
 * The published sums as a tree: what is a part of what. People of the whole body who are in no department of the table are a cell of
 * their own, which no table shows and everybody can compute.
 *
 * @param departments each after the one above it
 * @returns null where the parts do not add up, so that nobody could say what can be computed from them
 */
export function cellTree(whole: Cell, departments: readonly DepartmentCells[]): CellTree | null {
	const cells: TreeCell[] = [{ cell: whole, parent: -1 }];
	const totals = new Map<string, number>();
	for (const { code, parentCode, total } of departments) {
		const parent = parentCode === null ? 0 : (totals.get(parentCode) ?? 0);
		totals.set(code, cells.push({ cell: total, parent }) - 1);
	}
	const rest = restsOf(cells);
	const parents = new Set(cells.map(({ parent }) => parent));
	const places = departments.map(({ code, own }) => {
		const total = totals.get(code)!;
		if (!isSame(rest[total]!, own)) return null;
		return { total, own: parents.has(total) ? cells.push({ cell: own, parent: total }) - 1 : total };
	});
	const elsewhere = rest[0]!;
	if (elsewhere.has < 0 || elsewhere.hasNot < 0) return null;
	if (parents.has(0)) cells.push({ cell: elsewhere, parent: 0 });
	return places.every((place) => place !== null) ? { cells, places } : null;
}

/** What each cell has beside the departments below it. */
function restsOf(cells: readonly TreeCell[]): Cell[] {
	const below = cells.map(() => nobody);
	for (const { cell, parent } of cells) if (parent >= 0) below[parent] = plus(below[parent]!, cell);
	return cells.map(({ cell }, index) => minus(cell, below[index]!));
}

function isSame(one: Cell, other: Cell): boolean {
	return one.has === other.has && one.hasNot === other.hasNot;
}
