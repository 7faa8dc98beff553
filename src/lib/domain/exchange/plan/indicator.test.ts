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
const readIndicators = (...indicators: unknown[]) => read({ plans: [plan({ indicators })] });
/** The faults of one indicator as `path value`, the path without that of the indicator. */
const faultsOf = (indicator: object) =>
	readIndicators(indicator).faults.map(
		({ column, value }) => `${column!.replace('plans[0].indicators[0].', '')} ${value}`
	);

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

describe('every kind with its defaults', () => {
	const courses = { anyOf: ['DX'] };
	const read = { anyOf: ['DX'], atLeast: 1 };
	it.each([
		[
			rate(),
			{ kind: 'training_rate', courses: read, window: { kind: 'cumulative', since: null }, population: everyone }
		],
		[
			rate({ courses: { allOf: [' DX ', 'SEC', 'DX'] }, window: 'valid', atLeast: null, population: null }),
			{ kind: 'training_rate', courses: { allOf: ['DX', 'SEC'] }, window: { kind: 'valid' }, population: everyone }
		],
		[
			rate({
				courses: { anyOf: ['DX'], allOf: [] },
				atLeast: 3,
				since: 'R5.4.1',
				population: { posts: 'each', ranks: null }
			}),
			{
				kind: 'training_rate',
				courses: { anyOf: ['DX'], atLeast: 3 },
				window: { kind: 'cumulative', since: '2023-04-01' },
				population: { ...everyone, posts: 'each' }
			}
		],
		[
			{ kind: 'training_count', courses, window: 'fiscal_year', count: 'people', population: [] },
			{ kind: 'training_count', courses: read, window: { kind: 'fiscal_year' }, count: 'people', population: everyone }
		],
		[
			{ kind: 'qualification_rate', qualifications: { anyOf: ['AP'] } },
			{ kind: 'qualification_rate', qualifications: { anyOf: ['AP'], acceptHigher: true }, population: everyone }
		],
		[
			{ kind: 'qualification_count', count: 'holders', qualifications: { anyOf: ['IP'], acceptHigher: false } },
			{
				kind: 'qualification_count',
				count: 'holders',
				qualifications: { anyOf: ['IP'], acceptHigher: false },
				window: null,
				population: everyone
			}
		],
		[
			{ kind: 'qualification_count', count: 'new', window: 'fiscal_year', qualifications: { anyOf: ['IP'] } },
			{
				kind: 'qualification_count',
				count: 'new',
				qualifications: { anyOf: ['IP'], acceptHigher: true },
				window: { kind: 'fiscal_year' },
				population: everyone
			}
		],
		[
			{ kind: 'appointment_coverage', role: 'DX推進員', level: 2 },
			{ kind: 'appointment_coverage', role: 'DX推進員', level: 2 }
		],
		[
			{ kind: 'comprehension_rate', courses, window: 'valid', measure: 'mean' },
			{
				kind: 'comprehension_rate',
				courses: read,
				window: { kind: 'valid' },
				measure: 'mean',
				threshold: null,
				population: everyone
			}
		],
		[
			{ kind: 'comprehension_rate', courses, window: 'fiscal_year', measure: 'threshold', threshold: 4 },
			{
				kind: 'comprehension_rate',
				courses: read,
				window: { kind: 'fiscal_year' },
				measure: 'threshold',
				threshold: 4,
				population: everyone
			}
		],
		[
			{ kind: 'manual', unit: '件', direction: 'at_most' },
			{ kind: 'manual', unit: '件', direction: 'at_most' }
		]
	])('%o', (indicator, rule) => {
		const { plan, faults, messages } = readIndicators({ code: 'a', name: '名', ...indicator });
		expect([faults, messages]).toEqual([[], []]);
		expect(plan.indicators[0]).toMatchObject({ planCode: 'p', note: null, targets: [] });
		expect(plan.indicators[0]!.rule).toEqual(rule);
	});
});

