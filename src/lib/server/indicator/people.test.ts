import { describe, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { buildLedger } from '$lib/domain/ledger';
import { town } from '../../../../tests/factories/town';
import { comprehension, indicatorOf, trainingCount, trainingRate } from '../../../../tests/factories/town-indicator';
import { people as several, type PersonSketch } from '../../../../tests/factories/town-people';
import { viewer } from '../../../../tests/factories/viewer';
import { type PeopleOutcome, peoplePage, type PeoplePart, shownAtOnce } from './people';

const plan = { code: 'plan', name: '計画', source: null, firstFiscalYear: 2024, lastFiscalYear: 2026 };
const moved = [
	{ in: '1010', to: '2026-03-31' },
	{ in: '1020', from: '2026-04-01' }
];
const people: PersonSketch[] = [
	{ posts: '1010', completions: ['2026-05-01'] },
	{ posts: '1010', completions: [{ on: '2026-06-01', state: 'waiting' }] },
	{ posts: '1010', absences: [{ from: '2026-06-01' }] },
	{ posts: '1020' },
	{ posts: moved, completions: ['2025-05-01'] }
];
const indicator = trainingRate({ population: { excludeAbsences: ['育児休業'] } });
const ledger = buildLedger({ ...town({ people }), plans: [plan], indicators: [indicator] });

const hr = viewer({ roles: ['職員', '人事'] });
const head = viewer({ headed: new Set(['1010']) });

const ask = (department: string | null, asOf: string | null = null, of: PeoplePart = 'denominator') => ({
	...{ department, asOf: asOf === null ? null : day(asOf), of }
});

async function shown(asked: Promise<PeopleOutcome>): Promise<string[]> {
	const outcome = await asked;
	if (!outcome.ok) throw new Error(outcome.reason);
	return outcome.page.people.map(({ staffNumber, state, reason }) => `${staffNumber} ${state} ${reason}`);
}

describe('the people behind a number', () => {
	it('are named with where they stand and why', async () => {
		expect(await shown(peoplePage(ledger, 'rate', ask('1010'), hr))).toEqual([
			'0001 済 DX基礎 2026-05-01 受講',
			'0002 確認中 DX基礎 2026-06-01 受講（確認待ち）'
		]);
		expect(await shown(peoplePage(ledger, 'rate', ask(null, null, 'excluded'), hr))).toEqual([
			'0003 対象外 育児休業（2026-06-01から）'
		]);
	});

	it('are counted for each of the lists', async () => {
		const outcome = peoplePage(ledger, 'rate', ask(null), hr);
		const counts = { denominator: 4, numerator: 2, pending: 1, missing: 1, excluded: 1 };
		expect(await outcome).toMatchObject({
			ok: true,
			page: { counts, elsewhere: 0, asOf: '2026-06-15', department: null }
		});
	});

	it('are for the head of a section as they belong to it today, whatever the day of the figure', async () => {
		const before = peoplePage(ledger, 'rate', ask('1010', '2026-03-31'), head);
		expect((await shown(before)).map((line) => line.slice(0, 4))).toEqual(['0001', '0002', '0003']);
		expect(await before).toMatchObject({ page: { elsewhere: 1 } });
		expect(await peoplePage(ledger, 'rate', ask('1010', '2026-03-31'), hr)).toMatchObject({ page: { elsewhere: 0 } });
	});

	it.each([
		{ who: '所属長', ...{ as: head, department: '1020' }, reason: 'not-allowed', because: 'another section' },
		{
			who: '所属長',
			...{ as: head, department: 'X' },
			reason: 'not-allowed',
			because: 'no department, told as another'
		},
		{ who: '所属長', ...{ as: head, department: null }, reason: 'not-allowed', because: 'the whole body' },
		{ who: '職員', ...{ as: viewer(), department: '1010' }, reason: 'not-allowed', because: 'a colleague' },
		{ who: '人事', ...{ as: hr, department: 'X' }, reason: 'not-found', because: 'no such department' }
	])('are not for $who: $because', async ({ as, department, reason }) => {
		expect(await peoplePage(ledger, 'rate', ask(department), as)).toEqual({ ok: false, reason });
	});

	it('stand on several pages where they are many, each person on one', async () => {
		const crowd = town({ people: several(shownAtOnce + 2) });
		const many = buildLedger({ ...crowd, plans: [plan], indicators: [indicator] });
		const pageOf = (page: number) => peoplePage(many, 'rate', { ...ask(null), page }, hr);
		expect(await pageOf(1)).toMatchObject({ page: { rows: shownAtOnce + 2, pages: 2, page: 1 } });
		const [first, second] = [await shown(pageOf(1)), await shown(pageOf(2))];
		expect([first.length, second.length]).toEqual([shownAtOnce, 2]);
		expect(new Set([...first, ...second]).size).toBe(shownAtOnce + 2);
		expect(await pageOf(99)).toMatchObject({ page: { page: 2 } });
		expect(await pageOf(-1)).toMatchObject({ page: { page: 1 } });
	});

	it('are not there for an indicator that is not there', async () => {
		expect(await peoplePage(ledger, 'none', ask(null), hr)).toEqual({ ok: false, reason: 'not-found' });
	});
});

describe('the people behind a number of another kind', () => {
	const holder = { role: 'DX推進員', in: '1010', from: '2026-04-01' };
	const answering: PersonSketch[] = [
		{
			posts: moved,
			appointments: [holder],
			completions: [
				{ on: '2025-05-01', comprehension: 5 },
				{ on: '2026-05-01', comprehension: 3 }
			]
		},
		{ posts: '1010', completions: [{ on: '2026-05-01', state: 'waiting', comprehension: 4 }] }
	];
	const facts = { ...town({ people: answering }), plans: [plan] };
	const pageOf = (indicator: typeof rate, department: string | null, of: PeoplePart = 'numerator', who = hr) =>
		peoplePage(buildLedger({ ...facts, indicators: [indicator] }), 'rate', ask(department, null, of), who);
	const rate = trainingCount();
	const officers = indicatorOf({ kind: 'appointment_coverage', role: 'DX推進員', level: 2 });

	it('stand with a count in the department of the day it happened', async () => {
		const outcome = pageOf(trainingCount({ count: 'attendances' }), '1010');
		expect(await shown(outcome)).toEqual(['0001 済 DX基礎 2025-05-01 受講']);
		expect(await outcome).toMatchObject({
			page: { counts: { numerator: 1, pending: 1, excluded: 0 }, of: 'numerator' }
		});
	});

	it('are the holders of a role, and the departments without one', async () => {
		const all = pageOf(officers, null, 'denominator');
		expect(await shown(all)).toEqual(['0001 null 企画課のDX推進員（2026-04-01から）', 'null null 空席']);
		expect(await all).toMatchObject({ page: { counts: { denominator: 2, numerator: 1, missing: 1 } } });
	});

	it('stand with what they answered, for whoever may see names alone', async () => {
		expect(await shown(pageOf(comprehension(), null))).toEqual(['0001 null DX基礎 2025-05-01 受講、理解度5']);
		expect(await shown(pageOf(comprehension(), null, 'missing'))).toEqual([
			'0001 null DX基礎 2026-05-01 受講、理解度3'
		]);
		expect(await pageOf(comprehension(), '1010', 'numerator', viewer({ roles: ['DX推進担当'] }))).toEqual({
			...{ ok: false, reason: 'not-allowed' }
		});
	});

	it('are shown by a list of their kind where another one is asked for', async () => {
		expect(await pageOf(rate, null, 'missing')).toMatchObject({ page: { of: 'numerator' } });
	});

	it('are nobody where a number is entered by hand', async () => {
		const manual = indicatorOf({ kind: 'manual', unit: '件', direction: 'at_most' });
		expect(await pageOf(manual, null)).toEqual({ ok: false, reason: 'not-found' });
	});
});
