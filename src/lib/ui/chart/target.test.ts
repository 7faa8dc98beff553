import { describe, expect, it } from 'vitest';
import { targetGeometry } from './target-geometry';
import { targetSummary } from './target-summary';
import type { ChartAxis, ChartYear } from './types';

const percent: ChartAxis = { full: 100, unit: '%', rising: 'higher' };
const count: ChartAxis = { full: null, unit: '件', rising: 'more' };

function year(fiscalYear: number, value: number | null, change: Partial<ChartYear> = {}): ChartYear {
	const actual = { value, text: value === null ? '対象者なし' : `${value.toFixed(1)}%` };
	return { fiscalYear, actual, target: null, judged: null, shortfall: null, state: 'over', ...change };
}

const target = (value: number | null, text = `${value}%`) => ({ target: { value, text } });
const met = { ...target(20, '20%（50人）'), judged: 'met' } as const;
const unmet = { ...target(100), judged: 'unmet', shortfall: 'あと19人' } as const;
const ahead = { actual: { value: null, text: '' }, state: 'ahead', ...target(100) } as const;

describe('what the chart of the years says', () => {
	it.each([
		{ years: [], says: '数値はまだありません。' },
		{ years: [year(2027, null, ahead)], says: '数値はまだありません。令和9年度の目標は100%です。' },
		{ years: [year(2023, 20.6, met)], says: '令和5年度 20.6%（目標20%（50人）・達成）です。' },
		{
			years: [year(2023, 20.6, met), year(2024, 40), year(2025, 92.3, unmet), year(2026, null, ahead)],
			says: '令和5年度 20.6%（目標20%（50人）・達成）から令和7年度 92.3%（目標100%・未達、あと19人）へ上がっています。令和8年度の目標は100%です。'
		},
		{
			years: [year(2024, 40), year(2025, 77.8, { now: '78.2%' })],
			says: '令和6年度 40.0%から令和7年度 77.8%へ上がっています。令和7年度は確定した数値で、いまの計算は78.2%です。'
		},
		{
			years: [year(2023, 0), year(2024, 0)],
			says: '令和5年度 0.0%から令和6年度 0.0%まで変わっていません。'
		},
		{
			years: [year(2023, 100), year(2024, null), year(2025, 64.7, { state: 'running' })],
			says: '令和5年度 100.0%です。令和7年度（途中） 64.7%です。'
		},
		{
			years: [
				year(2023, 50),
				year(2024, 90.6),
				year(2025, 57, { state: 'running', ...target(95), shortfall: 'あと9人' })
			],
			says: '令和5年度 50.0%から令和6年度 90.6%へ上がっています。令和7年度（途中） 57.0%（目標95%・あと9人）です。'
		}
	])('$says', ({ years, says }) => {
		expect(targetSummary(years, percent)).toBe(says);
	});

	it('speaks of numbers as of more and fewer', () => {
		const number = (value: number) => ({ actual: { value, text: `${value}件` } });
		const years = [year(2023, 3, number(3)), year(2024, 1, number(1))];
		expect(targetSummary(years, count)).toBe('令和5年度 3件から令和6年度 1件へ減っています。');
	});
});

describe('the chart of the years', () => {
	it.each([
		{ years: [], axis: percent, bars: [], because: 'no year' },
		{ years: [year(2023, null)], axis: percent, bars: [null], because: 'nobody to be counted' },
		{ years: [year(2023, 0)], axis: percent, bars: [{ y: 204, height: 0 }], because: 'nobody has done it' },
		{ years: [year(2023, 100)], axis: percent, bars: [{ y: 24, height: 180 }], because: 'everybody has' },
		{ years: [year(2023, 10)], axis: count, bars: [{ y: 24, height: 180 }], because: 'one number is the whole axis' },
		{
			years: [year(2023, -10), year(2024, 10)],
			axis: count,
			bars: [
				{ y: 105, height: 81 },
				{ y: 24, height: 81 }
			],
			because: 'below zero the bar hangs'
		}
	])('draws its bars from zero: $because', ({ years, axis, bars }) => {
		const { columns } = targetGeometry(years, axis);
		expect(columns.map(({ bar }) => bar && { y: bar.y, height: bar.height })).toEqual(bars);
	});

	it('joins the targets of years side by side and leaves a gap where nothing was promised', () => {
		const years = [year(2023, 1, target(20)), year(2024, 1, target(40)), year(2025, 1), year(2026, null, ahead)];
		expect(targetGeometry(years, percent).steps).toEqual([
			{ x1: 0, x2: 25, y1: 168, y2: 168 },
			{ x1: 25, x2: 25, y1: 168, y2: 132 },
			{ x1: 25, x2: 50, y1: 132, y2: 132 },
			{ x1: 75, x2: 100, y1: 24, y2: 24 }
		]);
	});

	it('holds a target beyond every number, and one that has no place is still written', () => {
		const far = targetGeometry([year(2023, 3, target(12, '12件'))], count);
		expect([far.steps[0]?.y1, far.columns[0]?.bar?.height]).toEqual([24, 45]);
		const placeless = targetGeometry([year(2027, null, { ...ahead, ...target(null, '50人') })], percent);
		expect(placeless.steps).toEqual([]);
		expect(placeless.columns[0]?.rows.map(({ text }) => text)).toEqual(['令和9年度', 'これから', '目標50人']);
	});

	it('writes a number beyond the line of its target that would strike it through', () => {
		const [struck, free] = [90.9, 40].map((value) => targetGeometry([year(2025, value, target(100))], percent));
		expect(struck?.columns[0]?.value.y).toBe(struck!.steps[0]!.y1 - 6);
		expect(free?.columns[0]?.value.y).toBe(free!.columns[0]!.bar!.y - 6);
	});

	it('has an axis of values', () => {
		const { ticks } = targetGeometry([year(2025, 20)], percent);
		expect(ticks.map(({ text }) => text)).toEqual(expect.arrayContaining(['0%', '100%']));
	});

	it('needs little more than a phone for four years and grows with long words', () => {
		const years = [2022, 2023, 2024, 2025, 2026].map((one) => year(one, 20));
		expect(targetGeometry(years.slice(1), percent).width).toBe(280);
		const many = years.map((one) => ({ ...one, actual: { value: 1, text: '延べ1,234,567人' } }));
		expect(targetGeometry(many, count).width).toBeGreaterThan(500);
	});
});
