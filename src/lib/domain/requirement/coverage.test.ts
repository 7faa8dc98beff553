import { describe, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { allSteps, reasonsInWords } from '$lib/domain/indicator';
import { buildLedger } from '$lib/domain/ledger';
import { exemptionOf, type RequirementSketch, requirementOf } from '../../../../tests/factories/requirement';
import { town } from '../../../../tests/factories/town';
import { people, type PersonSketch } from '../../../../tests/factories/town-people';
import { coverageOf, coverageReport } from './coverage';
import { coverageByEmployment } from './employment';
import { coveragePeopleSteps } from './people';
import { type Exemption } from './requirement';
import { seenOf } from './seen';

type Asked = { people: PersonSketch[]; requirement?: RequirementSketch; exemptions?: Exemption[] };

/** The whole body on a day as `n/N`, with ` +p` where some wait and the reasons of those left out. */
function saidOn({ people, requirement, exemptions = [] }: Asked, on: string): string {
	const coverage = coverageOf(buildLedger(town({ people })), requirementOf(requirement), exemptions, day(on));
	const { numerator, denominator, pending, excluded } = seenOf(coverage);
	const reasons = excluded.map(({ reason, count }) => ` ${reason}${count}`).join('');
	return `${numerator}/${denominator}${pending > 0 ? ` +${pending}` : ''}${reasons}`;
}

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

describe('exemptions', () => {
	const one = [exemptionOf('0001', '2026-06-01', '2026-08-31')];
	it.each<[because: string, exemptions: Exemption[], on: string, said: string]>([
		['not yet the day before', one, '2026-05-31', '0/2'],
		['from the first day', one, '2026-06-01', '0/1 免除（長期派遣）1'],
		['through the last', one, '2026-08-31', '0/1 免除（長期派遣）1'],
		['and then the duty is back', one, '2026-09-01', '0/2'],
		[
			'from another requirement: no effect',
			[exemptionOf('0001', '2026-06-01', '2026-08-31', { requirementId: 2 })],
			'2026-06-01',
			'0/2'
		],
		['of somebody who is not there: no effect', [exemptionOf('9999', '2026-06-01', '2026-08-31')], '2026-06-01', '0/2'],
		[
			'of two that hold the first that was given',
			[
				exemptionOf('0001', '2026-06-01', '2026-08-31', { id: 2, reason: '後' }),
				exemptionOf('0001', '2026-06-01', '2026-08-31', { id: 1, reason: '先' })
			],
			'2026-06-01',
			'0/1 免除（先）1'
		],
		['one that was ended before it began', [exemptionOf('0001', '2026-06-01', '2026-05-31')], '2026-06-01', '0/2']
	])('%s', (_because, exemptions, on, said) => {
		expect(saidOn({ people: people(2), exemptions }, on)).toBe(said);
	});

	it('an absence comes before an exemption, and an exemption before next year’s', () => {
		const asked = {
			people: [{ hiredOn: '2026-10-01', absences: [{ from: '2026-11-01', to: '2026-11-30' }] }],
			requirement: { ...absent, ...nextYear },
			exemptions: [exemptionOf('0001', '2026-11-01', '2026-12-31')]
		};
		expect(saidOn(asked, '2026-10-31')).toBe('0/0 来年度の対象1');
		expect(saidOn(asked, '2026-11-30')).toBe('0/0 育児休業1');
		expect(saidOn(asked, '2026-12-31')).toBe('0/0 免除（長期派遣）1');
	});

	it('more reasons than can be told apart: the last ones share one, and nobody is lost', () => {
		const count = 300;
		const exemptions = Array.from({ length: count }, (_, index) =>
			exemptionOf(String(index + 1).padStart(4, '0'), '2026-04-01', '2027-03-31', {
				id: index + 1,
				reason: `理由${index}`
			})
		);
		const ledger = buildLedger(town({ people: people(count + 1) }));
		const { excluded, denominator } = seenOf(
			coverageOf(ledger, requirementOf(nextYear), exemptions, day('2026-06-01'))
		);
		expect(denominator).toBe(1);
		expect(excluded.reduce((sum, one) => sum + one.count, 0)).toBe(count);
		expect(excluded.at(-1)).toEqual({ reason: '免除（その他の理由）', count: count - 249 });
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

it('names why somebody is left out, with the days', () => {
	const ledger = buildLedger(town({ people: [{ name: '甲' }, { name: '乙', hiredOn: '2026-11-02' }] }));
	const exemptions = [exemptionOf('0001', '2026-06-01', '2026-12-31')];
	const coverage = coverageOf(ledger, requirementOf(nextYear), exemptions, day('2026-12-01'));
	const list = allSteps(coveragePeopleSteps(ledger, coverage, '1000'));
	const names = { course: String, department: String, qualification: String };
	const words = allSteps(list.write(list.heads)).map((one) => [
		one.name,
		one.standing,
		reasonsInWords(one, 'training_rate', names)
	]);
	expect(words).toEqual([
		['乙', 'excluded', '来年度の対象（2026-11-02から2027-03-31まで）'],
		['甲', 'excluded', '免除（長期派遣）（2026-06-01から2026-12-31まで）']
	]);
});

it('tells the records of accepted 実施方法 alone', () => {
	const completions = [
		{ on: '2026-05-01', method: '動画' },
		{ on: '2026-06-01', method: '集合' }
	];
	const ledger = buildLedger(town({ people: [{ completions }] }));
	const list = allSteps(
		coveragePeopleSteps(ledger, coverageOf(ledger, requirementOf({ methods: ['集合'] }), [], day('2026-12-01')), null)
	);
	const [one] = allSteps(list.write(list.heads));
	expect(one!.reasons).toEqual([
		{ kind: 'completion', courseCode: 'DX-BASIC', completedOn: '2026-06-01', confirmed: true }
	]);
});

it('is told by 任用形態, the one with the most people first and a blank one too', () => {
	const part = (employmentType: string | null): PersonSketch => ({ posts: [{ employmentType }] });
	const done = { completions: ['2026-05-01'] };
	const ledger = buildLedger(
		town({
			people: [
				part(null),
				{ ...part('会計年度任用職員'), ...done },
				...people(2, part('会計年度任用職員')),
				part('常勤'),
				{ ...part('常勤'), ...done }
			]
		})
	);
	const coverage = coverageOf(
		ledger,
		requirementOf(),
		[exemptionOf('0003', '2026-04-01', '2027-03-31')],
		day('2026-12-01')
	);
	expect(coverageByEmployment(ledger, coverage)).toEqual([
		{ employmentType: '会計年度任用職員', numerator: 1, denominator: 2, pending: 0, excluded: 1, percent: 50 },
		{ employmentType: '常勤', numerator: 1, denominator: 2, pending: 0, excluded: 0, percent: 50 },
		{ employmentType: null, numerator: 0, denominator: 1, pending: 0, excluded: 0, percent: 0 }
	]);
});
