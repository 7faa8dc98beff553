import { expect, it } from 'vitest';
import { departmentChoices } from './department-choices';

const tree = [
	{ code: '2000', parentCode: null, name: '市民部' },
	{ code: '1000', parentCode: null, name: '企画部' },
	{ code: '1020', parentCode: '1000', name: '財政課' },
	{ code: '1010', parentCode: '1000', name: '企画課' },
	{ code: '3010', parentCode: '3000', name: '残った課' }
];

it('offers each 所属 with all that waits below it, in the order of the tree, and none in which nothing waits', () => {
	const waiting = [
		{ code: '1010', name: '企画課', count: 3 },
		{ code: '1000', name: '企画部', count: 1 },
		{ code: '1020', name: '財政課', count: 2 },
		{ code: null, name: null, count: 4 }
	];
	expect(departmentChoices(tree, waiting)).toEqual([
		{ code: '1000', name: '企画部', depth: 0, count: 6 },
		{ code: '1020', name: '財政課', depth: 1, count: 2 },
		{ code: '1010', name: '企画課', depth: 1, count: 3 }
	]);
});

it('offers a 課 whose 部 is there no more at the top', () => {
	expect(departmentChoices(tree, [{ code: '3010', name: '残った課', count: 1 }])).toEqual([
		{ code: '3010', name: '残った課', depth: 0, count: 1 }
	]);
});
