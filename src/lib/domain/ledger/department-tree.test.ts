import { describe, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { type DepartmentSketch, town } from '../../../../tests/factories/town';
import { type TreeDay, withEverythingBelow } from './department-tree';
import { buildLedger } from './ledger';

const departments: DepartmentSketch[] = [
	{ code: '1011', parentCode: '1010' },
	{ code: '2000', order: 2 },
	{ code: '1000', order: 1 },
	{ code: '1010', parentCode: '1000', to: '2024-03-31' },
	{ code: '1010', parentCode: '1000', from: '2024-04-01', name: 'DX推進課' },
	{ code: '3000', from: '2024-04-01' }
];
const ledger = buildLedger(town({ departments, people: [{ posts: '1011' }] }));
const treeOn = (date: string) => ledger.treeOn(day(date));
const outline = ({ departments, parent, depth }: TreeDay) =>
	departments.map(({ code }, place) => [code, depth[place], departments[parent[place]!]?.code ?? null]);

describe('the tree of a day', () => {
	it('stands in 機構順, a parent always before its children', () => {
		expect(outline(treeOn('2024-03-31'))).toEqual([
			['1000', 1, null],
			['1010', 2, '1000'],
			['1011', 3, '1010'],
			['2000', 1, null]
		]);
	});

	it('has the version of the day, from its first to its last day', () => {
		const nameOn = (date: string) => treeOn(date).departments.find(({ code }) => code === '1010')?.name;
		expect(nameOn('2010-03-31')).toBeUndefined();
		expect(nameOn('2010-04-01')).toBe('1010');
		expect(nameOn('2024-03-31')).toBe('1010');
		expect(nameOn('2024-04-01')).toBe('DX推進課');
	});

	it('tells a place by code and by number, and none for what is not there on the day', () => {
		const tree = treeOn('2024-03-31');
		expect(tree.placeOf('1011')).toBe(2);
		expect(tree.placeOf('3000')).toBeUndefined();
		expect(tree.places[ledger.posts.departments.find('1011')!]).toBe(2);
		expect(tree.places[ledger.posts.departments.find('3000')!]).toBe(-1);
	});

	it('is kept for the days asked for, and asking for very many days does not mix them up', () => {
		expect(treeOn('2024-03-31')).toBe(treeOn('2024-03-31'));
		for (let year = 2000; year < 2099; year++) treeOn(`${year}-04-01`);
		expect(treeOn('2024-03-31').placeOf('3000')).toBeUndefined();
		expect(treeOn('2024-04-01').placeOf('3000')).toBe(4);
	});
});

describe('withEverythingBelow', () => {
	it.each([
		[['1000'], ['1000', '1010', '1011']],
		[['1010'], ['1010', '1011']],
		[
			['1011', '2000'],
			['1011', '2000']
		],
		[
			['1000', '1011'],
			['1000', '1010', '1011']
		],
		[['3000'], []],
		[['9999'], []],
		[[], []]
	])('%o reaches %o', (codes, reached) => {
		const tree = treeOn('2024-03-31');
		const marks = withEverythingBelow(tree, codes);
		expect(tree.departments.map(({ code }) => code).filter((_, place) => marks[place] === 1)).toEqual(reached);
	});
});
