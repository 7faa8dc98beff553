import { expect, it } from 'vitest';
import { packDepartments, unpackDepartments } from './packed-departments';

const total = { numerator: 9, denominator: 31, percent: 29, pending: 1 };
const inherited = () => ({ percent: 20, from: 'overall' });
const departments = [
	{ code: '1000', name: '総務部', parentCode: null, depth: 1, total, target: inherited(), shortfall: 0, names: true },
	{
		code: '1010',
		name: '総務課',
		parentCode: '1000',
		depth: 2,
		total,
		target: inherited(),
		shortfall: 0,
		names: false
	},
	{
		...{ code: '1020', name: '空の課', parentCode: '1000', depth: 2, target: null, shortfall: null, names: false },
		total: { numerator: 0, denominator: 0, percent: null, pending: 0 }
	}
];

it('gives back every row as it was', () => {
	expect(unpackDepartments(packDepartments(departments))).toEqual(departments);
});

it('lets a target that several departments inherit travel once', () => {
	const [first, second] = unpackDepartments(packDepartments(departments));
	expect(second?.target).toBe(first?.target);
});
