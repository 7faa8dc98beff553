import { describe, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import {
	changesRule,
	decidingWords,
	formatEvaluation,
	formatGap,
	formatPace,
	formatPaceGoal,
	formatPercent,
	formatShortfall,
	formatTarget,
	judgement,
	standingOf
} from './words';

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

	it.each([
		{ shortfall: 0, isFinal: false, is: 'reached', because: 'the year runs, so nothing is decided' },
		{ shortfall: 1, isFinal: false, is: 'running', because: 'what is missing while the year runs is no failure' },
		{ shortfall: 0, isFinal: true, is: 'met', because: 'the year is over' },
		{ shortfall: 1, isFinal: true, is: 'unmet', because: 'the year is over' },
		{ shortfall: null, isFinal: false, is: null, because: 'nobody is to be counted' }
	])('stands $is: $because', ({ shortfall, isFinal, is }) => {
		expect(standingOf({ target: { percent: 20, ...overall }, shortfall }, isFinal)).toBe(is);
	});

	it.each([
		{ shortfall: 43, pending: 10, text: 'あと43人（確認待ち10人を含む）' },
		{ shortfall: 43, pending: 0, text: 'あと43人' },
		{ shortfall: 3, pending: 10, text: 'あと3人（確認待ち10人が確認済になると届きます）' },
		{ shortfall: 0, pending: 10, text: 'あと0人' }
	])('says of those who are missing who only wait: $text', ({ shortfall, pending, text }) => {
		expect(formatGap(shortfall, pending)).toBe(text);
	});

	it('says which of two promises decides', () => {
		const both = { percent: 20, headcount: 50, ...overall };
		expect(decidingWords(both, { shape: 'percent' })).toBe('割合で判定');
		expect(decidingWords(both, { shape: 'count' })).toBe('人数で判定');
		expect(decidingWords({ percent: 20, ...overall }, { shape: 'percent' })).toBeNull();
	});

	it('says how many are missing, also when none are', () => {
		expect([formatShortfall(12), formatShortfall(0), formatShortfall(null)]).toEqual(['あと12人', 'あと0人', '―']);
	});

	it('says the pace that is needed and what it leads to', () => {
		const pace = { kind: 'needed', perMonth: 30, missing: 148, months: 5, fiscalYear: 2026 } as const;
		const goal = '令和8年度の目標まであと148人、残り5か月';
		expect([formatPace(pace), formatPaceGoal(pace, day('2026-10-31'))]).toEqual(['月30人', goal]);
		expect(formatPaceGoal(pace, day('2026-11-21')), 'the month that runs is one of them').toBe(`${goal}（11月を含む）`);
		const departments = { unit: '所属' };
		expect(formatPace({ ...pace, perMonth: 1 }, departments)).toBe('月1所属');
		const reached = { kind: 'reached', fiscalYear: 2026 } as const;
		expect([formatPace(reached), formatPaceGoal(reached, day('2026-11-21'))]).toEqual([
			'達成済み',
			'令和8年度の目標に届いています'
		]);
		expect(formatPace(null)).toBe('―');
	});

	it('sums up the years of a plan, and judges none where nothing was promised', () => {
		expect(formatEvaluation({ judged: 3, met: 2 })).toBe('3年度のうち2年度で達成');
		expect(formatEvaluation({ judged: 0, met: 0 })).toContain('判定しません');
	});

	it('marks the first figure that is counted by another rule', () => {
		const rules = [{ ruleFrom: null }, {}, { ruleFrom: '2026-04-01' }, { ruleFrom: '2026-04-01' }];
		expect(rules.map((_, place) => changesRule(rules, place))).toEqual([false, false, true, false]);
	});
});
