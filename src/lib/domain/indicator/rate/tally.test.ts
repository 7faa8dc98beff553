import { describe, expect, it } from 'vitest';
import { town } from '../../../../../tests/factories/town';
import { overallOn, ownOn, reportOn, totalsOn } from '../../../../../tests/factories/town-figure';
import { trainingRate } from '../../../../../tests/factories/town-indicator';
import { people } from '../../../../../tests/factories/town-people';

const departments = [
	{ code: '1000', name: '企画部' },
	{ code: '1010', name: '企画課', parentCode: '1000' },
	{ code: '1020', name: '財政課', parentCode: '1000' },
	{ code: '2000', name: '総務部' },
	{ code: '2010', name: '総務課', parentCode: '2000' }
];
const done = ['2023-06-01'];
const [primary, each] = [trainingRate(), trainingRate({ population: { posts: 'each' } })];

describe('own and total', () => {
	it('own counts the department alone, total everything below, and the departments add up to the whole', () => {
		const facts = town({
			departments,
			people: [
				{ posts: '1000', completions: done },
				...people(2, { posts: '1010', completions: done }),
				...people(3, { posts: '1020' }),
				...people(4, { posts: '2010', completions: done })
			]
		});
		expect(ownOn(facts, primary, '2024-03-31')).toEqual({
			'1000': '1/1',
			'1010': '2/2',
			'1020': '0/3',
			'2000': '0/0',
			'2010': '4/4'
		});
		expect(totalsOn(facts, primary, '2024-03-31')).toEqual({
			'1000': '3/6',
			'1010': '2/2',
			'1020': '0/3',
			'2000': '4/4',
			'2010': '4/4'
		});
		expect(overallOn(facts, primary, '2024-03-31')).toBe('7/10');
	});

	it('a department with nobody is there with no rate', () => {
		const [line] = reportOn(town(), primary, '2024-03-31').departments;
		expect(line).toMatchObject({
			own: { numerator: 0, denominator: 0, percent: null },
			total: { numerator: 0, denominator: 0, percent: null, pending: 0 }
		});
	});
});

describe('兼務 in two 部', () => {
	const inTwo = town({
		departments,
		people: [
			{
				completions: done,
				posts: [
					{ in: '1010' },
					{ in: '1020', kind: '兼務' },
					{ in: '2010', kind: '兼務', from: '2024-04-01', to: '2025-03-31' }
				]
			},
			{ posts: '1010' }
		]
	});

	it('counts once, in the department of the 本務, unless the rule says otherwise', () => {
		expect(ownOn(inTwo, primary, '2024-04-01')).toMatchObject({ '1010': '1/2', '1020': '0/0', '2010': '0/0' });
		expect(totalsOn(inTwo, primary, '2024-04-01')).toMatchObject({ '1000': '1/2', '2000': '0/0' });
	});

	it.each([
		['2024-03-31', { '1000': '1/2', '1010': '1/2', '1020': '1/1', '2000': '0/0', '2010': '0/0' }, 'not begun'],
		['2024-04-01', { '1000': '1/2', '1010': '1/2', '1020': '1/1', '2000': '1/1', '2010': '1/1' }, 'first day'],
		['2025-03-31', { '1000': '1/2', '1010': '1/2', '1020': '1/1', '2000': '1/1', '2010': '1/1' }, 'last day'],
		['2025-04-01', { '1000': '1/2', '1010': '1/2', '1020': '1/1', '2000': '0/0', '2010': '0/0' }, 'over']
	])('with each, on %s: once in every total, once in the whole (%s)', (asOf, totals) => {
		expect(totalsOn(inTwo, each, asOf)).toEqual(totals);
		expect(overallOn(inTwo, each, asOf)).toBe('1/2');
	});

	it('with each, counts also in a department that the rule does not name, since the 本務 decides who is meant', () => {
		const rate = trainingRate({ population: { posts: 'each', departments: ['1000'] } });
		expect(totalsOn(inTwo, rate, '2024-04-01')).toMatchObject({ '1000': '1/2', '2000': '1/1', '2010': '1/1' });
		expect(overallOn(inTwo, trainingRate({ population: { posts: 'each', departments: ['2000'] } }), '2024-04-01')).toBe(
			'0/0'
		);
	});

	it('with each, a 兼務 in the own department or in the one above counts once', () => {
		const facts = town({
			departments,
			people: [
				{ completions: done, posts: [{ in: '1010' }, { in: '1010', kind: '兼務' }, { in: '1000', kind: '兼務' }] }
			]
		});
		expect(ownOn(facts, each, '2024-03-31')).toMatchObject({ '1000': '1/1', '1010': '1/1' });
		expect(totalsOn(facts, each, '2024-03-31')).toMatchObject({ '1000': '1/1', '1010': '1/1' });
	});

	it('an open 兼務 ends with the employment', () => {
		const facts = town({
			departments,
			people: [{ leftOn: '2024-03-31', posts: [{ in: '1010' }, { in: '2010', kind: '兼務' }] }]
		});
		expect(totalsOn(facts, each, '2024-03-31')).toMatchObject({ '2000': '0/1' });
		expect(totalsOn(facts, each, '2024-04-01')).toMatchObject({ '2000': '0/0' });
	});
});

describe('a reorganisation', () => {
	const moved = town({
		departments: [
			{ code: '1000', name: '企画部' },
			{ code: '2000', name: '総務部' },
			{ code: '1010', name: '情報課', parentCode: '1000', to: '2024-03-31' },
			{ code: '1010', name: 'DX推進課', parentCode: '2000', from: '2024-04-01' }
		],
		people: [{ posts: '1010', completions: done }]
	});
	it.each([
		['2024-03-31', '情報課', '1000', { '1000': '1/1', '1010': '1/1', '2000': '0/0' }],
		['2024-04-01', 'DX推進課', '2000', { '1000': '0/0', '1010': '1/1', '2000': '1/1' }]
	])('re-parented and renamed on 1 April, seen on %s: %s below %s', (asOf, name, parentCode, totals) => {
		const { departments } = reportOn(moved, primary, asOf);
		expect(departments.find(({ code }) => code === '1010')).toMatchObject({ name, parentCode, depth: 2 });
		expect(totalsOn(moved, primary, asOf)).toEqual(totals);
	});

	it('the closed year stays as it was when it is looked at later', () => {
		expect(totalsOn(moved, primary, '2024-03-31')).toMatchObject({ '1000': '1/1', '2000': '0/0' });
	});

	it('a department in its gap is not there, and neither is anybody in it', () => {
		const facts = town({
			departments: [
				{ code: '1000' },
				{ code: '1030', parentCode: '1000', to: '2023-03-31' },
				{ code: '1030', parentCode: '1000', from: '2024-04-01' }
			],
			people: [
				{
					posts: [
						{ in: '1030', to: '2023-03-31' },
						{ in: '1000', from: '2023-04-01', to: '2024-03-31' },
						{ in: '1030', from: '2024-04-01' }
					]
				}
			]
		});
		expect(ownOn(facts, primary, '2023-03-31')).toEqual({ '1000': '0/0', '1030': '0/1' });
		expect(ownOn(facts, primary, '2023-04-01')).toEqual({ '1000': '0/1' });
		expect(ownOn(facts, primary, '2024-04-01')).toEqual({ '1000': '0/0', '1030': '0/1' });
	});
});
