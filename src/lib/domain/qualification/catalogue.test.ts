import { describe, expect, it } from 'vitest';
import { acceptedCodes, type Qualification, shippedCatalogue } from './catalogue';

const rows = (satisfies: Record<string, string[]>): Qualification[] =>
	Object.entries(satisfies).map(([code, lower]) => ({ code, name: code, satisfies: lower }));

describe('acceptedCodes', () => {
	it.each<[string, Record<string, string[]>, string[], boolean, string[]]>([
		['the very one, where no higher one is accepted', { A: ['B'], B: [] }, ['B'], false, ['B']],
		['a higher one', { A: ['B'], B: [] }, ['B'], true, ['A', 'B']],
		['never a lower one', { A: ['B'], B: [] }, ['A'], true, ['A']],
		[
			'over several steps, in whatever order the rows stand',
			{ C: [], B: ['C'], A: ['B'], Z: ['A'] },
			['C'],
			true,
			['A', 'B', 'C', 'Z']
		],
		['over a fork', { A: ['B', 'C'], B: [], C: [] }, ['C'], true, ['A', 'C']],
		['of several', { A: ['B'], B: [], C: ['D'], D: [] }, ['B', 'D'], true, ['A', 'B', 'C', 'D']],
		['a circle ends', { A: ['B'], B: ['A'], C: [] }, ['A'], true, ['A', 'B']],
		['one that satisfies itself', { A: ['A'] }, ['A'], true, ['A']],
		['a code beyond the catalogue stands for itself', { A: [] }, ['X'], true, ['X']],
		['nothing wanted, nothing accepted', { A: [] }, [], true, []]
	])('%s', (_, satisfies, wanted, acceptHigher, codes) => {
		expect([...acceptedCodes(rows(satisfies), wanted, acceptHigher)].sort()).toEqual(codes);
	});
});

describe('the shipped catalogue', () => {
	const accepted = (code: string) => acceptedCodes(shippedCatalogue, [code], true);

	it('names each code once, and as 相当 only codes it has', () => {
		const codes = shippedCatalogue.map(({ code }) => code);
		expect(new Set(codes).size).toBe(codes.length);
		expect(shippedCatalogue.flatMap(({ satisfies }) => satisfies).filter((code) => !codes.includes(code))).toEqual([]);
	});

	it.each([
		['IP', ['FE', 'SG', 'AP', 'PM', 'SC']],
		['FE', ['AP', 'PM', 'SC']],
		['AP', ['ST', 'SA', 'PM', 'NW', 'DB', 'ES', 'SM', 'AU', 'SC']]
	])('%s is met by %o', (code, higher) => {
		expect([...accepted(code)]).toEqual(expect.arrayContaining(higher));
	});

	it.each([
		['AP', ['IP', 'SG', 'FE']],
		['FE', ['IP', 'SG']]
	])('%s is not met by %o', (code, lower) => {
		expect(lower.filter((one) => accepted(code).has(one))).toEqual([]);
	});
});
