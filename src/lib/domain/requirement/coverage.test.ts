import { describe, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { buildLedger } from '$lib/domain/ledger';
import { type Asked, saidOn } from '../../../../tests/factories/coverage';
import { requirementOf } from '../../../../tests/factories/requirement';
import { town } from '../../../../tests/factories/town';
import { people, type PersonSketch } from '../../../../tests/factories/town-people';
import { coverageOf, coverageReport } from './coverage';

const absent = { audience: { excludeAbsences: ['育児休業', '休職'] } };
const nextYear = { midYear: { kind: 'next-year', after: day('2026-09-30') } } as const;
const newcomers = { hired: 'this-year' } as const;

describe('whom a requirement of 2026年度 asks', () => {
	it.each<[because: string, Asked, on: string, said: string]>([
		['the day before the year nobody is', { people: people(2) }, '2026-03-31', '0/0'],
		['from its first day everybody is', { people: people(2) }, '2026-04-01', '0/2'],
		['on its last day still', { people: people(2) }, '2027-03-31', '0/2'],
		['after it as on that day', { people: [{ leftOn: '2027-03-31' }] }, '2027-04-01', '0/1'],
		['whoever begins after it is not', { people: [{ hiredOn: '2027-04-01' }] }, '2027-04-01', '0/0'],
		[
			'whoever left is in neither number',
			{ people: [{ leftOn: '2026-06-30', completions: ['2026-05-01'] }] },
			'2026-07-01',
			'0/0'
		],
		[
			'on the last day at work they are in both',
			{ people: [{ leftOn: '2026-06-30', completions: ['2026-05-01'] }] },
			'2026-06-30',
			'1/1'
		],
		['a mid-year hire is from the first day', { people: [{ hiredOn: '2026-10-01' }] }, '2026-10-01', '0/1'],
		['the day before not yet', { people: [{ hiredOn: '2026-10-01' }] }, '2026-09-30', '0/0'],
		[
			'hired after the border it is next year’s',
			{ people: [{ hiredOn: '2026-10-01' }], requirement: nextYear },
			'2026-10-01',
			'0/0 来年度の対象1'
		],
		[
			'hired on the border it is this year’s',
			{ people: [{ hiredOn: '2026-09-30' }], requirement: nextYear },
			'2026-10-01',
			'0/1'
		],
		[
			'next year’s stay next year’s whatever they did',
			{ people: [{ hiredOn: '2026-10-01', completions: ['2026-11-01'] }], requirement: nextYear },
			'2027-03-31',
			'0/0 来年度の対象1'
		],
		[
			'new hires alone: hired on 1 April',
			{ people: [{ hiredOn: '2026-04-01' }, {}], requirement: newcomers },
			'2026-04-01',
			'0/1'
		],
		[
			'new hires alone: not on 31 March',
			{ people: [{ hiredOn: '2026-03-31' }], requirement: newcomers },
			'2026-04-01',
			'0/0'
		],
		[
			'new hires alone: hired on the last day',
			{ people: [{ hiredOn: '2027-03-31' }], requirement: newcomers },
			'2027-04-01',
			'0/1'
		],
		[
			'on leave from the first day of it',
			{ people: [{ absences: [{ from: '2026-06-01', to: '2026-08-31' }] }], requirement: absent },
			'2026-06-01',
			'0/0 育児休業1'
		],
		[
			'on leave through its last day',
			{ people: [{ absences: [{ from: '2026-06-01', to: '2026-08-31' }] }], requirement: absent },
			'2026-08-31',
			'0/0 育児休業1'
		],
		[
			'back from leave the duty is back',
			{ people: [{ absences: [{ from: '2026-06-01', to: '2026-08-31' }] }], requirement: absent },
			'2026-09-01',
			'0/1'
		],
		[
			'what was done before the leave counts after it',
			{
				people: [{ completions: ['2026-05-01'], absences: [{ from: '2026-06-01', to: '2026-08-31' }] }],
				requirement: absent
			},
			'2026-09-01',
			'1/1'
		],
		[
			'leave that the audience does not name changes nothing',
			{ people: [{ absences: [{ from: '2026-06-01' }] }] },
			'2026-07-01',
			'0/1'
		]
	])('%s', (_because, asked, on, said) => {
		expect(saidOn(asked, on)).toBe(said);
	});
});

describe('what counts', () => {
	const done = (on: string, more = {}): PersonSketch => ({ completions: [{ on, ...more }] });
	it.each<[because: string, Asked, said: string]>([
		['what was done in the year', { people: [done('2026-04-01')] }, '1/1'],
		['not what was done the day before', { people: [done('2026-03-31')] }, '0/1'],
		[
			'unless an earlier one counts',
			{ people: [done('2025-10-01')], requirement: { countsFrom: '2025-10-01' } },
			'1/1'
		],
		['not what waits', { people: [done('2026-05-01', { state: 'waiting' })] }, '0/1 +1'],
		[
			'an accepted 実施方法',
			{ people: [done('2026-05-01', { method: '集合' })], requirement: { methods: ['集合'] } },
			'1/1'
		],
		[
			'not another one',
			{ people: [done('2026-05-01', { method: '動画' })], requirement: { methods: ['集合'] } },
			'0/1'
		],
		[
			'none stated where that is accepted',
			{ people: [done('2026-05-01')], requirement: { methods: ['集合', ''] } },
			'1/1'
		],
		['not where it is not', { people: [done('2026-05-01')], requirement: { methods: ['集合'] } }, '0/1'],
		[
			'one that waits of an accepted method',
			{ people: [done('2026-05-01', { state: 'waiting', method: '集合' })], requirement: { methods: ['集合'] } },
			'0/1 +1'
		],
		[
			'every course of all that are asked',
			{
				people: [{ completions: ['2026-05-01', { course: 'SECURITY', on: '2026-05-02' }] }],
				requirement: { courses: { allOf: ['DX-BASIC', 'SECURITY'] } }
			},
			'1/1'
		],
		[
			'not one of two',
			{ people: [done('2026-05-01')], requirement: { courses: { allOf: ['DX-BASIC', 'SECURITY'] } } },
			'0/1'
		]
	])('%s', (_because, asked, said) => {
		expect(saidOn(asked, '2026-12-01')).toBe(said);
	});
});

describe('a transfer in the middle of the year', () => {
	const moved = {
		completions: ['2026-05-01'],
		posts: [
			{ in: '1010', to: '2026-09-30' },
			{ in: '1020', from: '2026-10-01' }
		]
	};
	const ledger = buildLedger(town({ people: [moved, { posts: '1020' }] }));
	it.each([
		['2026-09-30', { '1000': '1/2', '1010': '1/1', '1020': '0/1' }],
		['2026-10-01', { '1000': '1/2', '1010': '0/0', '1020': '1/2' }]
	])('on %s it counts as %o', (on, totals) => {
		const { departments } = coverageReport(ledger, coverageOf(ledger, requirementOf(), [], day(on)), day(on));
		expect(
			Object.fromEntries(departments.map(({ code, total }) => [code, `${total.numerator}/${total.denominator}`]))
		).toEqual(totals);
	});
});
