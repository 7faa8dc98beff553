import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acceptedCodes, type Qualification, shippedCatalogue } from './catalogue';
import { cycleWords, satisfiesCycles, soundCatalogue } from './cycles';

const rows = (satisfies: Record<string, string[]>): Qualification[] =>
	Object.entries(satisfies).map(([code, lower]) => ({ code, name: code, satisfies: lower }));

describe('a circle of 相当', () => {
	it.each<[string, Record<string, string[]>, string[]]>([
		['none in a ladder', { A: ['B'], B: ['C'], C: [] }, []],
		['none where two ways meet again', { A: ['B', 'C'], B: ['D'], C: ['D'], D: [] }, []],
		['none through a code the catalogue has not', { A: ['X'], B: ['X'] }, []],
		['two that stand for one another', { AP: ['FE'], FE: ['AP'] }, ['AP → FE → AP']],
		['one that stands for itself', { A: ['A'] }, ['A → A']],
		['only the round part of the way', { A: ['B'], B: ['C'], C: ['B'] }, ['B → C → B']],
		['two that have nothing to do with one another', { A: ['B'], B: ['A'], C: ['C'] }, ['A → B → A', 'C → C']]
	])('%s', (_, satisfies, paths) => {
		expect(satisfiesCycles(rows(satisfies)).map(cycleWords)).toEqual(paths);
	});

	it('is not in the catalogue as shipped', () => {
		expect(satisfiesCycles(shippedCatalogue)).toEqual([]);
	});

	it('refuses a catalogue with a sentence that shows the way', () => {
		expect(() => soundCatalogue(rows({ AP: ['FE'], FE: ['AP'] }))).toThrow(
			'資格の一覧の相当が一回りしています（AP → FE → AP）。どれかの相当を外してください。'
		);
	});

	it('is found exactly where following 相当 leads back, and never holds up who follows it', () => {
		const codes = ['A', 'B', 'C', 'D', 'E'];
		const catalogue = fc
			.tuple(...codes.map(() => fc.subarray(codes)))
			.map((lists) => rows(Object.fromEntries(codes.map((code, index) => [code, lists[index]!]))));
		fc.assert(
			fc.property(catalogue, (some) => {
				const leadsBack = some.some(({ code, satisfies }) =>
					satisfies.some((lower) => acceptedCodes(some, [code], true).has(lower))
				);
				expect(satisfiesCycles(some).length > 0).toBe(leadsBack);
			})
		);
	});
});
