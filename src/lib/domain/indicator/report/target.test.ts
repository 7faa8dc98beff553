import { describe, expect, it } from 'vitest';
import { town } from '../../../../../tests/factories/town';
import { reportOn } from '../../../../../tests/factories/town-figure';
import { type TargetSketch, trainingRate } from '../../../../../tests/factories/town-indicator';
import { people } from '../../../../../tests/factories/town-people';
import { type AppliedTarget } from './target';

const departments = [
	{ code: '1000' },
	{ code: '1010', parentCode: '1000' },
	{ code: '1011', parentCode: '1010' },
	{ code: '2000' }
];
const facts = town({
	departments,
	people: [...people(3, { posts: '1011', completions: ['2023-06-01'] }), ...people(7, { posts: '1011' })]
});

const report = (targets: Partial<TargetSketch>[], asOf = '2024-03-31') =>
	reportOn(facts, trainingRate({ targets: targets.map((one) => ({ fiscalYear: 2023, ...one })) }), asOf);

/** The target and the shortfall of each line: the whole body, then the departments by code. */
function judged(targets: Partial<TargetSketch>[]): Record<string, readonly [AppliedTarget | null, number | null]> {
	const { overall, departments } = report(targets);
	const lines = departments.map(({ code, target, shortfall }) => [code, [target, shortfall]] as const);
	return Object.fromEntries([['overall', [overall.target, overall.shortfall]], ...lines]);
}

describe('which target applies', () => {
	it('the overall percent reaches every department, its headcount none', () => {
		expect(judged([{ percent: 50, headcount: 6 }])).toEqual({
			overall: [{ percent: 50, headcount: 6, from: 'overall' }, 2],
			'1000': [{ percent: 50, from: 'overall' }, 2],
			'1010': [{ percent: 50, from: 'overall' }, 2],
			'1011': [{ percent: 50, from: 'overall' }, 2],
			'2000': [{ percent: 50, from: 'overall' }, null]
		});
	});

	it('an overall headcount alone is for the whole body only', () => {
		expect(judged([{ headcount: 6 }])).toEqual({
			overall: [{ headcount: 6, from: 'overall' }, 3],
			'1000': [null, null],
			'1010': [null, null],
			'1011': [null, null],
			'2000': [null, null]
		});
	});

	it('the nearest department above that has a percent goes before the overall one', () => {
		expect(judged([{ percent: 50 }, { departmentCode: '1000', percent: 100 }])).toMatchObject({
			overall: [{ percent: 50, from: 'overall' }, 2],
			'1000': [{ percent: 100, from: '1000' }, 7],
			'1010': [{ percent: 100, from: '1000' }, 7],
			'1011': [{ percent: 100, from: '1000' }, 7],
			'2000': [{ percent: 50, from: 'overall' }, null]
		});
	});

	it("a department's own entry replaces all inheritance, also one with a headcount alone", () => {
		expect(judged([{ percent: 50 }, { departmentCode: '1010', headcount: 5 }])).toMatchObject({
			'1000': [{ percent: 50, from: 'overall' }, 2],
			'1010': [{ headcount: 5, from: '1010' }, 2]
		});
	});

	it('below a department with a headcount alone the percent from further above is inherited', () => {
		const own = { departmentCode: '1010', headcount: 5 };
		expect(judged([{ percent: 50 }, own])['1011']).toEqual([{ percent: 50, from: 'overall' }, 2]);
		const above = { departmentCode: '1000', percent: 40 };
		expect(judged([{ percent: 50 }, above, own])['1011']).toEqual([{ percent: 40, from: '1000' }, 1]);
	});

	it('of an own entry with both, the percent alone goes down', () => {
		expect(judged([{ departmentCode: '1010', percent: 40, headcount: 9 }])).toMatchObject({
			overall: [null, null],
			'1000': [null, null],
			'1010': [{ percent: 40, headcount: 9, from: '1010' }, 1],
			'1011': [{ percent: 40, from: '1010' }, 1]
		});
	});

	it.each<[string, AppliedTarget | null, string]>([
		['2023-03-31', null, 'the year before has none: no judgement'],
		['2023-04-01', { percent: 50, from: 'overall' }, 'the first day of the year'],
		['2024-03-31', { percent: 50, from: 'overall' }, 'its last day'],
		['2024-04-01', null, 'the next year has none']
	])('on %s: %o (%s)', (asOf, target) => {
		expect(report([{ percent: 50 }], asOf).overall.target).toEqual(target);
	});

	it('a target of 0 % is a target', () => {
		expect(judged([{ percent: 0 }]).overall).toEqual([{ percent: 0, from: 'overall' }, 0]);
	});

	it('follows the departments of the day', () => {
		const moved = town({
			departments: [
				{ code: '1000' },
				{ code: '2000' },
				{ code: '1010', parentCode: '1000', to: '2023-09-30' },
				{ code: '1010', parentCode: '2000', from: '2023-10-01' }
			]
		});
		const rate = trainingRate({ targets: [{ fiscalYear: 2023, departmentCode: '1000', percent: 80 }] });
		const targetOn = (asOf: string) =>
			reportOn(moved, rate, asOf).departments.find(({ code }) => code === '1010')?.target;
		expect(targetOn('2023-09-30')).toEqual({ percent: 80, from: '1000' });
		expect(targetOn('2023-10-01')).toBeNull();
	});
});

describe('あとn人', () => {
	it.each<[Partial<TargetSketch>, number, string]>([
		[{ percent: 30 }, 0, 'reached exactly: 3 of 10'],
		[{ percent: 30.1 }, 1, '3.01 people are four'],
		[{ percent: 33.3 }, 1, '3.33 people are four'],
		[{ percent: 100 }, 7, 'all'],
		[{ percent: 20 }, 0, 'more than reached'],
		[{ headcount: 5 }, 2, 'with only a headcount'],
		[{ headcount: 2 }, 0, 'a headcount that is more than reached'],
		[{ headcount: 50 }, 47, 'a headcount beyond the population'],
		[{ percent: 40, headcount: 9 }, 1, 'with both the percent decides']
	])('%o: %i (%s)', (target, shortfall) => {
		expect(report([target]).overall.shortfall).toBe(shortfall);
	});

	it('compares exact fractions: 249 of 250 do not reach 99.6 rounded up, and 200 of 600 reach 33.3', () => {
		const city = (done: number, all: number, percent: number) =>
			reportOn(
				town({ people: [...people(done, { completions: ['2023-06-01'] }), ...people(all - done)] }),
				trainingRate({ targets: [{ fiscalYear: 2023, percent }] }),
				'2024-03-31'
			).overall;
		expect(city(249, 250, 99.6)).toMatchObject({ percent: 99.6, shortfall: 0 });
		expect(city(249, 250, 99.61)).toMatchObject({ percent: 99.6, shortfall: 1 });
		expect(city(1999, 2000, 100)).toMatchObject({ percent: 99.9, shortfall: 1 });
		expect(city(200, 600, 33.3)).toMatchObject({ percent: 33.3, shortfall: 0 });
		expect(city(199, 598, 33.3)).toMatchObject({ percent: 33.3, shortfall: 1 });
	});
});
