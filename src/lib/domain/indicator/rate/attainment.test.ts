import { describe, expect, it } from 'vitest';
import { type CompletionState } from '$lib/domain/training';
import { town } from '../../../../../tests/factories/town';
import { overallOn } from '../../../../../tests/factories/town-figure';
import { qualificationRate, trainingRate } from '../../../../../tests/factories/town-indicator';
import { type PersonSketch } from '../../../../../tests/factories/town-people';
import { type CourseRule } from '$lib/domain/plan';

const asOf = '2024-03-31';
const basic = { course: 'DX-BASIC', on: '2023-06-01' };
const basicAgain = { course: 'DX-BASIC', on: '2023-06-02' };
const advanced = { course: 'DX-ADVANCED', on: '2023-06-01' };
const security = { course: 'SECURITY', on: '2023-06-01' };
const waiting = <T>(record: T) => ({ ...record, state: 'waiting' as CompletionState });
const returned = <T>(record: T) => ({ ...record, state: 'returned' as CompletionState });
const withdrawn = <T>(record: T) => ({ ...record, state: 'withdrawn' as CompletionState });

describe('training_rate', () => {
	const both = ['DX-BASIC', 'DX-ADVANCED'];
	const any = (atLeast: number): CourseRule => ({ anyOf: both, atLeast });
	it.each<[string, CourseRule, PersonSketch['completions'], string]>([
		['one of them is enough', any(1), [advanced], '1/1'],
		['another course is not', any(1), [security], '0/1'],
		['nothing', any(1), [], '0/1'],
		['two different ones', any(2), [basic, advanced], '1/1'],
		['the same course on two days is two', any(2), [basic, basicAgain], '1/1'],
		['one is not two', any(2), [basic], '0/1'],
		['two are not three', any(3), [basic, basicAgain, security], '0/1'],
		[
			'a course named twice in the rule still counts once',
			{ anyOf: ['DX-BASIC', 'DX-BASIC'], atLeast: 2 },
			[basic],
			'0/1'
		],
		['all of them', { allOf: both }, [basic, advanced], '1/1'],
		['the same one twice is not all', { allOf: both }, [basic, basicAgain], '0/1'],
		['all of them, named twice', { allOf: ['DX-BASIC', 'DX-BASIC'] }, [basic], '1/1'],
		['only 確認済 counts; waiting is pending', any(1), [waiting(basic)], '0/1 +1'],
		['returned is nothing', any(1), [returned(basic)], '0/1'],
		['withdrawn is nothing', any(1), [withdrawn(basic)], '0/1'],
		['who counts already is not pending', any(1), [basic, waiting(advanced)], '1/1'],
		['one of two is confirmed, the other would complete it', any(2), [basic, waiting(advanced)], '0/1 +1'],
		['one of three, and waiting for only one more', any(3), [basic, waiting(advanced)], '0/1'],
		['one of both is waiting', { allOf: both }, [waiting(basic), advanced], '0/1 +1'],
		['both are waiting', { allOf: both }, [waiting(basic), waiting(advanced)], '0/1 +1'],
		['one is waiting and one is missing', { allOf: both }, [waiting(basic)], '0/1'],
		['waiting, but after the reference day', any(1), [waiting({ ...basic, on: '2024-04-01' })], '0/1']
	])('%s: %o of %o is %s', (_, courses, completions, figure) => {
		expect(overallOn(town({ people: [{ completions }] }), trainingRate({ courses }), asOf)).toBe(figure);
	});
});

