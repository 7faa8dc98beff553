import { describe, expect, it } from 'vitest';
import { town } from '../../../../../tests/factories/town';
import { overallOn, reportOn, totalsOn } from '../../../../../tests/factories/town-figure';
import { trainingRate } from '../../../../../tests/factories/town-indicator';
import { type PersonSketch } from '../../../../../tests/factories/town-people';
import { type PopulationRule } from '$lib/domain/plan';

/** The figure of one person who has done the course, among the rule's population: 1/1 in it, 0/0 outside. */
function countedAs(person: PersonSketch, asOf: string, population: Partial<PopulationRule> = {}): string {
	const facts = town({ people: [{ completions: ['2020-06-01'], ...person }] });
	return overallOn(facts, trainingRate({ population }), asOf);
}

describe('employment', () => {
	const person = { hiredOn: '2023-10-01', leftOn: '2024-03-31' };
	it.each([
		['2023-09-30', '0/0', 'the day before a mid-year hire; what was done before hiring counts only later'],
		['2023-10-01', '1/1', 'the first day'],
		['2024-03-31', '1/1', '退職日 is the last day employed'],
		['2024-04-01', '0/0', 'a leaver is in neither number']
	])('on %s: %s (%s)', (asOf, figure) => {
		expect(countedAs(person, asOf)).toBe(figure);
	});

	it.each([
		['2024-03-31', '1/1', 'an open post ends with the employment'],
		['2024-04-01', '0/0', 'not after it']
	])('with an open 本務 on %s: %s (%s)', (asOf, figure) => {
		expect(countedAs({ leftOn: '2024-03-31', posts: [{ to: null }] }, asOf)).toBe(figure);
	});
});

describe('本務', () => {
	const moved: PersonSketch = {
		completions: ['2020-06-01'],
		posts: [
			{ in: '1010', to: '2024-03-31' },
			{ in: '1020', from: '2024-04-01' }
		]
	};
	it.each([
		['2024-03-31', { '1000': '1/1', '1010': '1/1', '1020': '0/0' }, 'the last day in the old 課'],
		['2024-04-01', { '1000': '1/1', '1010': '0/0', '1020': '1/1' }, 'the transfer takes all that was done along']
	])('a transfer, on %s: %o (%s)', (asOf, totals) => {
		expect(totalsOn(town({ people: [moved] }), trainingRate(), asOf)).toEqual(totals);
	});

	it.each([
		['2023-12-31', '1/1', 'the last day of the first post'],
		['2024-01-01', '0/0', 'between two posts a person is nowhere'],
		['2024-01-31', '0/0', 'between two posts a person is nowhere'],
		['2024-02-01', '1/1', 'the first day of the second post']
	])('a gap between posts, on %s: %s (%s)', (asOf, figure) => {
		expect(countedAs({ posts: [{ to: '2023-12-31' }, { from: '2024-02-01' }] }, asOf)).toBe(figure);
	});

	it('is what makes somebody count: a 兼務 alone does not', () => {
		const person: PersonSketch = { posts: [{ kind: '兼務' }] };
		expect(countedAs(person, '2024-03-31')).toBe('0/0');
		expect(countedAs(person, '2024-03-31', { posts: 'each' })).toBe('0/0');
	});

	it('is whose words are filtered, not those of a 兼務', () => {
		const person: PersonSketch = { posts: [{ jobClass: '消防職' }, { jobClass: '一般行政職', kind: '兼務' }] };
		expect(countedAs(person, '2024-03-31', { jobClasses: ['一般行政職'] })).toBe('0/0');
		expect(countedAs(person, '2024-03-31', { jobClasses: ['消防職'] })).toBe('1/1');
	});
});

describe('each filter', () => {
	const usual: PersonSketch = { posts: [{ employmentType: '常勤', jobClass: '一般行政職', rank: '課長' }] };
	const blank: PersonSketch = { posts: [{ employmentType: null, jobClass: null, rank: null }] };
	it.each<[Partial<PopulationRule>, string, string]>([
		[{ employmentTypes: ['常勤'] }, '1/1', '0/0'],
		[{ employmentTypes: ['任期付'] }, '0/0', '0/0'],
		[{ employmentTypes: ['任期付', '常勤'] }, '1/1', '0/0'],
		[{ jobClasses: ['一般行政職'] }, '1/1', '0/0'],
		[{ jobClasses: ['消防職'] }, '0/0', '0/0'],
		[{ ranks: ['課長'] }, '1/1', '0/0'],
		[{ ranks: ['係員'] }, '0/0', '0/0'],
		[{ notEmploymentTypes: ['常勤'] }, '0/0', '1/1'],
		[{ notEmploymentTypes: ['任期付'] }, '1/1', '1/1'],
		[{ notJobClasses: ['一般行政職'] }, '0/0', '1/1'],
		[{ notJobClasses: ['消防職'] }, '1/1', '1/1'],
		[{ notRanks: ['課長', '部長'] }, '0/0', '1/1'],
		[{ notRanks: ['部長'] }, '1/1', '1/1'],
		[{ ranks: ['課長'], notRanks: ['課長'] }, '0/0', '0/0'],
		[{ employmentTypes: ['常勤'], jobClasses: ['消防職'] }, '0/0', '0/0']
	])('%o: 常勤・一般行政職・課長 %s, with blank words %s', (population, ofUsual, ofBlank) => {
		expect(countedAs(usual, '2024-03-31', population)).toBe(ofUsual);
		expect(countedAs(blank, '2024-03-31', population)).toBe(ofBlank);
	});

	it('takes the words of the day: promoted on 1 April', () => {
		const person: PersonSketch = {
			posts: [
				{ rank: '係長', to: '2024-03-31' },
				{ rank: '課長', from: '2024-04-01' }
			]
		};
		expect(countedAs(person, '2024-03-31', { ranks: ['課長'] })).toBe('0/0');
		expect(countedAs(person, '2024-04-01', { ranks: ['課長'] })).toBe('1/1');
	});
});

