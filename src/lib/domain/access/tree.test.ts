import { expect, it } from 'vitest';
import { departmentLine, parentsOf, withBelow } from './tree';

const tree = parentsOf([
	{ code: '1000', parentCode: null },
	{ code: '1010', parentCode: '1000' },
	{ code: '1011', parentCode: '1010' },
	{ code: '1020', parentCode: '1000' },
	{ code: '2000', parentCode: null }
]);

it.each([
	{ code: '1011', line: ['1011', '1010', '1000'], because: '係から課、部へ' },
	{ code: '2000', line: ['2000'], because: '最上位' },
	{ code: '9999', line: [], because: '今日はない所属' },
	{ code: null, line: [], because: '本務がない' }
])('the line of $code: $because', ({ code, line }) => {
	expect(departmentLine(tree, code)).toEqual(line);
});

it.each([
	{ codes: ['1010'], below: ['1010', '1011'], because: '課とその下' },
	{ codes: ['1000'], below: ['1000', '1010', '1011', '1020'], because: '部とその下のすべて' },
	{ codes: ['1011', '2000'], below: ['1011', '2000'], because: '二つの所属の長' },
	{ codes: ['9999'], below: [], because: '統合されてなくなった所属の長' },
	{ codes: [], below: [], because: '長ではない' }
])('what lies below $codes: $because', ({ codes, below }) => {
	expect([...withBelow(tree, codes)]).toEqual(below);
});

it('ends in a tree that turns in a circle', () => {
	const circle = parentsOf([
		{ code: 'a', parentCode: 'b' },
		{ code: 'b', parentCode: 'a' }
	]);
	expect(departmentLine(circle, 'a')).toEqual(['a', 'b']);
});
