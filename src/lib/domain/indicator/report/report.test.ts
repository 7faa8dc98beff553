import { describe, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { buildLedger } from '$lib/domain/ledger';
import { type DepartmentSketch, town } from '../../../../../tests/factories/town';
import { reportOn } from '../../../../../tests/factories/town-figure';
import { trainingRate } from '../../../../../tests/factories/town-indicator';
import { people } from '../../../../../tests/factories/town-people';
import { report } from './report';

const done = ['2023-06-01'];

it('the whole report of a small town, field by field', () => {
	const facts = town({
		people: [
			{ posts: '1010', completions: done },
			{ posts: '1010', completions: [{ on: '2023-06-01', state: 'waiting' }] },
			{ posts: '1020', completions: done, absences: [{ from: '2024-01-01' }] }
		]
	});
	const rate = trainingRate({
		population: { excludeAbsences: ['育児休業', '休職'] },
		targets: [{ fiscalYear: 2023, percent: 100, headcount: 50 }]
	});
	expect(reportOn(facts, rate, '2024-03-31')).toEqual({
		indicator: { code: 'rate', name: '率', kind: 'training_rate' },
		asOf: '2024-03-31',
		fiscalYear: 2023,
		isFinal: true,
		overall: {
			numerator: 1,
			denominator: 2,
			percent: 50,
			pending: 1,
			target: { percent: 100, headcount: 50, from: 'overall' },
			shortfall: 1
		},
		excluded: [{ reason: '育児休業', count: 1 }],
		departments: [
			{
				code: '1000',
				name: '企画部',
				parentCode: null,
				depth: 1,
				own: { numerator: 0, denominator: 0, percent: null },
				total: { numerator: 1, denominator: 2, percent: 50, pending: 1 },
				target: { percent: 100, from: 'overall' },
				shortfall: 1
			},
			{
				code: '1010',
				name: '企画課',
				parentCode: '1000',
				depth: 2,
				own: { numerator: 1, denominator: 2, percent: 50 },
				total: { numerator: 1, denominator: 2, percent: 50, pending: 1 },
				target: { percent: 100, from: 'overall' },
				shortfall: 1
			},
			{
				code: '1020',
				name: '財政課',
				parentCode: '1000',
				depth: 2,
				own: { numerator: 0, denominator: 0, percent: null },
				total: { numerator: 0, denominator: 0, percent: null, pending: 0 },
				target: { percent: 100, from: 'overall' },
				shortfall: null
			}
		]
	});
});

describe('機構順', () => {
	const siblings = (...rows: [code: string, order: number | null][]): DepartmentSketch[] =>
		rows.map(([code, order]) => ({ code, order }));
	it.each<[string, DepartmentSketch[], string[]]>([
		['by 並び順 as a number', siblings(['a', 10], ['b', 9], ['c', 1]), ['c', 'b', 'a']],
		['decimals between', siblings(['a', 2], ['b', 1.5], ['c', 1]), ['c', 'b', 'a']],
		['0 and less before 1', siblings(['a', 1], ['b', 0], ['c', -1]), ['c', 'b', 'a']],
		['a blank stands last', siblings(['a', null], ['b', 99], ['c', null], ['d', 1]), ['d', 'b', 'a', 'c']],
		['equal ones by code', siblings(['2', 1], ['10', 1], ['1', 1]), ['1', '10', '2']],
		[
			'codes as they are written, in no language',
			siblings(['b', null], ['B', null], ['i', null], ['I', null]),
			['B', 'I', 'b', 'i']
		]
	])('%s', (_, departments, order) => {
		expect(codesOn(departments, '2024-03-31')).toEqual(order);
	});

	const turned: DepartmentSketch[] = [
		{ code: '2000', order: 1 },
		{ code: '1000', order: 2, to: '2024-03-31' },
		{ code: '1000', order: 0, from: '2024-04-01' },
		{ code: '1010', parentCode: '1000', order: 5 },
		{ code: '1011', parentCode: '1010' },
		{ code: '1020', parentCode: '1000', order: 3 },
		{ code: '2010', parentCode: '2000' }
	];
	it.each([
		['2024-03-31', ['2000', '2010', '1000', '1020', '1010', '1011'], [1, 2, 1, 2, 2, 3]],
		['2024-04-01', ['1000', '1020', '1010', '1011', '2000', '2010'], [1, 2, 2, 3, 1, 2]]
	])('depth first, with the 並び順 of the day: %s', (asOf, order, depths) => {
		expect(codesOn(turned, asOf)).toEqual(order);
		expect(departmentsOn(turned, asOf).map(({ depth }) => depth)).toEqual(depths);
	});

	it('a 部 and the 課 in it may change places on 1 April', () => {
		const inverted: DepartmentSketch[] = [
			{ code: 'A', to: '2024-03-31' },
			{ code: 'B', parentCode: 'A', to: '2024-03-31' },
			{ code: 'B', from: '2024-04-01' },
			{ code: 'A', parentCode: 'B', from: '2024-04-01' }
		];
		expect(departmentsOn(inverted, '2024-03-31').map(({ code, parentCode }) => [code, parentCode])).toEqual([
			['A', null],
			['B', 'A']
		]);
		expect(departmentsOn(inverted, '2024-04-01').map(({ code, parentCode }) => [code, parentCode])).toEqual([
			['B', null],
			['A', 'B']
		]);
	});

	it.each([
		['2009-12-31', []],
		['2010-04-01', ['1000']],
		['2024-03-31', ['1000']],
		['2024-04-01', []]
	])('only the departments of the day: %s', (asOf, codes) => {
		expect(codesOn([{ code: '1000', from: '2010-04-01', to: '2024-03-31' }], asOf)).toEqual(codes);
	});
});

describe('isFinal', () => {
	it.each([
		['2024-03-31', '2024-04-01', true, 'the year is over'],
		['2024-03-31', '2024-03-31', false, 'its last day is still running'],
		['2024-03-31', '2024-03-30', false, 'a day to come'],
		['2024-03-30', '2024-04-01', false, 'a day within the year'],
		['2024-04-01', '2025-04-01', false, 'the first day of a year']
	])('as of %s, seen on %s: %s (%s)', (asOf, today, isFinal) => {
		expect(report(buildLedger(town()), trainingRate(), day(asOf), day(today)).isFinal).toBe(isFinal);
	});
});

describe('the whole body', () => {
	it('an empty population has no rate and nothing missing', () => {
		const rate = trainingRate({ targets: [{ fiscalYear: 2023, percent: 100, headcount: 250 }] });
		expect(reportOn(town(), rate, '2024-03-31').overall).toEqual({
			numerator: 0,
			denominator: 0,
			percent: null,
			pending: 0,
			target: { percent: 100, headcount: 250, from: 'overall' },
			shortfall: null
		});
	});

	it.each([
		[249, 250, 99.6],
		[1999, 2000, 99.9],
		[1, 5000, 0.1]
	])('%i of %i are %d %%', (numerator, denominator, percent) => {
		const facts = town({
			people: [...people(numerator, { completions: done }), ...people(denominator - numerator)]
		});
		expect(reportOn(facts, trainingRate(), '2024-03-31').overall).toMatchObject({ numerator, denominator, percent });
	});

	it('a town without anybody and without departments has a report', () => {
		const report = reportOn(town({ departments: [] }), trainingRate(), '2024-03-31');
		expect(report).toMatchObject({ overall: { denominator: 0, percent: null }, excluded: [], departments: [] });
	});

	it('a cumulative rate can fall: it is the rate of those who are here', () => {
		const facts = town({ people: [{ completions: done, leftOn: '2024-03-31' }, { completions: done }, {}] });
		expect(reportOn(facts, trainingRate(), '2024-03-31').overall.percent).toBe(66.7);
		expect(reportOn(facts, trainingRate(), '2024-04-01').overall.percent).toBe(50);
	});
});

function departmentsOn(departments: DepartmentSketch[], asOf: string) {
	return reportOn(town({ departments }), trainingRate(), asOf).departments;
}

function codesOn(departments: DepartmentSketch[], asOf: string): string[] {
	return departmentsOn(departments, asOf).map(({ code }) => code);
}
