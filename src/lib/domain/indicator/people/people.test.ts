import { describe, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { buildLedger, type Facts } from '$lib/domain/ledger';
import { town } from '../../../../../tests/factories/town';
import { qualificationRate, trainingRate } from '../../../../../tests/factories/town-indicator';
import { type PersonSketch } from '../../../../../tests/factories/town-people';
import { evaluate } from '../evaluate';
import { peopleBehind } from './people';
import { type Indicator } from '$lib/domain/plan';

const asOf = '2024-03-31';
const basic = { course: 'DX-BASIC', on: '2023-06-01' };
const advanced = { course: 'DX-ADVANCED', on: '2023-07-01' };
const waiting = { ...advanced, state: 'waiting' as const };
const excludeAbsences = ['育児休業', '休職'];

function behind(facts: Facts, indicator: Indicator, departmentCode: string | null = null) {
	const ledger = buildLedger(facts);
	return peopleBehind(ledger, indicator, evaluate(ledger, indicator, day(asOf)), departmentCode);
}

/** Standing and reasons of the one person of a town. */
function alone(person: PersonSketch, indicator: Indicator) {
	const [one] = behind(town({ people: [person] }), indicator);
	return one && { standing: one.standing, reasons: one.reasons };
}

describe('why a person counts', () => {
	const completion = (courseCode: string, completedOn: string, confirmed = true) => ({
		...{ kind: 'completion', courseCode, completedOn, confirmed }
	});
	const [confirmedBasic, waitingAdvanced] = [
		completion('DX-BASIC', '2023-06-01'),
		completion('DX-ADVANCED', '2023-07-01', false)
	];

	it.each<[string, PersonSketch['completions'], number, string, object[]]>([
		['the completion that counts', [basic], 1, 'counted', [confirmedBasic]],
		[
			'every one inside the window, the earliest first',
			[advanced, basic],
			1,
			'counted',
			[confirmedBasic, completion('DX-ADVANCED', '2023-07-01')]
		],
		['who counts is not explained by what waits', [basic, waiting], 1, 'counted', [confirmedBasic]],
		['pending: what waits', [waiting], 1, 'pending', [waitingAdvanced]],
		['pending: what is there and what waits', [basic, waiting], 2, 'pending', [confirmedBasic, waitingAdvanced]],
		['missing: the part that is there', [basic], 2, 'missing', [confirmedBasic]],
		['missing: nothing', [], 1, 'missing', []],
		['returned records explain nothing', [{ ...basic, state: 'returned' }], 1, 'missing', []],
		['nor those after the reference day', ['2024-04-01'], 1, 'missing', []],
		['nor other courses', [{ ...basic, course: 'SECURITY' }], 1, 'missing', []]
	])('%s', (_, completions, atLeast, standing, reasons) => {
		const rate = trainingRate({ courses: { anyOf: ['DX-BASIC', 'DX-ADVANCED'], atLeast } });
		expect(alone({ completions }, rate)).toEqual({ standing, reasons });
	});

	it('leaves out completions outside the window', () => {
		const rate = trainingRate({ window: { kind: 'cumulative', since: day('2023-06-02') } });
		expect(alone({ completions: [basic, advanced] }, rate)?.reasons).toEqual([completion('DX-ADVANCED', '2023-07-01')]);
	});

	it('names of all courses those that are there', () => {
		const rate = trainingRate({ courses: { allOf: ['DX-BASIC', 'DX-ADVANCED'] } });
		expect(alone({ completions: [basic] }, rate)).toEqual({ standing: 'missing', reasons: [confirmedBasic] });
	});

	it.each([
		['AP', null],
		['PM', 'AP'],
		['SW', 'AP']
	])('a holding of %s counts as %s', (code, standsFor) => {
		expect(alone({ holdings: [{ code, passedOn: '2019' }] }, qualificationRate())).toEqual({
			standing: 'counted',
			reasons: [{ kind: 'holding', code, passedOn: '2019', standsFor, confirmed: true }]
		});
	});

	it('holdings come by the day from which they count, however it is written', () => {
		const holdings = [
			{ code: 'PM', passedOn: 'R5.6' },
			{ code: 'AP', passedOn: '2021' },
			{ code: 'SW', passedOn: '2007-06-21' }
		];
		const reasons = alone({ holdings }, qualificationRate())?.reasons;
		expect(reasons?.map((one) => one.kind === 'holding' && one.code)).toEqual(['SW', 'AP', 'PM']);
	});

	it('an expired holding and one that is too low explain nothing', () => {
		const holdings = [
			{ code: 'AP', passedOn: '2019', expiresOn: asOf },
			{ code: 'FE', passedOn: '2019' }
		];
		expect(alone({ holdings }, qualificationRate())).toEqual({ standing: 'missing', reasons: [] });
	});

	it.each([
		[[{ from: '2024-01-01' }], { absenceKind: '育児休業', from: '2024-01-01', to: null }],
		[[{ kind: '休職', from: '2024-01-01', to: asOf }], { absenceKind: '休職', from: '2024-01-01', to: asOf }],
		[
			[
				{ kind: '休職', from: '2023-01-01' },
				{ from: '2024-03-01', to: '2024-04-30' }
			],
			{ absenceKind: '育児休業', from: '2024-03-01', to: '2024-04-30' }
		],
		[
			[{ from: '2020-01-01', to: '2020-12-31' }, { from: '2024-01-01' }],
			{ absenceKind: '育児休業', from: '2024-01-01', to: null }
		]
	])('excluded: the absence of the day, the kind that stands first: %o', (absences, absence) => {
		expect(alone({ completions: [basic], absences }, trainingRate({ population: { excludeAbsences } }))).toEqual({
			standing: 'excluded',
			reasons: [{ kind: 'absence', ...absence }]
		});
	});
});

describe('who stands behind a number', () => {
	const departments = [
		{ code: '1000', order: 2 },
		{ code: '1010', parentCode: '1000' },
		{ code: '2000', order: 1 }
	];
	const people: PersonSketch[] = [
		{ staffNumber: '7', kana: 'ワタナベ', posts: '1010', completions: [basic] },
		{ staffNumber: '10', kana: 'アオキ', posts: '1010' },
		{ staffNumber: '9', kana: 'アオキ', posts: '1010' },
		{ staffNumber: '1', kana: 'イトウ', posts: [{ in: '2000' }, { in: '1010', kind: '兼務' }] },
		{
			staffNumber: '2',
			kana: 'ウエノ',
			posts: [{ in: '2000' }, { in: '1010', kind: '兼務' }],
			absences: [{ from: '2024-01-01' }]
		},
		{ staffNumber: '3', kana: 'エノモト', posts: '1000' },
		{ staffNumber: '4', kana: 'オオタ', posts: [{ in: '1000', jobClass: '消防職' }] },
		{ staffNumber: '5', kana: 'カトウ', posts: '1000', leftOn: '2024-03-30' }
	];
	const facts = town({ departments, people });
	const population = { jobClasses: ['一般行政職'], excludeAbsences };
	const numbers = (posts: 'primary' | 'each', code: string | null) =>
		behind(facts, trainingRate({ population: { ...population, posts } }), code).map(({ staffNumber }) => staffNumber);

	it.each<['primary' | 'each', string | null, string[], string]>([
		['primary', null, ['1', '2', '3', '10', '9', '7'], 'in 機構順, then by kana, then by staff number as text'],
		['primary', '1000', ['3', '10', '9', '7'], 'the department and everything below it'],
		['primary', '1010', ['10', '9', '7'], 'a 兼務 is not asked'],
		['primary', '2000', ['1', '2'], 'with who is excluded there'],
		['each', '1010', ['1', '10', '9', '7'], 'a 兼務 counts there; who is excluded stands under the 本務'],
		['each', '2000', ['1', '2'], 'and in the department of the 本務'],
		['each', null, ['1', '2', '3', '10', '9', '7'], 'once in the whole body'],
		['primary', '9999', [], 'a department that is not there on the day']
	])('%s, %s: %o (%s)', (posts, code, staffNumbers) => {
		expect(numbers(posts, code)).toEqual(staffNumbers);
	});

	it('tells the department of the 本務', () => {
		const [first] = behind(facts, trainingRate({ population: { posts: 'each' } }), '1010');
		expect(first).toMatchObject({ staffNumber: '1', departmentCode: '2000', name: '職員1', kana: 'イトウ' });
	});

	it('without kana people stand by their name', () => {
		const named = town({ people: [{ name: '山田' }, { name: '伊藤' }] });
		expect(behind(named, trainingRate()).map(({ name }) => name)).toEqual(['伊藤', '山田']);
	});
});
