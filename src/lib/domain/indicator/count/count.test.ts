import { describe, expect, it } from 'vitest';
import { type DepartmentSketch, town } from '../../../../../tests/factories/town';
import { overallOn, ownOn, reportOn, totalsOn } from '../../../../../tests/factories/town-figure';
import { everyone, indicatorOf, trainingCount } from '../../../../../tests/factories/town-indicator';
import { type PersonSketch } from '../../../../../tests/factories/town-people';
import { type Indicator, type Window } from '$lib/domain/plan';

const asOf = '2024-03-31';
const moved = [
	{ in: '1010', to: '2023-06-30' },
	{ in: '1020', from: '2023-07-01' }
];
const twice = ['2023-06-01', { course: 'DX-ADVANCED', on: '2023-08-01' }];
const waiting = { on: '2023-09-01', state: 'waiting' as const };
const attendances = trainingCount({ count: 'attendances' });
const since = (day: string): Window => ({ kind: 'cumulative', since: day as never });

describe('受講者数', () => {
	it.each<[string, Indicator, PersonSketch[], string]>([
		['one person, two trainings', trainingCount(), [{ completions: twice }], '1/null'],
		['the same as attendances', attendances, [{ completions: twice }], '2/null'],
		['nobody', trainingCount(), [{}], '0/null'],
		['what waits would raise it', trainingCount(), [{ completions: [waiting] }], '0/null +1'],
		['who counts already is not raised', trainingCount(), [{ completions: ['2023-06-01', waiting] }], '1/null'],
		['each attendance that waits', attendances, [{ completions: ['2023-06-01', waiting] }], '1/null +1'],
		['somebody who has left since', trainingCount(), [{ leftOn: '2023-12-31', completions: ['2023-06-01'] }], '1/null'],
		['before the window', trainingCount({ window: since('2023-06-02') }), [{ completions: ['2023-06-01'] }], '0/null'],
		['on its first day', trainingCount({ window: since('2023-06-01') }), [{ completions: ['2023-06-01'] }], '1/null'],
		['after the day', trainingCount(), [{ completions: ['2024-04-01'] }], '0/null'],
		['last year', trainingCount({ window: { kind: 'fiscal_year' } }), [{ completions: ['2023-03-31'] }], '0/null'],
		[
			'with a 本務 only later',
			trainingCount(),
			[{ posts: [{ from: '2023-07-01' }], completions: ['2023-06-01'] }],
			'0/null'
		],
		[
			'a rank held only later',
			trainingCount({ population: { ranks: ['課長'] } }),
			[
				{
					posts: [
						{ rank: '主任', to: '2023-06-30' },
						{ rank: '課長', from: '2023-07-01' }
					],
					completions: ['2023-06-01']
				}
			],
			'0/null'
		],
		[
			'a role held on the day, not any more',
			trainingCount({ population: { roles: ['DX推進員'] } }),
			[{ appointments: [{ role: 'DX推進員', to: '2023-06-01' }], completions: ['2023-06-01', '2023-06-02'] }],
			'1/null'
		],
		[
			'two are asked, of any',
			trainingCount({ courses: { anyOf: ['DX-BASIC'], atLeast: 2 } }),
			[{ completions: ['2023-06-01'] }],
			'0/null'
		],
		[
			'both are asked',
			trainingCount({ courses: { allOf: ['DX-BASIC', 'DX-ADVANCED'] } }),
			[{ completions: twice }],
			'1/null'
		],
		[
			'an attendance is one, whatever else its person did',
			trainingCount({ courses: { anyOf: ['DX-BASIC'], atLeast: 2 }, count: 'attendances' }),
			[{ completions: ['2023-06-01'] }],
			'1/null'
		]
	])('%s: %#', (_because, indicator, people, expected) => {
		expect(overallOn(town({ people }), indicator, asOf)).toBe(expected);
	});

	it('belongs to the department of the day it happened, a person once in each and once in what is above', () => {
		const facts = town({ people: [{ posts: moved, completions: twice }] });
		expect(ownOn(facts, trainingCount(), asOf)).toEqual({ '1000': '0/null', '1010': '1/null', '1020': '1/null' });
		expect(totalsOn(facts, trainingCount(), asOf)).toEqual({ '1000': '1/null', '1010': '1/null', '1020': '1/null' });
		expect(totalsOn(facts, attendances, asOf)).toEqual({ '1000': '2/null', '1010': '1/null', '1020': '1/null' });
	});

	it('counts 兼務 nowhere, whatever the rule says of posts', () => {
		const posts = [{ in: '1010' }, { in: '1020', kind: '兼務' as const }];
		const facts = town({ people: [{ posts, completions: ['2023-06-01'] }] });
		const each = trainingCount({ population: { posts: 'each' } });
		expect(totalsOn(facts, each, asOf)).toEqual({ '1000': '1/null', '1010': '1/null', '1020': '0/null' });
	});

	it('counts a transfer of a department under what was above it on the day', () => {
		const departments: DepartmentSketch[] = [
			{ code: '1000' },
			{ code: '2000' },
			{ code: '1010', parentCode: '1000', to: '2023-06-30' },
			{ code: '1010', parentCode: '2000', from: '2023-07-01' }
		];
		const facts = town({ departments, people: [{ posts: '1010', completions: ['2023-06-30'] }] });
		expect(totalsOn(facts, trainingCount(), asOf)).toEqual({ '1000': '1/null', '2000': '0/null', '1010': '1/null' });
	});

	it('shows a department that is over at the end, as it stood on its last day', () => {
		const departments: DepartmentSketch[] = [
			{ code: '1000', name: '企画部' },
			{ code: '1010', name: '旧称', parentCode: '1000', to: '2023-05-31' },
			{ code: '1010', name: '情報課', parentCode: '1000', from: '2023-06-01', to: '2023-06-30' },
			{ code: '1020', name: '空いていた課', parentCode: '1000', to: '2023-06-30' }
		];
		const posts = [{ in: '1010', to: '2023-06-30' }];
		const facts = town({ departments, people: [{ posts, completions: ['2023-05-01'] }] });
		const targets = [{ fiscalYear: 2023, headcount: 5 }];
		expect(reportOn(facts, trainingCount({ targets }), asOf).departments.at(-1)).toEqual({
			...{ code: '1010', name: '情報課', parentCode: '1000', depth: 2 },
			own: { numerator: 1, denominator: null, percent: null },
			total: { numerator: 1, denominator: null, percent: null, pending: 0 },
			...{ target: null, shortfall: null, endedOn: '2023-06-30' }
		});
		expect(Object.keys(totalsOn(facts, trainingCount(), asOf))).toEqual(['1000', '1010']);
		expect(reportOn(facts, trainingCount(), '2023-06-30').departments.some(({ endedOn }) => endedOn)).toBe(false);
	});

	it('names those as excluded who would count but for an absence on the day, once and under the first kind', () => {
		const away = (kind: string, month = '06') => ({ kind, from: `2023-${month}-01`, to: `2023-${month}-30` });
		const people = [
			{ absences: [away('休職'), away('育児休業')], completions: ['2023-06-01', '2023-06-15'] },
			{ absences: [away('育児休業'), away('休職', '09')], completions: ['2023-06-01', '2023-09-01'] },
			{ absences: [away('休職')], completions: ['2023-06-01', '2023-07-01'] },
			{ absences: [away('休職')] }
		];
		const indicator = trainingCount({ population: { excludeAbsences: ['育児休業', '休職'] } });
		const { overall, excluded } = reportOn(town({ people }), indicator, asOf);
		expect(overall.numerator).toBe(1);
		expect(excluded).toEqual([{ reason: '育児休業', count: 2 }]);
	});

	it.each<[object, object, number | null, string]>([
		[{ headcount: 3 }, { headcount: 3, from: 'overall' }, 2, 'one of three'],
		[{ headcount: 1 }, { headcount: 1, from: 'overall' }, 0, 'reached'],
		[{ percent: 50 }, { percent: 50, from: 'overall' }, null, 'a percentage of nobody'],
		[
			{ percent: 50, headcount: 4 },
			{ percent: 50, headcount: 4, from: 'overall' },
			3,
			'only the headcount says how many'
		]
	])('is held against %o: %s', (promise, target, shortfall) => {
		const indicator = trainingCount({ targets: [{ fiscalYear: 2023, ...promise }] });
		const { overall } = reportOn(town({ people: [{ completions: ['2023-06-01'] }] }), indicator, asOf);
		expect([overall.target, overall.shortfall]).toEqual([target, shortfall]);
	});
});

