import { describe, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { type Duty } from '$lib/domain/indicator';
import { buildLedger } from '$lib/domain/ledger';
import { requirementOf } from '../../../../tests/factories/requirement';
import { town } from '../../../../tests/factories/town';
import { type PersonSketch } from '../../../../tests/factories/town-people';
import { coverageOf } from './coverage';
import { dutiesOfYear } from './duty';
import { requirementInWords } from './words';

const security = { courses: { allOf: ['SECURITY', 'DX-ADVANCED'] } };
const all = [
	requirementOf({ id: 1, name: '早い', dueOn: '2026-06-30', methods: ['集合'] }),
	requirementOf({ id: 2, name: '遅い', dueOn: '2027-03-31', ...security }),
	requirementOf({ id: 3, name: '次の', dueOn: '2026-12-31', ...security }),
	requirementOf({ id: 4, name: '新人の', hired: 'this-year' })
];

function duties(person: PersonSketch, today: string, requirements = all) {
	const ledger = buildLedger(town({ people: [person] }));
	const coverages = requirements.map((one) => coverageOf(ledger, one, [], day(today)));
	const fallback: Duty[] = [{ courses: ['DX-BASIC'], all: false, state: '未', indicatorCodes: ['rate'] }];
	return dutiesOfYear(ledger, 0, coverages, day(today), () => fallback);
}

describe('今年度の必須', () => {
	const names = (person: PersonSketch, today: string) =>
		duties(person, today).map(
			({ requirement, state }) => `${requirement!.name}${requirement!.isOverdue ? '！' : ''} ${state}`
		);

	it('what is not asked of the person is not there, and what is due first comes first', () => {
		expect(names({}, '2026-06-01')).toEqual(['早い 未', '次の 未', '遅い 未']);
		expect(names({ hiredOn: '2026-05-01' }, '2026-06-01')).toEqual(['早い 未', '新人の 未', '次の 未', '遅い 未']);
	});

	it('what is overdue comes first, what is done last', () => {
		const done = { course: 'SECURITY', on: '2026-05-01' };
		const both = { completions: [done, { course: 'DX-ADVANCED', on: '2026-05-02' }] };
		expect(names(both, '2026-07-01')).toEqual(['早い！ 未', '次の 済', '遅い 済']);
		expect(names({ completions: [{ on: '2026-05-01', method: '集合', state: 'waiting' }] }, '2026-07-01')).toEqual([
			'次の 未',
			'遅い 未',
			'早い 確認中'
		]);
	});

	it('says which courses and which 実施方法', () => {
		const [first, second] = duties({}, '2026-06-01');
		expect(first).toMatchObject({ courses: ['DX-BASIC'], all: false, methods: ['集合'], indicatorCodes: [] });
		expect(second).toMatchObject({ courses: ['SECURITY', 'DX-ADVANCED'], all: true, methods: [] });
	});

	it('comes from the indicators only where the year has published nothing at all', () => {
		expect(duties({}, '2026-06-01', [])).toEqual([
			{
				courses: ['DX-BASIC'],
				all: false,
				state: '未',
				indicatorCodes: ['rate'],
				methods: [],
				otherMethod: false,
				requirement: null
			}
		]);
		expect(duties({}, '2026-06-01', [all[3]!])).toEqual([]);
	});
});

describe('a requirement in words', () => {
	const names = { course: (code: string) => `［${code}］`, department: String, qualification: String };
	it('says whom it asks, what and until when', () => {
		expect(requirementInWords(requirementOf({ audience: { excludeAbsences: ['育児休業'] } }), names)).toEqual({
			audience: '在籍している全員（育児休業を除く）',
			courses: '［DX-BASIC］',
			methods: '問わない',
			midYear: 'ほかの人と同じ期限まで',
			countsFrom: '年度の初めから'
		});
		const other = requirementOf({
			...{
				courses: { anyOf: ['A', 'B'], atLeast: 2 },
				methods: ['集合', ''],
				hired: 'this-year',
				countsFrom: '2025-10-01'
			},
			midYear: { kind: 'days', days: 30 }
		});
		expect(requirementInWords(other, names)).toEqual({
			audience: 'この年度に採用された職員',
			courses: '［A］・［B］のいずれかを2回以上',
			methods: '集合・記載なし',
			midYear: '採用から30日後まで（期限より前なら期限まで）',
			countsFrom: '2025年10月1日から（前の受講も数える）'
		});
		const next = requirementOf({
			courses: { allOf: ['A', 'B'] },
			midYear: { kind: 'next-year', after: day('2026-12-31') }
		});
		expect(requirementInWords(next, names)).toMatchObject({
			courses: '［A］・［B］のすべて',
			midYear: '2026年12月31日より後に採用された人は来年度の対象'
		});
	});
});
