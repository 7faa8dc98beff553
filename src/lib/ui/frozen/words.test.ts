import { describe, expect, it } from 'vitest';
import { type AnyReport, type FigureWords, figureWords, rateWords } from '$lib/domain/indicator';
import { digestGroups, formatMoment, formatOverall } from './words';

describe('how a frozen report is written', () => {
	it('a digest stands in eight groups of eight, and nothing of it is lost', () => {
		const digest = '0123456789abcdef'.repeat(4);
		expect(digestGroups(digest)).toHaveLength(8);
		expect(digestGroups(digest).join('')).toBe(digest);
	});

	it('a moment is told in the time of Japan', () => {
		expect(formatMoment('2026-03-31T15:05:00.000Z')).toBe('2026年4月1日 00:05');
	});

	const aim = { target: null, shortfall: null, pending: 0 };
	const manual = figureWords({ kind: 'manual', unit: '件', direction: 'at_most' });
	const empty = { value: null, source: null, target: null, met: null };
	it.each<[AnyReport['overall'], FigureWords, string, string]>([
		[{ ...aim, numerator: 3, denominator: 7, percent: 42.9 }, rateWords, '42.9%（3／7）', 'a rate with its numbers'],
		[{ ...aim, numerator: 0, denominator: 0, percent: null }, rateWords, '対象者なし（0／0）', 'of nobody'],
		[{ ...empty, value: 2, source: '資料' }, manual, '2件', 'a number entered by hand'],
		[empty, manual, '入力なし', 'one that was not']
	])('%o is %s: %s', (overall, words, text) => {
		expect(formatOverall(overall, words)).toBe(text);
	});
});