describe('qualification_rate', () => {
	const holds = (holding: NonNullable<PersonSketch['holdings']>[number]) => town({ people: [{ holdings: [holding] }] });

	it.each([
		['AP', 'AP', true, '1/1', 'the examination itself'],
		['AP', 'AP', false, '1/1', 'the examination itself'],
		['PM', 'AP', true, '1/1', 'a higher one'],
		['PM', 'AP', false, '0/1', 'a higher one, where the rule wants the very one'],
		['PM', 'IP', true, '1/1', 'over several steps: PM → AP → FE → IP'],
		['FE', 'AP', true, '0/1', 'a lower one never']
	])('%s for %s with acceptHigher %s: %s (%s)', (code, wanted, acceptHigher, figure) => {
		const rate = qualificationRate({ qualifications: { anyOf: [wanted], acceptHigher } });
		expect(overallOn(holds({ code, passedOn: '2019-06-21' }), rate, asOf)).toBe(figure);
	});

	it.each([
		['2023-06-16', '2023-06-15', '0/1', 'the day before 合格日'],
		['2023-06-16', '2023-06-16', '1/1', '合格日'],
		['2023-06', '2023-06-29', '0/1', 'only the month is known: it counts from its last day'],
		['2023-06', '2023-06-30', '1/1', 'the last day of the month'],
		['2024-02', '2024-02-29', '1/1', 'the last day of a leap February'],
		['2024-02', '2024-02-28', '0/1', 'the day before it'],
		['2023', '2023-12-30', '0/1', 'only the year is known'],
		['2023', '2023-12-31', '1/1', 'the last day of the calendar year'],
		['R5', '2023-12-31', '1/1', '和暦'],
		['R5.6', '2023-06-30', '1/1', '和暦 with the month'],
		['H31', '2019-04-29', '0/1', '平成31年 ends with its era'],
		['H31', '2019-04-30', '1/1', 'on the last day of 平成'],
		['R1', '2019-12-31', '1/1', '令和元年']
	])('合格日 %s, seen on %s: %s (%s)', (passedOn, on, figure) => {
		expect(overallOn(holds({ code: 'AP', passedOn }), qualificationRate(), on)).toBe(figure);
	});

	it.each<[string | null, string, string]>([
		['2024-03-31', '0/1', '有効期限 is the first day no longer valid'],
		['2024-04-01', '1/1', 'valid through the day before'],
		[null, '1/1', 'for good']
	])('expires on %s: %s (%s)', (expiresOn, figure) => {
		expect(overallOn(holds({ code: 'AP', passedOn: '2019', expiresOn }), qualificationRate(), asOf)).toBe(figure);
	});

	it('each holding counts while it is itself valid: the lapsed higher one does not carry the lower', () => {
		const rate = qualificationRate({ qualifications: { anyOf: ['FE'], acceptHigher: true } });
		const lapsed = { code: 'AP', passedOn: '2019', expiresOn: '2022-04-01' };
		expect(overallOn(holds(lapsed), rate, asOf)).toBe('0/1');
		const alsoFe = town({ people: [{ holdings: [lapsed, { code: 'FE', passedOn: '2015' }] }] });
		expect(overallOn(alsoFe, rate, asOf)).toBe('1/1');
	});

	it.each<[CompletionState, string]>([
		['confirmed', '1/1'],
		['waiting', '0/1 +1'],
		['returned', '0/1'],
		['withdrawn', '0/1']
	])('a holding that is %s: %s', (state, figure) => {
		expect(overallOn(holds({ code: 'AP', passedOn: '2019', state }), qualificationRate(), asOf)).toBe(figure);
	});

	it('a small department: a transfer moves the rate by ten points and more', () => {
		const expert = {
			posts: [
				{ in: '1010', to: '2024-03-31' },
				{ in: '1020', from: '2024-04-01' }
			],
			holdings: [{ code: 'AP', passedOn: '2019' }]
		};
		const facts = town({ people: [expert, ...Array.from({ length: 4 }, () => ({ posts: '1010' }))] });
		const rate = qualificationRate({ population: { departments: ['1010'] } });
		expect(overallOn(facts, rate, '2024-03-31')).toBe('1/5');
		expect(overallOn(facts, rate, '2024-04-01')).toBe('0/4');
	});
});
