import { describe, expect, it } from 'vitest';
import { gapOf, targetDoubts } from './target-gap';

const from = 'overall';

describe('the gap in people', () => {
	it.each([
		[{ percent: 40 }, { numerator: 48, denominator: 247 }, { needed: 99, has: 48, short: 51 }, 'a part of one is one'],
		[{ percent: 20 }, { numerator: 50, denominator: 250 }, { needed: 50, has: 50, short: 0 }, 'just reached'],
		[
			{ percent: 40, headcount: 90 },
			{ numerator: 0, denominator: 250 },
			{ needed: 100, has: 0, short: 100 },
			'the percentage decides, as in the report'
		],
		[{ headcount: 30 }, { numerator: 12, denominator: null }, { needed: 30, has: 12, short: 18 }, 'a count'],
		[{ percent: 50 }, { numerator: 12, denominator: null }, null, 'a percentage of nobody'],
		[{ percent: 50 }, { numerator: 0, denominator: 0 }, null, 'nobody is there'],
		[{ value: 3 }, { numerator: null, denominator: null }, null, 'a value']
	])('of %o with %o is %o: %s', (target, figure, gap, _because) => {
		expect(gapOf({ ...target, from }, figure)).toEqual(gap);
	});
});

describe('what may not be meant', () => {
	it.each([
		[{ percent: 20, headcount: 50 }, 248, [], 'just the same'],
		[{ percent: 20, headcount: 55 }, 248, [], 'a few people apart'],
		[
			{ percent: 20, headcount: 56 },
			248,
			[{ kind: 'contradiction', percent: 20, people: 50, headcount: 56, denominator: 248 }],
			'more than a few'
		],
		[
			{ percent: 100, headcount: 250 },
			248,
			[{ kind: 'over-population', headcount: 250, denominator: 248 }],
			'round, but more than there are'
		],
		[{ headcount: 249 }, 248, [{ kind: 'over-population', headcount: 249, denominator: 248 }], 'more than there are'],
		[{ headcount: 900 }, null, [], 'a count has no population'],
		[{ percent: 50, headcount: 5 }, 0, [], 'nobody is there to compare with']
	])('%o of %o people: %o, %s', (target, denominator, doubts, _because) => {
		expect(targetDoubts({ ...target, from }, denominator)).toEqual(doubts);
	});
});
