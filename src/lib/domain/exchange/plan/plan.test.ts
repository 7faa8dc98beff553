import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parsePlan } from './parse-plan';

const plan = (change: object = {}) => ({
	code: 'p',
	name: '計画',
	fiscalYears: [2023, 2025],
	indicators: [],
	...change
});
const rate = (change: object = {}) => ({
	code: 'a',
	name: '受講率',
	kind: 'training_rate',
	courses: { anyOf: ['DX'] },
	window: 'cumulative',
	...change
});
const read = (value: unknown) => parsePlan(JSON.stringify(value));

const everyone = {
	employmentTypes: [],
	jobClasses: [],
	ranks: [],
	notEmploymentTypes: [],
	notJobClasses: [],
	notRanks: [],
	departments: [],
	roles: [],
	excludeAbsences: [],
	posts: 'primary'
};

describe('real plans', () => {
	const folder = new URL('../../../../../tests/fixtures/exchange/plans/', import.meta.url);

	it.each(readdirSync(folder))('%s is read without a fault or a message', (name) => {
		const { plan, faults, messages } = parsePlan(readFileSync(new URL(name, folder), 'utf8'));
		expect([faults, messages]).toEqual([[], []]);
		expect(plan.indicators.length).toBe(plan.indicatorCodes.length);
		expect(plan.plans).toHaveLength(1);
	});

	it('keep their numbers', () => {
		const { plan } = parsePlan(readFileSync(new URL('sumoto.json', folder), 'utf8'));
		expect(plan.plans[0]).toEqual({
			code: 'sumoto',
			name: '洲本市DX実行計画',
			source: expect.stringContaining('洲本市DX推進計画'),
			firstFiscalYear: 2023,
			lastFiscalYear: 2025
		});
		expect(plan.indicators[0]).toEqual({
			code: 'sumoto-dx-training',
			planCode: 'sumoto',
			name: '常勤の一般行政職のDX研修受講率（累計）',
			note: expect.stringContaining('名程度'),
			rule: {
				kind: 'training_rate',
				courses: { anyOf: ['DX-BASIC', 'DX-ADVANCED'], atLeast: 1 },
				window: { kind: 'cumulative', since: '2023-04-01' },
				population: {
					...everyone,
					employmentTypes: ['常勤'],
					jobClasses: ['一般行政職'],
					excludeAbsences: ['育児休業', '休職']
				}
			},
			targets: [
				{ fiscalYear: 2023, departmentCode: null, percent: 20, headcount: 50, value: null },
				{ fiscalYear: 2024, departmentCode: null, percent: 40, headcount: 100, value: null },
				{ fiscalYear: 2025, departmentCode: null, percent: 100, headcount: 250, value: null }
			]
		});
	});
});

describe('plans', () => {
	const columns = (value: unknown) => read(value).faults.map(({ column, value }) => `${column} ${value}`);

	it.each([
		['no plans', {}, ['plans null']],
		['a list at the top', [], [' []']],
		['plans that are no list', { plans: {} }, ['plans {}']],
		['a plan that is none', { plans: ['x'] }, ['plans[0] x']],
		['nothing in it', { plans: [{}] }, ['plans[0].code null', 'plans[0].name null', 'plans[0].fiscalYears null']],
		['years in reverse', { plans: [plan({ fiscalYears: [2025, 2024] })] }, ['plans[0].fiscalYears [2025,2024]']],
		['one year', { plans: [plan({ fiscalYears: [2025] })] }, ['plans[0].fiscalYears [2025]']],
		['a code JavaScript knows', { plans: [plan({ code: '__proto__' })] }, ['plans[0].code __proto__']],
		[
			'an indicator with such a code',
			{ plans: [plan({ indicators: [rate({ code: 'constructor' }), rate({ code: 'prototype' })] })] },
			['plans[0].indicators[0].code constructor', 'plans[0].indicators[1].code prototype']
		],
		['a line break in a name', { plans: [plan({ name: '一\n二' })] }, ['plans[0].name 一\n二']],
		[
			'a long name of an indicator',
			{ plans: [plan({ indicators: [rate({ name: 'あ'.repeat(201) })] })] },
			[`plans[0].indicators[0].name ${'あ'.repeat(201)}`]
		],
		['a year as text', { plans: [plan({ fiscalYears: [2025, 'R8'] })] }, ['plans[0].fiscalYears[1] R8']],
		['the same code twice', { plans: [plan(), plan()] }, ['plans[1].code p']],
		[
			'the same indicator twice',
			{ plans: [plan({ indicators: [rate(), rate()] })] },
			['plans[0].indicators[1].code a']
		],
		['indicators that are no list', { plans: [plan({ indicators: 'x' })] }, ['plans[0].indicators x']]
	])('with %s are refused', (_, value, expected) => {
		expect(columns(value)).toEqual(expected);
	});

	it.each([
		[{ code: '__proto__' }, 'code「__proto__」は使えません。別のコードにしてください。'],
		[{ name: '一\n二' }, 'name に改行などの見えない文字が入っています。取り除いてください。'],
		[{ name: 'あ'.repeat(201) }, 'name は200文字までで書いてください。'],
		[{ name: 'あ'.repeat(200) }, undefined]
	])('%o: %s', (change, sentence) => {
		expect(read({ plans: [plan(change)] }).faults[0]?.message).toBe(sentence);
	});

	it('of one year, without indicators or without plans are none', () => {
		expect(columns({ plans: [plan({ fiscalYears: [2025, 2025], indicators: null })] })).toEqual([]);
		expect(columns({ plans: [] })).toEqual([]);
	});

	it('may have keys of their own, which are told', () => {
		const { faults, messages } = read({ $schema: 'x', plans: [plan({ owner: '企画課' })] });
		expect(faults).toEqual([]);
		expect(messages).toHaveLength(2);
	});
});

describe('the text of plan.json', () => {
	it.each([
		['', null],
		['{ "plans": [', null],
		['{\n"plans": [\n{ "code": "a" "name": "b" }]\n}', '（3行目の付近）'],
		['{ "plans": [], }', '（1行目の付近）'],
		["{ 'plans': [] }", '（1行目の付近）']
	])('%o is broken', (text, place) => {
		const { faults, plan } = parsePlan(text);
		expect(faults).toMatchObject([{ file: 'plan.json', row: null, column: null, value: null }]);
		expect(faults[0]!.message).toContain(`JSONとして読めません${place ?? ''}`);
		expect(plan.plans).toEqual([]);
	});

	it('may begin with a byte order mark', () => {
		expect(parsePlan('\uFEFF{ "plans": [] }').faults).toEqual([]);
	});
});
