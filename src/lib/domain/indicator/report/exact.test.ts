import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headsFor, percentOf as percentByHand } from '../../../../../tests/reference/numbers';
import { peopleNeeded, percentOf } from './exact';

describe('percentOf', () => {
	it.each<[number, number, number | null, string]>([
		[0, 0, null, 'an empty population has no rate'],
		[0, 1, 0, 'nobody'],
		[1, 1, 100, 'everybody'],
		[51, 248, 20.6, 'one decimal'],
		[9, 31, 29, '29.03'],
		[1, 8, 12.5, 'exact'],
		[1, 16, 6.3, '6.25 is rounded up'],
		[3, 16, 18.8, '18.75 is rounded up'],
		[1, 2000, 0.1, '0.05 is rounded up'],
		[249, 250, 99.6, 'nearly everybody'],
		[1999, 2000, 99.9, '99.95 would round to 100.0, which is only for everybody'],
		[4999, 5000, 99.9, '99.98 likewise'],
		[1, 5000, 0.1, '0.02 would round to 0.0, which is only for nobody'],
		[1, 40_000, 0.1, '0.0025 likewise'],
		[39_999, 40_000, 99.9, 'the largest city'],
		[2, 3, 66.7, 'repeating'],
		[1, 3, 33.3, 'repeating'],
		[201, 1340, 15, 'exactly 15'],
		[57, 100, 57, '57.00000000000001 in binary'],
		[29, 100, 29, '28.999999999999996 in binary']
	])('%i of %i is %s (%s)', (numerator, denominator, percent) => {
		expect(percentOf(numerator, denominator)).toBe(percent);
	});

	it('agrees with arithmetic on whole numbers for any part of any population', () => {
		const part = fc
			.tuple(fc.nat(200_000), fc.nat(200_000))
			.map(([one, other]) => [Math.min(one, other), Math.max(one, other)]);
		fc.assert(
			fc.property(part, ([numerator, denominator]) => {
				expect(percentOf(numerator!, denominator!)).toBe(percentByHand(numerator!, denominator!));
			}),
			{ numRuns: 2000 }
		);
	});
});

describe('peopleNeeded', () => {
	it.each([
		[20, 250, 50, 'exact'],
		[20, 248, 50, '49.6: the last one is not divided'],
		[33.3, 250, 84, '83.25'],
		[33.3, 1000, 333, 'exact, though 33.3 × 1000 ÷ 100 is 332.99999999999994 in binary'],
		[0.1, 250, 1, '0.25 is one person'],
		[0.1, 1000, 1, 'exactly one'],
		[0.1, 1001, 2, 'just above one'],
		[0.1, 3000, 3, 'exact, though 0.1 × 3 is 0.30000000000000004 in binary'],
		[55, 100, 55, 'exact, though 0.55 × 100 is 55.00000000000001 in binary'],
		[14.2857, 7, 1, '0.999999'],
		[14.2858, 7, 2, '1.000006'],
		[28.57, 700, 200, '199.99'],
		[99.9, 1000, 999, 'exact'],
		[99.9, 1001, 1000, '999.999'],
		[100, 250, 250, 'everybody'],
		[0, 250, 0, 'nobody has to'],
		[1e-7, 5, 1, 'a number that is written with an exponent'],
		[1e21, 1, 1e19, 'a large number that is written with an exponent']
	])('%d %% of %i are %i people (%s)', (percent, denominator, people) => {
		expect(peopleNeeded(percent, denominator)).toBe(people);
	});

	it('agrees with arithmetic on whole numbers for any percentage written with a few decimals', () => {
		const percent = fc
			.tuple(fc.nat(100_000), fc.constantFrom(1, 10, 100, 1000))
			.map(([digits, scale]) => digits / scale);
		fc.assert(
			fc.property(percent, fc.nat(200_000), (promised, denominator) => {
				expect(peopleNeeded(promised, denominator)).toBe(headsFor(promised, denominator));
			}),
			{ numRuns: 2000 }
		);
	});
});
