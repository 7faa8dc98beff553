import { describe, expect, it } from 'vitest';
import { town } from '../../../../../tests/factories/town';
import { overallOn, reportOn, totalsOn } from '../../../../../tests/factories/town-figure';
import { comprehension } from '../../../../../tests/factories/town-indicator';
import { type CompletionSketch } from '../../../../../tests/factories/town-people';

const asOf = '2024-03-31';
/** One person who answered so, day after day. */
const answers = (...given: (number | undefined)[]) => ({
	completions: given.map((comprehension, index): CompletionSketch => ({ on: `2023-06-${10 + index}`, comprehension }))
});
const waiting = (comprehension: number): CompletionSketch => ({ on: '2023-09-01', state: 'waiting', comprehension });

describe('理解度, the share of answers', () => {
	it.each([
		['each answer counts', [answers(4, 5, 3)], '2/3'],
		['also of several people', [answers(4), answers(2)], '1/2'],
		['without an answer a completion is none', [answers(4, undefined)], '1/1'],
		['nobody answered', [answers(undefined)], '0/0'],
		['what waits and would reach it', [{ completions: [waiting(4)] }], '0/0 +1'],
		['what waits and would not', [{ completions: [waiting(3)] }], '0/0']
	])('%s', (_because, people, expected) => {
		expect(overallOn(town({ people }), comprehension(), asOf)).toBe(expected);
	});

	it('may be a half, and is judged like any percentage', () => {
		const facts = town({ people: [answers(4, 3)] });
		const indicator = comprehension({ threshold: 3.5, targets: [{ fiscalYear: 2023, percent: 100 }] });
		expect(reportOn(facts, indicator, asOf).overall).toEqual({
			...{ numerator: 1, denominator: 2, percent: 50, pending: 0 },
			...{ target: { percent: 100, from: 'overall' }, shortfall: 1 }
		});
	});

	it('belongs to the department of the day, also one that is over', () => {
		const departments = [{ code: '1000' }, { code: '1010', parentCode: '1000', to: '2023-07-31' }];
		const facts = town({ departments, people: [{ posts: [{ in: '1010', to: '2023-07-31' }], ...answers(2) }] });
		expect(totalsOn(facts, comprehension(), asOf)).toEqual({ '1000': '0/1', '1010': '0/1' });
	});
});

describe('理解度, the mean', () => {
	const mean = (value?: number) =>
		comprehension({ threshold: null, targets: value === undefined ? [] : [{ fiscalYear: 2023, value }] });

	it.each([
		[[4, 5], 9, 4.5, 'exactly'],
		[[1, 1, 2], 4, 1.33, 'down'],
		[[1, 2, 2], 5, 1.67, 'up'],
		[[1, 1, 1, 1, 1, 1, 1, 2], 9, 1.13, 'half up: 1.125']
	])('of %o is %i answers’ sum, rounded %s', (given, numerator, rounded) => {
		expect(reportOn(town({ people: [answers(...given)] }), mean(), asOf).overall).toEqual({
			...{ numerator, denominator: given.length, percent: null, mean: rounded, pending: 0 },
			...{ target: null, shortfall: null, met: null }
		});
	});

	it.each<[number[], number, boolean | null, string]>([
		[[4, 4, 4], 4, true, 'equal'],
		[[1, 2, 2], 1.67, false, '1.666… is less than the 1.67 it is shown as'],
		[[1, 1, 2], 1.33, true, '1.333… is more'],
		[[], 3, null, 'nobody to ask']
	])('of %o against %d: %s', (given, value, met) => {
		const { overall } = reportOn(town({ people: [answers(...given)] }), mean(value), asOf);
		expect(overall).toMatchObject({ target: { value, from: 'overall' }, shortfall: null, met });
	});

	it('of nothing is null, and a value is handed down to no department', () => {
		const { overall, departments } = reportOn(town({ people: [{}] }), mean(3), asOf);
		expect(overall).toMatchObject({ numerator: 0, denominator: 0, mean: null });
		expect(departments.map(({ target, met }) => [target, met])).toEqual(departments.map(() => [null, null]));
	});
});
