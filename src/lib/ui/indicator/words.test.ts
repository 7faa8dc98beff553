import { describe, expect, it } from 'vitest';
import { formatPercent, formatShortfall, formatTarget, judgement } from './words';

const overall = { from: 'overall' };

describe('words of a figure', () => {
	it.each([
		{ percent: 20.6, text: '20.6%', because: 'one decimal' },
		{ percent: 100, text: '100.0%', because: 'also where it is whole' },
		{ percent: null, text: '対象者なし', because: 'an empty population has no rate' }
	])('shows the rate $text: $because', ({ percent, text }) => {
		expect(formatPercent(percent)).toBe(text);
	});

	it.each([
		{ target: { percent: 20, headcount: 50, ...overall }, text: '20%（50人）' },
		{ target: { percent: 20, ...overall }, text: '20%' },
		{ target: { headcount: 1200, ...overall }, text: '1,200人' },
		{ target: null, text: '―' }
	])('shows the target $text', ({ target, text }) => {
		expect(formatTarget(target)).toBe(text);
	});

	it.each([
		{ aim: { target: { percent: 20, ...overall }, shortfall: 0 }, is: 'met', because: 'nobody is missing' },
		{ aim: { target: { percent: 20, ...overall }, shortfall: 1 }, is: 'unmet', because: 'one is missing' },
		{ aim: { target: null, shortfall: null }, is: null, because: 'no target, no judgement' },
		{ aim: { target: { percent: 20, ...overall }, shortfall: null }, is: null, because: 'nobody is to be counted' }
	])('judges $is: $because', ({ aim, is }) => {
		expect(judgement(aim)).toBe(is);
	});

	it('says how many are missing, also when none are', () => {
		expect([formatShortfall(12), formatShortfall(0), formatShortfall(null)]).toEqual(['あと12人', 'あと0人', '―']);
	});
});
