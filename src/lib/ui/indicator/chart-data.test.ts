import { day } from '$lib/domain/calendar';
import { figureWords, type IndicatorRule, type Judged, rateWords } from '$lib/domain/indicator';
import { describe, expect, it } from 'vitest';
import { chartAxis, chartedDepartments, chartSeries, chartYears } from './chart-data';
import type { FiscalYearFigure, NamedDepartment } from './types';

const wordsOf = (rule: object) => figureWords(rule as IndicatorRule);
const from = 'overall';
const rate = { numerator: 51, denominator: 248, percent: 20.6, pending: 0 };
const count = { numerator: 12, denominator: null, percent: null, pending: 0 };
const judged = (aim: Partial<Judged>): Judged => ({ target: null, shortfall: null, ...aim });

function year(overall: FiscalYearFigure['overall'], change: Partial<FiscalYearFigure> = {}): FiscalYearFigure {
	return { fiscalYear: 2025, target: overall?.target ?? null, isFinal: true, overall, ...change };
}

const kinds = [
	{
		kind: 'a rate with percent and people',
		words: rateWords,
		overall: { ...rate, ...judged({ target: { percent: 40, headcount: 100, from }, shortfall: 49 }) },
		is: {
			actual: { value: 20.6, text: '20.6%' },
			target: { value: 40, text: '40%（100人）' },
			judged: 'unmet',
			shortfall: 'あと49人'
		}
	},
	{
		kind: 'a rate with people only: they are a share of today’s',
		words: rateWords,
		overall: { ...rate, ...judged({ target: { headcount: 62, from }, shortfall: 11 }) },
		is: { target: { value: 25, text: '62人' } }
	},
	{
		kind: 'a rate of nobody',
		words: rateWords,
		overall: { ...rate, denominator: 0, percent: null, ...judged({ target: { headcount: 62, from } }) },
		is: {
			actual: { value: null, text: '対象者なし' },
			target: { value: null, text: '62人' },
			judged: null,
			shortfall: null
		}
	},
	{
		kind: 'a count without a target',
		words: wordsOf({ kind: 'training_count', count: 'attendances' }),
		overall: { ...count, ...judged({ target: null }) },
		is: { actual: { value: 12, text: '延べ12人' }, target: null, judged: null, shortfall: null }
	},
	{
		kind: 'a count that has been reached',
		words: wordsOf({ kind: 'training_count', count: 'people' }),
		overall: { ...count, target: { headcount: 10, from }, shortfall: 0 },
		is: { target: { value: 10, text: '10人' }, judged: 'met', shortfall: null }
	},
	{
		kind: 'a mean',
		words: wordsOf({ kind: 'comprehension_rate', measure: 'mean', threshold: null }),
		overall: { ...count, denominator: 3, mean: 1.67, ...judged({ target: { value: 1.67, from }, met: false }) },
		is: { actual: { value: 1.67, text: '1.67' }, target: { value: 1.67, text: '1.67' }, judged: 'unmet' }
	},
	{
		kind: 'a number by hand that is to be small',
		words: wordsOf({ kind: 'manual', unit: '件' }),
		overall: { value: 2, source: '資料', target: { value: 0, from }, met: false },
		is: { actual: { value: 2, text: '2件' }, target: { value: 0, text: '0件' }, judged: 'unmet', shortfall: null }
	},
	{
		kind: 'a number by hand that nobody has entered',
		words: wordsOf({ kind: 'manual', unit: '件' }),
		overall: { value: null, source: null, target: null, met: null },
		is: { actual: { value: null, text: '入力なし' }, target: null, judged: null }
	}
];

describe('a fiscal year in a chart', () => {
	it.each(kinds)('shows $kind', ({ words, overall, is }) => {
		expect(chartYears([year(overall)], words)[0]).toMatchObject(is);
	});

	it('is over, running, or ahead with what was promised', () => {
		const overall = { ...rate, ...judged({ target: null }) };
		const target = { percent: 100, from };
		const years = [year(overall), year(overall, { isFinal: false }), year(null, { target })];
		expect(chartYears(years, rateWords).map(({ state }) => state)).toEqual(['over', 'running', 'ahead']);
		expect(chartYears(years, rateWords)[2]).toMatchObject({ judged: null, target: { value: 100, text: '100%' } });
	});
});

describe('departments in a chart', () => {
	const place = { code: '1', name: '総務課', parentCode: null, depth: 1 };
	const department: NamedDepartment = { ...place, total: rate, target: { percent: 40, from }, shortfall: 49 };

	it('have their numbers and what is missing, but for those that are over', () => {
		const over = { ...department, code: '2', endedOn: day('2025-03-31') };
		expect(chartedDepartments([department, over], rateWords, null)).toMatchObject({
			rows: [{ name: '総務課', actual: { text: '20.6%' }, parts: '51／248', shortfall: 'あと49人' }],
			...{ by: 'shortfall', among: 1, empty: 0, unmet: 1 }
		});
	});

	it('stand by gap unless 機構順 is asked for, and are none where a page has none', () => {
		const orders = [null, 'structure', 'x'].map((order) => chartedDepartments([department], rateWords, order)?.order);
		expect(orders).toEqual(['gap', 'structure', 'gap']);
		expect(chartedDepartments([], rateWords, null)).toBeNull();
	});
});

describe('a series of days in a chart', () => {
	it('has each day, also those that have not come, and each year’s target once', () => {
		const overall = { ...rate, ...judged({ target: null }) };
		const target = { percent: 40, from };
		const days = [
			{ asOf: day('2026-02-28'), overall, target: null },
			{ asOf: day('2026-04-30'), overall, target },
			{ asOf: day('2026-05-31'), overall: null, target }
		];
		expect(chartSeries(days, rateWords)).toEqual({
			months: [
				{ asOf: '2026-02-28', actual: { value: 20.6, text: '20.6%' } },
				{ asOf: '2026-04-30', actual: { value: 20.6, text: '20.6%' } },
				{ asOf: '2026-05-31', actual: { value: null, text: '' } }
			],
			targets: [{ fiscalYear: 2026, target: { value: 40, text: '40%' } }]
		});
	});
});

describe('the axis of a chart', () => {
	it('ends at 100 of a percentage, at 5 of an answer, and at the largest of a number', () => {
		const mean = wordsOf({ kind: 'comprehension_rate', measure: 'mean', threshold: null });
		const axes = [rateWords, mean, wordsOf({ kind: 'manual', unit: '件' })].map(chartAxis);
		expect(axes.map(({ full, rising }) => [full, rising])).toEqual([
			...[
				[100, 'higher'],
				[5, 'higher'],
				[null, 'more']
			]
		]);
	});
});