describe('roles', () => {
	const person: PersonSketch = {
		posts: '1010',
		appointments: [{ role: 'DX推進員', in: '1020', from: '2023-04-01', to: '2024-03-31' }]
	};
	it.each([
		['2023-03-31', ['DX推進員'], '0/0', 'before the appointment'],
		['2023-04-01', ['DX推進員'], '1/1', 'from its first day, for whichever department'],
		['2024-03-31', ['CSIRT要員', 'DX推進員'], '1/1', 'one of several, on the last day'],
		['2024-04-01', ['DX推進員'], '0/0', 'after it'],
		['2023-04-01', ['情報化リーダー'], '0/0', 'a role that nobody has ever held']
	])('on %s %o: %s (%s)', (asOf, roles, figure) => {
		expect(countedAs(person, asOf, { roles })).toBe(figure);
	});

	it('an appointment that runs past the employment is without effect there', () => {
		const left = { ...person, leftOn: '2023-12-31' };
		expect(countedAs(left, '2023-12-31', { roles: ['DX推進員'] })).toBe('1/1');
		expect(countedAs(left, '2024-01-01', { roles: ['DX推進員'] })).toBe('0/0');
	});
});

describe('departments of the rule', () => {
	// 1010 stood below 1000, from 2024-04-01 below 2000; 1030 exists only with a gap.
	const departments = [
		{ code: '1000' },
		{ code: '2000' },
		{ code: '1010', parentCode: '1000', to: '2024-03-31' },
		{ code: '1010', parentCode: '2000', from: '2024-04-01', name: '新しい名' },
		{ code: '1011', parentCode: '1010' }
	];
	const facts = town({ departments, people: [{ posts: '1011', completions: ['2020-06-01'] }] });
	it.each([
		['2024-03-31', ['1000'], '1/1', 'everything below it, however deep'],
		['2024-03-31', ['2000'], '0/0', 'not yet below it'],
		['2024-04-01', ['1000'], '0/0', 'no longer below it'],
		['2024-04-01', ['2000'], '1/1', 'below it from the day of the reorganisation'],
		['2024-04-01', ['1010'], '1/1', 'renamed, but the same code'],
		['2024-04-01', ['1011'], '1/1', 'the department itself'],
		['2009-03-31', ['1000'], '0/0', 'a department that is not valid on the day reaches nobody']
	])('on %s in %o: %s (%s)', (asOf, codes, figure) => {
		expect(overallOn(facts, trainingRate({ population: { departments: codes } }), asOf)).toBe(figure);
	});
});

describe('absences', () => {
	const excludeAbsences = ['育児休業', '休職'];
	it.each([
		['2023-05-31', '1/1', 'the day before the leave'],
		['2023-06-01', '0/0', 'its first day'],
		['2024-03-31', '0/0', 'its last day'],
		['2024-04-01', '1/1', 'back from leave: the duty returns, and what was done before counts again']
	])('on %s: %s (%s)', (asOf, figure) => {
		const person: PersonSketch = { absences: [{ from: '2023-06-01', to: '2024-03-31' }] };
		expect(countedAs(person, asOf, { excludeAbsences })).toBe(figure);
	});

	it.each([
		[[{ kind: '派遣', from: '2023-06-01' }], '1/1', 'a kind that the rule does not exclude'],
		[[{ kind: '休職', from: '2010-01-01' }], '0/0', 'begun before employment and open'],
		[[], '1/1', 'none']
	])('%o: %s (%s)', (absences, figure) => {
		expect(countedAs({ absences }, '2024-03-31', { excludeAbsences })).toBe(figure);
	});

	const twice: PersonSketch = {
		absences: [
			{ kind: '休職', from: '2024-01-01' },
			{ kind: '育児休業', from: '2024-03-31', to: '2024-03-31' }
		]
	};
	it.each([
		['2024-03-31', ['育児休業', '休職'], [{ reason: '育児休業', count: 1 }]],
		['2024-03-31', ['休職', '育児休業'], [{ reason: '休職', count: 1 }]],
		['2024-03-31', ['休職', '育児休業', '休職'], [{ reason: '休職', count: 1 }]],
		['2024-04-01', ['育児休業', '休職'], [{ reason: '休職', count: 1 }]],
		['2023-12-31', ['育児休業', '休職'], []]
	])('two at once, on %s under %o: %o, once under the kind that stands first', (asOf, kinds, excluded) => {
		const facts = town({ people: [twice] });
		expect(reportOn(facts, trainingRate({ population: { excludeAbsences: kinds } }), asOf).excluded).toEqual(excluded);
	});

	it('only who passes every other filter is named as excluded, in the order of the rule', () => {
		const away = (kind: string, jobClass = '一般行政職') => ({
			posts: [{ jobClass }],
			absences: [{ kind, from: '2024-01-01' }]
		});
		const leftWhileAway = { ...away('休職'), leftOn: '2024-02-29' };
		const facts = town({
			people: [away('休職'), away('育児休業'), away('休職'), away('休職', '消防職'), leftWhileAway, away('派遣')]
		});
		const rate = trainingRate({ population: { jobClasses: ['一般行政職'], excludeAbsences } });
		expect(reportOn(facts, rate, '2024-03-31').excluded).toEqual([
			{ reason: '育児休業', count: 1 },
			{ reason: '休職', count: 2 }
		]);
		expect(overallOn(facts, rate, '2024-03-31')).toBe('0/1');
	});
});
