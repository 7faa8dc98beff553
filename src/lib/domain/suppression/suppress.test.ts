import { describe, expect, it } from 'vitest';
import { type Cell } from './cell';
import { suppressed } from './suppress';
import { cellTree } from './tree';

/** A department as `code: has/hasNot` of its own people, with those below it. */
type Sketch = { code: string; own: [number, number]; below?: Sketch[] };

const cell = ([has, hasNot]: [number, number]): Cell => ({ has, hasNot });

function totalOf({ own, below = [] }: Sketch): Cell {
	return below
		.map(totalOf)
		.reduce((sum, one) => ({ has: sum.has + one.has, hasNot: sum.hasNot + one.hasNot }), cell(own));
}

function listed(sketches: Sketch[], parentCode: string | null = null) {
	return sketches.flatMap((one): { code: string; parentCode: string | null; own: Cell; total: Cell }[] => [
		{ code: one.code, parentCode, own: cell(one.own), total: totalOf(one) },
		...listed(one.below ?? [], one.code)
	]);
}

/** What is not shown: `whole`, `A` for a total, `A own` for a department's own people where it has others below. */
function hiddenIn(sketches: Sketch[], elsewhere: [number, number] = [0, 0]): string[] {
	const departments = listed(sketches);
	const tree = cellTree(totalOf({ code: '', own: elsewhere, below: sketches }), departments)!;
	const hidden = suppressed(tree.cells);
	return [
		...(hidden[0] ? ['whole'] : []),
		...departments.flatMap(({ code }, index) => {
			const { own, total } = tree.places[index]!;
			return [...(hidden[total] ? [code] : []), ...(own !== total && hidden[own] ? [`${code} own`] : [])];
		})
	];
}

const some = (code: string, has: number, hasNot: number): Sketch => ({ code, own: [has, hasNot] });

describe('suppressed', () => {
	it.each<[Sketch[], string[], string]>([
		[[some('A', 10, 10), some('B', 8, 9)], [], 'nobody is few'],
		[[some('A', 10, 10), some('B', 8, 9), some('C', 1, 2)], ['B', 'C'], 'a second one, the smallest, stands beside'],
		[[some('A', 10, 10), some('B', 8, 9), some('C', 2, 20)], ['B', 'C'], 'two who have it, of many'],
		[[some('A', 10, 10), some('B', 8, 9), some('C', 20, 2)], ['B', 'C'], 'two who have not, of many'],
		[[some('A', 10, 10), some('B', 0, 9)], [], 'that nobody of many has it is of no person'],
		[[some('A', 10, 10), some('B', 9, 0)], [], 'nor that all have'],
		[[some('A', 30, 30), some('B', 8, 9), some('C', 1, 2), some('D', 2, 1)], ['B', 'C', 'D'], 'two few are too few'],
		[[some('A', 10, 10), some('B', 0, 0), some('C', 1, 2)], ['A', 'C'], 'nobody is no cover: the 0 is known'],
		[[some('A', 9, 9), some('B', 0, 6), some('C', 2, 20)], ['A', 'C'], 'who has nothing cannot have the two'],
		[[some('A', 10, 10), some('C', 0, 3), some('B', 0, 6)], ['A', 'C', 'B'], 'a 0% of three stays hidden'],
		[[some('A', 10, 10), some('C', 3, 0), some('B', 6, 0)], ['A', 'C', 'B'], 'and so does 100%'],
		[[some('A', 0, 10), some('C', 0, 3), some('B', 0, 6)], ['C', 'B'], 'that nobody has it is said of the whole'],
		[[some('A', 1, 2)], ['whole', 'A'], 'a whole town of three'],
		[[some('A', 3, 200), some('B', 0, 100)], ['whole', 'A'], 'three in all: the sum cannot be told either']
	])('%j hides %j: %s', (town, hidden) => {
		expect(hiddenIn(town)).toEqual(hidden);
	});

	const below = (code: string, own: [number, number], ...parts: Sketch[]): Sketch => ({ code, own, below: parts });
	it.each<[Sketch[], string[], string]>([
		[
			[below('A', [0, 0], some('A1', 1, 2)), some('B', 30, 30), some('C', 8, 8)],
			['A', 'A1', 'C'],
			'a single child is its parent'
		],
		[
			[below('A', [0, 0], below('A1', [0, 0], some('A11', 2, 9))), some('B', 30, 30)],
			['A', 'A1', 'A11', 'B'],
			'a chain of single children, up to the top'
		],
		[
			[below('A', [6, 6], some('A1', 1, 2), some('A2', 9, 9)), some('B', 30, 30)],
			['A own', 'A1'],
			'a department’s own people are a sibling of what is below it'
		],
		[
			[below('A', [1, 0], some('A1', 7, 7), some('A2', 9, 9)), some('B', 30, 30)],
			['A own', 'A1'],
			'a head alone could be told from the rest'
		],
		[
			[below('A', [0, 0], some('A1', 1, 2), some('A2', 0, 0)), some('B', 30, 30)],
			['A', 'A1', 'B'],
			'of two siblings the second is empty'
		],
		[
			[
				below('A', [0, 0], some('A1', 10, 2), some('A2', 9, 9)),
				below('B', [0, 0], some('B1', 6, 6), some('B2', 20, 20))
			],
			['A1', 'A2'],
			'what hides below a shown sum stays below it'
		],
		[
			[below('A', [0, 0], some('A1', 2, 0)), below('B', [0, 0], some('B1', 6, 6), some('B2', 20, 20))],
			['A', 'A1', 'B', 'B1'],
			'a sum that is hidden beside another has a hidden part'
		]
	])('%j hides %j: %s', (town, hidden) => {
		expect(hiddenIn(town).toSorted()).toEqual(hidden.toSorted());
	});

	it('people of the whole body in no department are a cell too', () => {
		expect(hiddenIn([some('A', 10, 10), some('B', 8, 9)], [1, 1])).toEqual(['B']);
		expect(hiddenIn([some('A', 10, 10)], [2, 9])).toEqual(['A']);
	});

	it('refuses nothing that adds up, and has no tree for what does not', () => {
		const departments = [{ code: 'A', parentCode: null, own: cell([1, 1]), total: cell([2, 2]) }];
		expect(cellTree(cell([5, 5]), departments)).toBeNull();
		expect(cellTree(cell([0, 0]), listed([some('A', 1, 1)]))).toBeNull();
		expect(suppressed(cellTree(cell([0, 0]), [])!.cells)).toEqual([false]);
	});
});
