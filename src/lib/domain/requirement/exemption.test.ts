import { describe, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { buildLedger } from '$lib/domain/ledger';
import { saidOn } from '../../../../tests/factories/coverage';
import { exemptionOf, requirementOf } from '../../../../tests/factories/requirement';
import { town } from '../../../../tests/factories/town';
import { people } from '../../../../tests/factories/town-people';
import { coverageOf } from './coverage';
import { type Exemption } from './requirement';
import { seenOf } from './chain/seen';

const absent = { audience: { excludeAbsences: ['育児休業', '休職'] } };
const nextYear = { midYear: { kind: 'next-year', after: day('2026-09-30') } } as const;

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
