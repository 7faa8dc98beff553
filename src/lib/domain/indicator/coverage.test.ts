import { describe, expect, it } from 'vitest';
import { type DepartmentSketch, town } from '../../../../tests/factories/town';
import { ownOn, reportOn, totalsOn } from '../../../../tests/factories/town-figure';
import { indicatorOf } from '../../../../tests/factories/town-indicator';
import { type PersonSketch } from '../../../../tests/factories/town-people';

const departments: DepartmentSketch[] = [
	{ code: '1000' },
	{ code: '1010', parentCode: '1000' },
	{ code: '1011', parentCode: '1010' },
	{ code: '1020', parentCode: '1000' },
	{ code: '2000' }
];
const coverage = (level: number, targets = [{ fiscalYear: 2023, percent: 100 }]) =>
	indicatorOf({ kind: 'appointment_coverage', role: 'DX推進員', level }, targets);
const holder = (code: string, rest: PersonSketch = {}): PersonSketch => ({
	appointments: [{ role: 'DX推進員', in: code }],
	...rest
});
const asOf = '2024-03-31';

describe('配置率', () => {
	it.each<[string, PersonSketch, string]>([
		['of the department itself', holder('1010'), '1/2'],
		['of one below it', holder('1011'), '1/2'],
		['of one above it', holder('1000'), '0/2'],
		['of one of another branch', holder('2000'), '0/2'],
		['whose 本務 is elsewhere', holder('1010', { posts: '2000' }), '1/2'],
		['without any post', holder('1010', { posts: [] }), '1/2'],
		['who has left', holder('1010', { leftOn: '2024-03-30' }), '0/2'],
		['on the last day employed', holder('1010', { leftOn: asOf }), '1/2'],
		['whose appointment is over', { appointments: [{ role: 'DX推進員', in: '1010', to: '2024-03-30' }] }, '0/2'],
		[
			'whose appointment begins tomorrow',
			{ appointments: [{ role: 'DX推進員', in: '1010', from: '2024-04-01' }] },
			'0/2'
		],
		['of another role', { appointments: [{ role: '所属長', in: '1010' }] }, '0/2'],
		['of a department that is over', holder('9999'), '0/2']
	])('with somebody %s', (_because, person, expected) => {
		const { overall } = reportOn(town({ departments, people: [person] }), coverage(2), asOf);
		expect(`${overall.numerator}/${overall.denominator}`).toBe(expected);
	});

	it('counts a department once, and only those of the level by themselves', () => {
		const facts = town({ departments, people: [holder('1010'), holder('1011'), holder('2000')] });
		expect(ownOn(facts, coverage(2), asOf)).toEqual({
			1000: '0/0',
			1010: '1/1',
			1011: '0/0',
			1020: '0/1',
			2000: '0/0'
		});
		expect(totalsOn(facts, coverage(2), asOf)).toEqual({
			...{ 1000: '1/2', 1010: '1/1', 1011: '0/0', 1020: '0/1', 2000: '0/0' }
		});
		expect(totalsOn(facts, coverage(1), asOf)).toMatchObject({ 1000: '1/1', 2000: '1/1' });
	});

	it('is judged by departments, and not where there is none of the level', () => {
		const report = reportOn(town({ departments, people: [holder('1010')] }), coverage(2), asOf);
		expect(report.overall).toMatchObject({ percent: 50, pending: 0, shortfall: 1 });
		expect(report.excluded).toEqual([]);
		const shortfalls = report.departments.map(({ code, shortfall }) => [code, shortfall]);
		expect(Object.fromEntries(shortfalls)).toEqual({ 1000: 1, 1010: 0, 1011: null, 1020: 1, 2000: null });
	});

	it('has no rate where no department is of the level', () => {
		const { overall } = reportOn(town({ departments }), coverage(4), asOf);
		expect(overall).toMatchObject({ numerator: 0, denominator: 0, percent: null, shortfall: null });
	});
});