describe('取得者数', () => {
	const qualifications = { anyOf: ['IP'], acceptHigher: true };
	const count = (what: 'holders' | 'new', window: Window | null = null) =>
		indicatorOf({ kind: 'qualification_count', qualifications, count: what, window, population: everyone });
	const year = count('new', { kind: 'fiscal_year' });

	it.each<[string, Indicator, PersonSketch, string]>([
		['holds one', count('holders'), { holdings: [{ code: 'IP', passedOn: '2020-06' }] }, '1/1'],
		['holds a higher one', count('holders'), { holdings: [{ code: 'AP', passedOn: '2020-06' }] }, '1/1'],
		['holds none', count('holders'), {}, '0/1'],
		[
			'holds one that waits',
			count('holders'),
			{ holdings: [{ code: 'IP', passedOn: '2020-06', state: 'waiting' }] },
			'0/1 +1'
		],
		['passed in the year', year, { holdings: [{ code: 'IP', passedOn: '2023-06' }] }, '1/null'],
		['passed before', year, { holdings: [{ code: 'IP', passedOn: '2023-03' }] }, '0/null'],
		[
			'passed two',
			year,
			{
				holdings: [
					{ code: 'IP', passedOn: '2023-06' },
					{ code: 'AP', passedOn: '2023-10' }
				]
			},
			'1/null'
		],
		[
			'passed and expired since',
			year,
			{ holdings: [{ code: 'IP', passedOn: '2023-06', expiresOn: '2023-12-31' }] },
			'1/null'
		],
		[
			'passed and left since',
			year,
			{ leftOn: '2023-12-31', holdings: [{ code: 'IP', passedOn: '2023-06' }] },
			'1/null'
		],
		[
			'passed before being here',
			year,
			{ hiredOn: '2023-10-01', holdings: [{ code: 'IP', passedOn: '2023-06' }] },
			'0/null'
		],
		['passed in a year of which only that is known', year, { holdings: [{ code: 'IP', passedOn: '2023' }] }, '1/null'],
		['passed, and that waits', year, { holdings: [{ code: 'IP', passedOn: '2023-06', state: 'waiting' }] }, '0/null +1']
	])('%s', (_because, indicator, person, expected) => {
		expect(overallOn(town({ people: [person] }), indicator, asOf)).toBe(expected);
	});

	it('has no percentage, also of holders', () => {
		const { overall } = reportOn(town({ people: [{}] }), count('holders'), asOf);
		expect(overall).toMatchObject({ denominator: 1, percent: null });
	});
});
