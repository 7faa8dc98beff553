import { addDays, addMonths, type CivilDate, day } from '$lib/domain/calendar';
import { describe, expect, it } from 'vitest';
import { monthGeometry } from './month-geometry';
import { monthSummary } from './month-summary';
import type { ChartAxis, ChartMonth, ChartTarget } from './types';

const axis: ChartAxis = { full: 100, unit: '%', rising: 'higher' };

function month(asOf: string, value: number | null): ChartMonth {
	return { asOf: day(asOf), actual: { value, text: value === null ? '―' : `${value.toFixed(1)}%` } };
}

/** Month-ends from that of the first day on. */
function monthEnds(first: string, values: (number | null)[]): ChartMonth[] {
	const end = (index: number): CivilDate => addDays(addMonths(day(first), index + 1), -1);
	return values.map((value, index) => month(end(index), value));
}

const target = (fiscalYear: number, value: number): ChartTarget => ({
	fiscalYear,
	target: { value, text: `${value}%` }
});

describe('what the curve says', () => {
	it.each([
		{ months: [], says: '数値はまだありません。令和8年度の目標は100%です。' },
		{ months: monthEnds('2027-04-01', [null, null]), says: '数値はまだありません。令和8年度の目標は100%です。' },
		{ months: [month('2026-04-30', 12)], says: '2026年4月30日 12.0%です。令和8年度の目標は100%です。' },
		{
			months: monthEnds('2026-04-01', [12, 42, 40.1, null]),
			says: '2026年4月30日 12.0%から2026年6月30日 40.1%へ上がっています。下がった月のうち差が最も大きいのは2026年6月30日で、42.0%から40.1%へ下がりました。令和8年度の目標は100%です。'
		},
		{
			months: monthEnds('2026-04-01', [100, 100]),
			says: '2026年4月30日 100.0%から2026年5月31日 100.0%まで変わっていません。令和8年度の目標は100%です。'
		}
	])('$says', ({ months, says }) => {
		expect(monthSummary(months, [target(2025, 40), target(2026, 100)], axis)).toBe(says);
	});
});

const byRule = (one: ChartMonth, ruleFrom: string) => ({ ...one, ruleFrom: day(ruleFrom) });

describe('what the curve says of numbers that are not counted alike', () => {
	const aim = [target(2026, 100)];
	const promise = '令和8年度の目標は100%です。';

	it('never calls it a fall that a year begins at 0', () => {
		const months = [...monthEnds('2026-02-01', [88, 90.6, 5.9, 20]), month('2026-06-21', 57)];
		expect(monthSummary(months, aim, { ...axis, anew: true })).toBe(
			`2026年4月30日 5.9%から2026年6月21日 57.0%へ上がっています。年度初めに0から数え直します。${promise}`
		);
	});

	it('holds a year that begins at 0 against the same month of the year before', () => {
		const months = monthEnds('2025-04-01', [4, 10, 20, 30, 40, 50, 60, 70, 80, 85, 88, 90, 5.9, 12]);
		const says = monthSummary(months, aim, { ...axis, anew: true });
		expect(says).toContain('1年前の2025年5月31日は10.0%でした。');
		expect(says).not.toContain('下が');
		const inMonth = monthSummary([...months, month('2026-06-21', 20)], aim, { ...axis, anew: true });
		expect(inMonth, 'a month that is not over is held against none').not.toContain('1年前');
	});

	it('says of a fall within such a year that it is one', () => {
		const says = monthSummary(monthEnds('2026-04-01', [40, 30, 35]), aim, { ...axis, anew: true });
		expect(says).toContain('2026年5月31日で、40.0%から30.0%へ下がりました');
		expect(says).not.toContain('数え直します');
	});

	it('does not take a month that is not over for one of a fall', () => {
		const says = monthSummary([...monthEnds('2026-04-01', [40, 50]), month('2026-06-21', 45)], aim, axis);
		expect(says).toBe(`2026年4月30日 40.0%から2026年6月21日 45.0%へ上がっています。${promise}`);
	});

	it('compares nothing over a change of the rule', () => {
		const [before, ...after] = monthEnds('2026-04-01', [90, 20, 30]);
		const months = [before!, ...after.map((one) => byRule(one, '2026-05-01'))];
		expect(monthSummary(months, aim, axis)).toBe(
			`2026年5月31日 20.0%から2026年6月30日 30.0%へ上がっています。数え方が変わる前とは比べていません。${promise}`
		);
	});
});

describe('the curve', () => {
	it.each([
		{ months: [], path: '', points: 0, because: 'no day' },
		{ months: monthEnds('2026-04-01', [null, null]), path: '', points: 0, because: 'nobody to be counted' },
		{ months: [month('2026-04-30', 50)], path: 'M500,136Z', points: 1, because: 'a single day stands in the middle' },
		{
			months: monthEnds('2026-03-01', [0, 100]),
			path: 'M0,246L1000,26',
			points: 2,
			because: 'from nobody to everybody'
		},
		{
			months: monthEnds('2026-04-01', [50, null, 50]),
			path: 'M0,136ZM1000,136Z',
			points: 2,
			because: 'what is not known is a gap'
		}
	])('is $path: $because', ({ months, path, points }) => {
		const drawn = monthGeometry(months, [], axis);
		expect([drawn.path, drawn.points.length]).toEqual([path, points]);
	});

	it('marks each 1 April inside and names every year, also in the future', () => {
		const { spans, years } = monthGeometry(monthEnds('2025-03-01', Array<null>(25).fill(null)), [], axis);
		expect(spans.map(({ fiscalYear, start }) => [fiscalYear, start !== null])).toEqual([
			...[
				[2024, false],
				[2025, true],
				[2026, true]
			]
		]);
		expect(years.map(({ text }) => text)).toEqual(['令和8年度', '令和7年度']);
	});

	it('draws a target over its year alone', () => {
		const months = monthEnds('2025-10-01', Array<number>(12).fill(30));
		const { targets } = monthGeometry(months, [target(2026, 40)], axis);
		expect(targets).toMatchObject([{ x1: 45.51, x2: 100, y1: 158, y2: 158, text: '目標40%' }]);
	});

	it('writes out its last value, its targets, the ends of the years and its beginning, as far as they fit', () => {
		const values = Array.from({ length: 36 }, (_, index) => (index + 1) * 2.5);
		const { labels } = monthGeometry(monthEnds('2023-04-01', values), [target(2023, 20), target(2024, 40)], axis);
		expect(labels.map(({ text }) => text)).toEqual(['90.0%', '目標40%', '目標20%', '60.0%', '30.0%', '2.5%']);
	});

	it('writes the months it has room for, evenly from the end of the fiscal year', () => {
		const texts = (count: number) =>
			monthGeometry(monthEnds('2025-04-01', Array<number>(count).fill(1)), [], axis).months.map(({ text }) => text);
		expect(texts(12)).toEqual(['3月', '1月', '11月', '9月', '7月', '5月']);
		expect(texts(36)).toEqual(['3月', '9月', '3月', '9月', '3月', '9月']);
	});

	it('becomes wider than a phone where there are more years than fit', () => {
		const width = (months: number) =>
			monthGeometry(monthEnds('2020-04-01', Array<number>(months).fill(1)), [], axis).width;
		expect([width(48), width(120)]).toEqual([272, 760]);
	});
});
