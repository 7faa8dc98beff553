import { describe, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { buildLedger } from '$lib/domain/ledger';
import { exemptionOf, requirementOf } from '../../../../tests/factories/requirement';
import { town } from '../../../../tests/factories/town';
import { type PersonSketch } from '../../../../tests/factories/town-people';
import { coverageOf } from './coverage';
import { dueDateOf } from './due';
import { type MidYear } from './requirement';
import { standingIn, standingInWords } from './standing';

const afterHiring = (days: number): MidYear => ({ kind: 'days', days });

describe('期限 of a person, where everybody has until 2026-09-30', () => {
	it.each<[because: string, hiredOn: string, MidYear, due: string, flags: [isOwn: boolean, isCut: boolean]]>([
		['like everybody', '2015-04-01', { kind: 'due-date' }, '2026-09-30', [false, false]],
		['hired after it, still that day', '2026-11-01', { kind: 'due-date' }, '2026-09-30', [false, false]],
		['so many days after hiring', '2026-11-01', afterHiring(30), '2026-12-01', [true, false]],
		['not earlier than everybody’s', '2026-04-01', afterHiring(30), '2026-09-30', [false, false]],
		['the same day is everybody’s', '2026-08-31', afterHiring(30), '2026-09-30', [false, false]],
		['one day more is their own', '2026-09-01', afterHiring(30), '2026-10-01', [true, false]],
		[
			'who was there before the year is like everybody, however many days',
			'2026-03-31',
			afterHiring(365),
			'2026-09-30',
			[false, false]
		],
		['on the first day of the year they count', '2026-04-01', afterHiring(364), '2027-03-31', [true, false]],
		['never after 31 March, and it says so', '2027-03-15', afterHiring(30), '2027-03-31', [true, true]],
		[
			'next year’s have no other day',
			'2026-11-01',
			{ kind: 'next-year', after: day('2026-10-01') },
			'2026-09-30',
			[false, false]
		]
	])('%s', (_because, hiredOn, midYear, due, [isOwn, isCut]) => {
		expect(dueDateOf(requirementOf({ midYear }), day(hiredOn))).toEqual({ dueOn: due, isOwn, isCut });
	});

	it('where everybody has until 31 March, that day is nobody’s own', () => {
		const requirement = requirementOf({ dueOn: '2027-03-31', midYear: afterHiring(30) });
		expect(dueDateOf(requirement, day('2027-03-15'))).toEqual({ dueOn: '2027-03-31', isOwn: false, isCut: true });
	});
});

describe('where a person stands', () => {
	const absent = { audience: { excludeAbsences: ['育児休業'] }, midYear: afterHiring(30) };
	const said = (person: PersonSketch, today: string) => {
		const ledger = buildLedger(town({ people: [person] }));
		const exemptions = [exemptionOf('0009', '2026-04-01', '2027-03-31')];
		const coverage = coverageOf(ledger, requirementOf(absent), exemptions, day(today));
		const standing = standingIn(ledger, coverage, 0, day(today));
		return standing && `${standingInWords(standing)}${standing.state === '未' ? ` ${standing.dueOn}` : ''}`;
	};
	it.each<[because: string, PersonSketch, today: string, said: string | null]>([
		['has time', {}, '2026-09-30', '未 2026-09-30'],
		['the day after it is over', {}, '2026-10-01', '期限超過 2026-09-30'],
		['has done it', { completions: ['2026-10-02'] }, '2026-10-05', '済'],
		['what waits is not overdue', { completions: [{ on: '2026-09-30', state: 'waiting' }] }, '2026-12-01', '確認中'],
		['is away', { absences: [{ from: '2026-08-01' }] }, '2026-12-01', '対象外：育児休業'],
		['is exempt', { staffNumber: '0009' }, '2026-12-01', '対象外：免除（長期派遣）'],
		['hired late they have their own time', { hiredOn: '2026-12-01' }, '2026-12-31', '未 2026-12-31'],
		['and then no more', { hiredOn: '2026-12-01' }, '2027-01-01', '期限超過 2026-12-31'],
		[
			'of which the year’s end may take some',
			{ hiredOn: '2027-03-20' },
			'2027-03-31',
			'未（年度の末日で区切っています） 2027-03-31'
		],
		[
			'after the year is over, so is the time',
			{ hiredOn: '2027-03-20' },
			'2027-04-01',
			'期限超過（年度の末日で区切っています） 2027-03-31'
		],
		['is not meant after leaving', { leftOn: '2026-06-30' }, '2026-07-01', null]
	])('%s', (_because, person, today, words) => {
		expect(said(person, today)).toBe(words);
	});
});
