import { expect, it } from 'vitest';
import { dxRate, townPlan } from '../../factories/package-town';
import { faultsOf, place } from './stored-town';

/** What plan.json can have wrong; the column of a fault is the path of the value. */

/** An indicator of each kind with everything it needs. */
const indicators = {
	training_rate: { courses: { anyOf: ['SEC'] }, window: 'valid' },
	training_count: { courses: { anyOf: ['SEC'] }, window: 'fiscal_year', count: 'people' },
	qualification_rate: { qualifications: { anyOf: ['AP'] } },
	qualification_count: { qualifications: { anyOf: ['AP'] }, count: 'new', window: 'cumulative' },
	appointment_coverage: { role: '知らない役割', level: 1 },
	comprehension_rate: { courses: { allOf: ['SEC'] }, window: 'fiscal_year', measure: 'threshold', threshold: 4 },
	manual: { unit: '件', direction: 'at_most' }
} as const;
type Kind = keyof typeof indicators;

const indicator = (kind: Kind, change: object = {}) => ({
	code: 'new',
	name: '指標',
	kind,
	...indicators[kind],
	...change
});
const plan = (...indicators: object[]) => ({
	code: 'new-plan',
	name: '新しい計画',
	fiscalYears: [2024, 2026],
	indicators
});
const faultsOfPlans = async (...plans: unknown[]) => (await faultsOf({ 'plan.json': { plans } })).map(place);

it.each(Object.keys(indicators) as Kind[])('takes an indicator of the kind %s', async (kind) => {
	expect(await faultsOfPlans(plan(indicator(kind)))).toEqual([]);
});

it.each<[because: string, kind: Kind, change: object, path: string, value: string]>([
	['an unknown course', 'training_rate', { courses: { anyOf: ['SEC', 'NONE'] } }, 'courses.anyOf[1]', 'NONE'],
	['an unknown course in allOf', 'training_count', { courses: { allOf: ['NONE'] } }, 'courses.allOf[0]', 'NONE'],
	[
		'an unknown qualification',
		'qualification_rate',
		{ qualifications: { anyOf: ['TOEIC'] } },
		'qualifications.anyOf[0]',
		'TOEIC'
	],
	[
		'an unknown department of the population',
		'training_rate',
		{ population: { departments: ['1000', '9999'] } },
		'population.departments[1]',
		'9999'
	],
	[
		'an unknown department of a target',
		'training_rate',
		{
			targets: [
				{ fiscalYear: 2024, percent: 1 },
				{ fiscalYear: 2024, departmentCode: '9999', percent: 1 }
			]
		},
		'targets[1].departmentCode',
		'9999'
	],
	['an unknown kind', 'training_rate', { kind: 'rate' }, 'kind', 'rate'],
	['an unknown key', 'training_rate', { minimum: 2 }, 'minimum', '2'],
	['a key of another kind', 'training_rate', { unit: '人' }, 'unit', '人'],
	[
		'an unknown key of the population',
		'training_rate',
		{ population: { rank: ['課長'] } },
		'population.rank',
		'["課長"]'
	],
	['an unknown window', 'training_rate', { window: 'monthly' }, 'window', 'monthly'],
	['a window that a count does not have', 'training_count', { window: 'valid' }, 'window', 'valid'],
	['no such day', 'training_rate', { window: 'cumulative', since: '2023-02-29' }, 'since', '2023-02-29'],
	['atLeast with allOf', 'training_rate', { courses: { allOf: ['SEC'] }, atLeast: 1 }, 'atLeast', '1'],
	['atLeast below 1', 'training_rate', { atLeast: 0 }, 'atLeast', '0'],
	['no courses', 'training_rate', { courses: undefined }, 'courses', '-'],
	['no window', 'training_rate', { window: undefined }, 'window', '-'],
	['no count', 'training_count', { count: undefined }, 'count', '-'],
	['no role', 'appointment_coverage', { role: undefined }, 'role', '-'],
	['no level', 'appointment_coverage', { level: undefined }, 'level', '-'],
	['no measure', 'comprehension_rate', { measure: undefined }, 'measure', '-'],
	['no unit', 'manual', { unit: undefined }, 'unit', '-'],
	['an unknown direction', 'manual', { direction: 'down' }, 'direction', 'down'],
	['an unknown way to count posts', 'training_rate', { population: { posts: 'all' } }, 'population.posts', 'all'],
	[
		'a percent that is no number',
		'training_rate',
		{ targets: [{ fiscalYear: 2024, percent: '20%' }] },
		'targets[0].percent',
		'20%'
	]
])('refuses %s', async (_because, kind, change, path, value) => {
	const written = JSON.parse(JSON.stringify(plan(indicator(kind, change)))) as object;
	expect(await faultsOfPlans(written)).toEqual([`plan.json - plans[0].indicators[0].${path} ${value}`]);
});

it('refuses an indicator code that another plan uses, stored or in the package', async () => {
	const taken = plan(indicator('manual'), indicator('manual', { code: 'town-dx' }));
	const second = { ...plan(indicator('manual')), code: 'second-plan' };
	expect(await faultsOfPlans(taken, second)).toEqual([
		'plan.json - plans[0].indicators[1].code town-dx',
		'plan.json - plans[1].indicators[0].code new'
	]);
});

it('refuses the same plan code or indicator code twice in one file', async () => {
	const twice = plan(indicator('manual'), indicator('manual', { name: '別の指標' }));
	expect(await faultsOfPlans(twice, { ...plan(), name: '同じ計画' })).toEqual([
		'plan.json - plans[0].indicators[1].code new',
		'plan.json - plans[1].code new-plan'
	]);
});

it('takes null, an absent key and an empty list for no restriction, all the same', async () => {
	const nothing = { population: { departments: null, roles: [], ranks: null }, targets: [], note: null };
	expect(await faultsOfPlans(plan(indicator('training_rate', nothing)))).toEqual([]);
});

it('knows courses and departments that come in the same package', async () => {
	const files = {
		'departments.csv': ['3000,部,,2020-04-01,,'],
		'courses.csv': ['X,研修,DX,,'],
		'plan.json': {
			plans: [plan(indicator('training_rate', { courses: { anyOf: ['X'] }, population: { departments: ['3000'] } }))]
		}
	};
	expect(await faultsOf(files)).toEqual([]);
});

it('names the second plan and its third indicator by their places', async () => {
	const others = [
		{ ...dxRate, code: 'a' },
		{ ...dxRate, code: 'b' },
		{ ...dxRate, code: 'c', since: 'いつか' }
	];
	expect(await faultsOfPlans(townPlan, plan(...others))).toEqual(['plan.json - plans[1].indicators[2].since いつか']);
});