describe('an indicator is refused', () => {
	it.each([
		['an unknown kind', { ...rate(), kind: 'rate' }, ['kind rate']],
		['no kind, no code, no name', { courses: { anyOf: ['DX'] } }, ['kind null', 'code null', 'name null']],
		['a blank name', rate({ name: '　' }), ['name ']],
		['an unknown key', rate({ foo: 1 }), ['foo 1']],
		['a key of another kind', rate({ count: 'people' }), ['count people']],
		[
			'a population on a coverage',
			{ code: 'a', name: 'a', kind: 'appointment_coverage', role: 'r', level: 1, population: {} },
			['population {}']
		],
		[
			'unknown keys inside',
			rate({
				courses: { anyOf: ['DX'], noneOf: [] },
				population: { genders: ['x'] },
				targets: [{ fiscalYear: 2023, rate: 1 }]
			}),
			['courses.noneOf []', 'population.genders ["x"]', 'targets[0].rate 1']
		],
		[
			'an unknown key in qualifications',
			{ code: 'a', name: 'a', kind: 'qualification_rate', qualifications: { anyOf: ['AP'], allOf: ['AP'] } },
			['qualifications.allOf ["AP"]']
		],
		['no courses, no window', { code: 'a', name: 'a', kind: 'training_rate' }, ['courses null', 'window null']],
		[
			'anyOf and allOf',
			rate({ courses: { anyOf: ['DX'], allOf: ['DX'] } }),
			['courses {"anyOf":["DX"],"allOf":["DX"]}']
		],
		['neither', rate({ courses: { anyOf: [] } }), ['courses {"anyOf":[]}']],
		['atLeast with allOf', rate({ courses: { allOf: ['DX'] }, atLeast: 1 }), ['atLeast 1']],
		['atLeast 0', rate({ atLeast: 0 }), ['atLeast 0']],
		['atLeast as text', rate({ atLeast: '2' }), ['atLeast 2']],
		['an unknown window', rate({ window: 'year' }), ['window year']],
		['a since that is no date', rate({ since: '2023/13/1' }), ['since 2023/13/1']],
		['a since that is a year', rate({ since: 2023 }), ['since 2023']],
		['valid for a count', { ...rate(), kind: 'training_count', count: 'people', window: 'valid' }, ['window valid']],
		['no count', { ...rate(), kind: 'training_count' }, ['count null']],
		[
			'no window for new',
			{ code: 'a', name: 'a', kind: 'qualification_count', count: 'new', qualifications: { anyOf: ['AP'] } },
			['window null']
		],
		[
			'valid for new',
			{
				code: 'a',
				name: 'a',
				kind: 'qualification_count',
				count: 'new',
				window: 'valid',
				qualifications: { anyOf: ['AP'] }
			},
			['window valid']
		],
		[
			'no qualification',
			{ code: 'a', name: 'a', kind: 'qualification_rate', qualifications: { anyOf: [] } },
			['qualifications.anyOf []']
		],
		[
			'acceptHigher as text',
			{ code: 'a', name: 'a', kind: 'qualification_rate', qualifications: { anyOf: ['AP'], acceptHigher: 'yes' } },
			['qualifications.acceptHigher yes']
		],
		['no threshold', { ...rate(), kind: 'comprehension_rate', measure: 'threshold' }, ['threshold null']],
		[
			'a threshold beyond 5',
			{ ...rate(), kind: 'comprehension_rate', measure: 'threshold', threshold: 6 },
			['threshold 6']
		],
		['no measure', { ...rate(), kind: 'comprehension_rate', threshold: 4 }, ['measure null']],
		['level 0', { code: 'a', name: 'a', kind: 'appointment_coverage', role: 'r', level: 0 }, ['level 0']],
		['half a level', { code: 'a', name: 'a', kind: 'appointment_coverage', role: 'r', level: 1.5 }, ['level 1.5']],
		[
			'no unit, a wrong direction',
			{ code: 'a', name: 'a', kind: 'manual', direction: 'down' },
			['unit null', 'direction down']
		],
		['a text for a list', rate({ population: { ranks: '主事' } }), ['population.ranks 主事']],
		['a number in a list', rate({ courses: { anyOf: ['DX', 1] } }), ['courses.anyOf[1] 1']],
		['wrong posts', rate({ population: { posts: 'all' } }), ['population.posts all']],
		['a target without its year', rate({ targets: [{ percent: 20 }] }), ['targets[0].fiscalYear null']],
		['a target of half a year', rate({ targets: [{ fiscalYear: 2023.5 }] }), ['targets[0].fiscalYear 2023.5']],
		['a percent as text', rate({ targets: [{ fiscalYear: 2023, percent: '20' }] }), ['targets[0].percent 20']],
		[
			'two targets of a year',
			rate({
				targets: [
					{ fiscalYear: 2023, percent: 1 },
					{ fiscalYear: 2023, departmentCode: null, headcount: 2 }
				]
			}),
			['targets[1].fiscalYear 2023']
		],
		['targets that are none', rate({ targets: [1] }), ['targets[0] 1']],
		['a list for an object', rate({ population: ['常勤'] }), ['population ["常勤"]']]
	])('with %s', (_, indicator, expected) => {
		expect(faultsOf(indicator)).toEqual(expected);
		expect(readIndicators(indicator).plan.indicators).toEqual([]);
	});

	it('but not with what only looks odd, which is told', () => {
		const odd = rate({
			note: null,
			since: '2024-04-01',
			targets: [
				{ fiscalYear: 2023, percent: 120 },
				{ fiscalYear: 2023, departmentCode: 'A', percent: null, headcount: 0.5, value: -1 },
				{ fiscalYear: 2023, departmentCode: 'B' },
				{ fiscalYear: 2026, percent: -1 }
			]
		});
		const { faults, messages, plan } = readIndicators(odd);
		expect([faults, plan.indicators.map(({ code }) => code)]).toEqual([[], ['a']]);
		expect(messages.map((message) => message.replace('plan.json の plans[0].indicators[0].', ''))).toEqual([
			'since は、最初の目標の年度（令和5年度）より後です。その年度の目標には届きません。起算日を確かめてください。',
			'targets[0].percent は、120％です。0から100までの数かどうか確かめてください。',
			'targets[3].fiscalYear は、計画の期間の外の年度（2026年度）です。どの年の目標か確かめてください。',
			'targets[3].percent は、-1％です。0から100までの数かどうか確かめてください。'
		]);
	});

	it('but not with a since in the first year of a target, nor with the limits of a percentage', () => {
		const targets = [
			{ fiscalYear: 2023, percent: 0 },
			{ fiscalYear: 2025, percent: 100 }
		];
		expect(readIndicators(rate({ since: '2024-03-31', targets }))).toMatchObject({ faults: [], messages: [] });
	});

	it('and says what would be right', () => {
		const { faults } = readIndicators(rate({ since: '2023/13/1' }));
		expect(faults).toEqual([
			{
				file: 'plan.json',
				row: null,
				column: 'plans[0].indicators[0].since',
				value: '2023/13/1',
				message: 'since「2023/13/1」は日付ではありません。2024-04-01、2024/4/1、R6.4.1 のように書いてください。'
			}
		]);
	});

	it('once for each of its faults, the others beside it are read', () => {
		const { plan, faults } = readIndicators(rate({ window: 'x', since: 'y' }), rate({ code: 'b' }));
		expect(faults).toHaveLength(2);
		expect(plan.indicators.map(({ code }) => code)).toEqual(['b']);
		expect(plan.indicatorCodes.map(({ code }) => code)).toEqual(['a', 'b']);
	});
});

describe('what has no effect is told and read on', () => {
	it.each([
		[rate({ window: 'valid', since: '2023-04-01' }), 'since'],
		[
			{
				code: 'a',
				name: 'a',
				kind: 'qualification_count',
				count: 'holders',
				window: 'valid',
				qualifications: { anyOf: ['AP'] }
			},
			'window'
		],
		[{ ...rate(), kind: 'comprehension_rate', measure: 'mean', threshold: 3 }, 'threshold']
	])('%o', (indicator, key) => {
		const { faults, messages, plan } = readIndicators(indicator);
		expect([faults.length, plan.indicators.length]).toEqual([0, 1]);
		expect(messages).toEqual([expect.stringContaining(`plans[0].indicators[0].${key} は`)]);
	});
});
