import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Cell, nobody, peopleOf, plus, tellsOfFew } from './cell';
import { suppressed } from './suppress';
import { bounds, determined } from './testing/solver';
import { type TreeCell } from './tree';

/** Mostly few and nobody: the cells in which it goes wrong. */
const amount = fc.oneof(
	{ weight: 3, arbitrary: fc.integer({ min: 0, max: 4 }) },
	{ weight: 2, arbitrary: fc.integer({ min: 5, max: 30 }) },
	{ weight: 2, arbitrary: fc.constant(0) }
);
const someCell = fc.record({ has: amount, hasNot: amount });

/**
 * A random table: a part may stand below any before it, so there are chains with a single child, departments whose own people are
 * nobody, and (as parts of the first cell) people of the whole body in no department.
 */
function townOf(most: number, cell: fc.Arbitrary<Cell> = someCell): fc.Arbitrary<TreeCell[]> {
	const part = fc.record({ below: fc.nat(), own: cell });
	return fc.tuple(cell, fc.array(part, { maxLength: most })).map(([elsewhere, parts]) => {
		const departments = parts.map(({ below, own }, index) => ({ parent: below % (index + 1), own }));
		const cells: TreeCell[] = [
			{ cell: elsewhere, parent: -1 },
			...departments.map(({ own, parent }) => ({ cell: own, parent }))
		];
		const leaves: TreeCell[] = [];
		cells.forEach(({ cell: own }, index) => {
			if (cells.some(({ parent }) => parent === index)) leaves.push({ cell: own, parent: index });
		});
		const totals = cells.map(({ cell: own }) => own);
		for (let index = cells.length - 1; index > 0; index--)
			totals[cells[index]!.parent] = plus(totals[cells[index]!.parent] ?? nobody, totals[index]!);
		return [...cells.map(({ parent }, index) => ({ cell: totals[index]!, parent })), ...leaves];
	});
}

const primary = (cells: readonly TreeCell[]) => cells.flatMap(({ cell }, index) => (tellsOfFew(cell) ? [index] : []));
const shownOf = (cells: readonly TreeCell[]) => suppressed(cells).map((hidden) => !hidden);

it('nobody who solves the published sums can tell a cell of few people', () => {
	fc.assert(
		fc.property(townOf(16), (cells) => {
			const shown = shownOf(cells);
			const told = determined(cells, shown);
			expect(primary(cells).filter((index) => shown[index] || told.has(index))).toEqual([]);
		}),
		{ numRuns: 600 }
	);
});

const small = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constant(0), fc.integer({ min: 5, max: 7 }));
const few = (number: number) => number >= 1 && number <= 4;

it('nor say that it is one to four, knowing that there is no half and no missing person', () => {
	fc.assert(
		fc.property(townOf(4, fc.record({ has: small, hasNot: small })), (cells) => {
			const shown = shownOf(cells);
			const most = 10;
			const has = bounds(
				cells,
				cells.map(({ cell }) => cell.has),
				shown,
				most
			);
			const hasNot = bounds(
				cells,
				cells.map(({ cell }) => cell.hasNot),
				shown,
				most
			);
			for (const index of primary(cells)) {
				const { cell } = cells[index]!;
				if (few(cell.has)) expect(has[index]!.greatest).toBeGreaterThanOrEqual(5);
				if (few(cell.hasNot)) expect(hasNot[index]!.greatest).toBeGreaterThanOrEqual(5);
				if (!few(peopleOf(cell))) continue;
				expect(has[index]!.greatest + hasNot[index]!.greatest).toBeGreaterThanOrEqual(5);
			}
		}),
		{ numRuns: 300 }
	);
});

it('nor that all or none of few people have it, unless that is published of a group around them', () => {
	fc.assert(
		fc.property(townOf(4, fc.record({ has: small, hasNot: small })), (cells) => {
			const shown = shownOf(cells);
			for (const side of ['has', 'hasNot'] as const) {
				const numbers = cells.map(({ cell }) => cell[side]);
				const bound = bounds(cells, numbers, shown, 10);
				cells.forEach(({ cell }, index) => {
					if (!few(peopleOf(cell)) || cell[side] > 0) return;
					let around = index;
					while (around >= 0 && !shown[around]) around = cells[around]!.parent;
					if (around >= 0 && numbers[around] === 0) return;
					expect(bound[index]!.greatest).toBeGreaterThan(0);
				});
			}
		}),
		{ numRuns: 300 }
	);
});

it('shows every cell where there are five on both sides or nobody', () => {
	const many = fc.oneof(fc.constant(0), fc.integer({ min: 5, max: 30 }));
	fc.assert(
		fc.property(townOf(16, fc.record({ has: many, hasNot: many })), (cells) => {
			expect(suppressed(cells)).not.toContain(true);
		})
	);
});
