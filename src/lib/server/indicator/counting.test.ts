import { expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { type Indicator } from '$lib/domain/indicator';
import { buildLedger } from '$lib/domain/ledger';
import { town } from '../../../../tests/factories/town';
import { trainingRate } from '../../../../tests/factories/town-indicator';
import { viewer } from '../../../../tests/factories/viewer';
import { indicatorsCounting } from './counting';

const plans = [
	{ code: 'now', name: '今の計画', source: null, firstFiscalYear: 2026, lastFiscalYear: 2028 },
	{ code: 'over', name: '終わった計画', source: null, firstFiscalYear: 2023, lastFiscalYear: 2025 }
];
const named = (name: string, planCode: string, indicator: Indicator) => ({ ...indicator, code: name, name, planCode });
const since = { kind: 'cumulative', since: day('2026-04-01') } as const;
const indicators = [
	named('DX', 'now', trainingRate({ window: since })),
	named('終わり', 'over', trainingRate()),
	named('課長', 'now', trainingRate({ population: { ranks: ['課長'] } })),
	named('有効', 'now', trainingRate({ courses: { allOf: ['SECURITY'] }, window: { kind: 'valid' } }))
];
const ledger = buildLedger({ ...town({ people: [{}] }), plans, indicators });
const counting = indicatorsCounting(ledger, viewer());

it.each([
	{
		course: 'DX-BASIC',
		on: '2026-04-01',
		names: ['DX'],
		because: 'the first day of the window; no 課長, and that plan is over'
	},
	{ course: 'DX-BASIC', on: '2026-03-31', names: [], because: 'a day before the window' },
	{ course: 'SECURITY', on: '2025-06-16', names: ['有効'], because: 'valid for its last day' },
	{ course: 'SECURITY', on: '2025-06-15', names: [], because: 'no longer valid after twelve months' },
	{ course: 'UNKNOWN', on: '2026-05-01', names: [], because: 'no indicator asks for it' }
])('$course on $on: $because', ({ course, on, names }) => {
	expect(counting({ courseCode: course, completedOn: day(on) })).toEqual(names);
});

it('counts nothing for somebody who is not on the staff list', () => {
	const stranger = indicatorsCounting(ledger, viewer({ staffId: null, staffNumber: 'admin' }));
	expect(stranger({ courseCode: 'DX-BASIC', completedOn: day('2026-05-01') })).toEqual([]);
});
