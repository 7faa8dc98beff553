import { describe, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { buildLedger, dayNumber, withRows } from '$lib/domain/ledger';
import { town } from '../../../../../tests/factories/town';
import { trainingRate } from '../../../../../tests/factories/town-indicator';
import { people } from '../../../../../tests/factories/town-people';
import { byMethods, type Narrowing, noNarrowing } from './narrowing';
import { rateFigure, type RateRule } from './rate';

const rule = trainingRate().rule as RateRule;
const asOf = day('2026-06-01');
const completions = ['集合', undefined, '動画'].map((method, month) => ({ on: `2026-0${month + 1}-01`, method }));
const ledger = buildLedger(town({ people: completions.map((one) => ({ completions: [one] })) }));
const columns = ledger.completions.get('DX-BASIC')!;

function said(narrowing: Partial<Narrowing>, at = ledger): string {
	const { overall, excluded } = rateFigure(at, rule, asOf, { ...noNarrowing, ...narrowing }).tally;
	return [`${overall.numerator}/${overall.denominator}`, ...excluded.map(({ reason, count }) => reason + count)].join(
		' '
	);
}

describe('実施方法', () => {
	it.each<[string[], string]>([
		[[], '3/3'],
		[['集合'], '1/3'],
		[['', '動画'], '2/3'],
		[['見たことのない方法'], '0/3']
	])('of %o it is %s', (methods, words) => {
		expect(said({ methods })).toBe(words);
	});

	it('are looked through once, and again when records come', () => {
		expect(byMethods(columns, [], ledger.methods)).toBe(columns);
		const some = byMethods(columns, ['集合'], ledger.methods);
		expect(byMethods(columns, ['集合'], ledger.methods)).toBe(some);
		expect([...some.person]).toEqual([0]);
		const row = {
			id: 9,
			person: 2,
			day: dayNumber(day('2026-05-01')),
			weight: 2,
			comprehension: 0,
			method: 1
		} as const;
		const more = { ...ledger, completions: new Map([['DX-BASIC', withRows(columns, [row])]]) };
		expect(said({ methods: ['集合'] }, more)).toBe('2/3');
		expect(said({ methods: ['集合'] })).toBe('1/3');
	});
});

describe('who is left out', () => {
	const on = dayNumber(asOf);
	const span = (person: number, from = on, to = on) => ({ person, from, to });

	it('is told under the first reason, on the days it is for', () => {
		const leftOut = [
			{ reason: '先', spans: [span(0), span(0)] },
			{ reason: '後', spans: [span(0), span(1), span(2, on + 1, on + 9)] }
		];
		expect(said({ leftOut })).toBe('1/1 先1 後1');
	});

	it('of two spans of a reason that follow each other either is enough', () => {
		expect(said({ leftOut: [{ reason: '先', spans: [span(1, on - 9, on - 1), span(1)] }] })).toBe('2/2 先1');
	});

	it('for more reasons than a byte can tell apart is refused', () => {
		const leftOut = Array.from({ length: 252 }, (_, place) => ({ reason: String(place), spans: [] }));
		expect(() => said({ leftOut })).toThrow(RangeError);
		expect(said({ leftOut: leftOut.slice(1) })).toBe('3/3');
	});
});

it('only who was hired between two days is asked', () => {
	const hired = { from: dayNumber(day('2026-04-01')), to: dayNumber(day('2026-05-31')) };
	const days = ['2026-03-31', '2026-04-01', '2026-05-31', '2026-06-01'];
	const staff = [
		...days.map((hiredOn) => ({ hiredOn })),
		...people(1, { hiredOn: '2026-05-01', leftOn: '2026-05-31' })
	];
	expect(said({ hired }, buildLedger(town({ people: staff })))).toBe('0/2');
});
