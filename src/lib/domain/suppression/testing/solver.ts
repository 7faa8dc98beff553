import { type TreeCell } from '../tree';

/** Whoever reads the published table and subtracts: plain linear algebra, without a thought of how the cells were chosen. */

type Fraction = { top: bigint; bottom: bigint };

/**
 * The cells whose number follows from the published ones: each sum equals its parts, each shown cell its number. Gaussian elimination
 * over fractions of whole numbers.
 */
export function determined(cells: readonly TreeCell[], shown: readonly boolean[]): Set<number> {
	const rows: Fraction[][] = [];
	const row = (...ones: [number, bigint][]) => {
		const one = cells.map(() => fraction(0n));
		for (const [index, value] of ones) one[index] = fraction(value);
		rows.push(one);
	};
	cells.forEach((_, index) => {
		if (shown[index]) row([index, 1n]);
		const parts = cells.flatMap(({ parent }, part) => (parent === index ? [part] : []));
		if (parts.length > 0) row([index, 1n], ...parts.map((part): [number, bigint] => [part, -1n]));
	});
	reduce(rows, cells.length);
	return new Set(rows.flatMap((one) => only(one)));
}

/** The column of a row with a single number in it: that cell is told whatever the others are. */
function only(row: Fraction[]): number[] {
	const columns = row.flatMap(({ top }, column) => (top === 0n ? [] : [column]));
	return columns.length === 1 ? columns : [];
}

function reduce(rows: Fraction[][], columns: number): void {
	let pivot = 0;
	for (let column = 0; column < columns && pivot < rows.length; column++) {
		const found = rows.findIndex((row, index) => index >= pivot && row[column]!.top !== 0n);
		if (found < 0) continue;
		[rows[pivot], rows[found]] = [rows[found]!, rows[pivot]!];
		const head = rows[pivot]![column]!;
		rows[pivot] = rows[pivot]!.map((value) => times(value, { top: head.bottom, bottom: head.top }));
		rows.forEach((row, index) => {
			const factor = row[column]!;
			if (index === pivot || factor.top === 0n) return;
			rows[index] = row.map((value, at) => minus(value, times(factor, rows[pivot]![at]!)));
		});
		pivot++;
	}
}

const fraction = (top: bigint, bottom = 1n): Fraction => ({ top, bottom });

function times(one: Fraction, other: Fraction): Fraction {
	return lowest(one.top * other.top, one.bottom * other.bottom);
}

function minus(one: Fraction, other: Fraction): Fraction {
	return lowest(one.top * other.bottom - other.top * one.bottom, one.bottom * other.bottom);
}

function lowest(top: bigint, bottom: bigint): Fraction {
	if (top === 0n) return fraction(0n);
	let [a, b] = [top < 0n ? -top : top, bottom < 0n ? -bottom : bottom];
	while (b !== 0n) [a, b] = [b, a % b];
	const sign = bottom < 0n ? -1n : 1n;
	return { top: (sign * top) / a, bottom: (sign * bottom) / a };
}

/**
 * The least and the greatest number each cell can have, by trying every town of whole people that fits the published cells. `most` is
 * more than anybody would try for a cell that nothing published covers.
 */
export function bounds(
	cells: readonly TreeCell[],
	numbers: readonly number[],
	shown: readonly boolean[],
	most: number
): { least: number; greatest: number }[] {
	const leaves = cells.flatMap((_, index) => (cells.some(({ parent }) => parent === index) ? [] : [index]));
	const found = cells.map(() => ({ least: Infinity, greatest: -Infinity }));
	const tried = cells.map(() => 0);
	const take = (index: number, amount: number) => {
		for (let at = index; at >= 0; at = cells[at]!.parent) tried[at]! += amount;
	};
	const tooMuch = (index: number) => {
		for (let at = index; at >= 0; at = cells[at]!.parent) if (shown[at] && tried[at]! > numbers[at]!) return true;
		return false;
	};
	const attempt = (next: number): void => {
		if (next === leaves.length) {
			if (cells.some((_, index) => shown[index] && tried[index] !== numbers[index])) return;
			found.forEach((bound, index) => {
				bound.least = Math.min(bound.least, tried[index]!);
				bound.greatest = Math.max(bound.greatest, tried[index]!);
			});
			return;
		}
		const leaf = leaves[next]!;
		const [from, to] = shown[leaf] ? [numbers[leaf]!, numbers[leaf]!] : [0, most];
		for (let amount = from; amount <= to; amount++) {
			take(leaf, amount);
			if (!tooMuch(leaf)) attempt(next + 1);
			take(leaf, -amount);
		}
	};
	attempt(0);
	return found;
}
