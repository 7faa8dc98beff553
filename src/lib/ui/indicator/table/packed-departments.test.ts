import { expect, it } from 'vitest';
import { departmentsOf, type SentDepartments, sendDepartments } from './packed-departments';

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

/** What a browser gets: only what is enumerable travels. */
function travelled(sent: SentDepartments): SentDepartments {
	return structuredClone(sent);
}

it('gives a browser back every row as it was', () => {
	expect(departmentsOf(travelled(sendDepartments(departments, true)))).toEqual(departments);
});

it('lets a target that several departments inherit travel once', () => {
	const [first, second] = departmentsOf(travelled(sendDepartments(departments, true)))!;
	expect(second?.target).toBe(first?.target);
});

it('sends no rows with a page that the server draws, and draws them there', () => {
	const sent = sendDepartments(departments, false);
	expect(departmentsOf(sent)).toBe(departments);
	expect(travelled(sent)).toEqual({ packed: null });
	expect(departmentsOf(travelled(sent))).toBeNull();
});
