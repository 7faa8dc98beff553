import { expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { buildLedger } from '$lib/domain/ledger';
import { exemptionOf, requirementOf } from '../../../../tests/factories/requirement';
import { town } from '../../../../tests/factories/town';
import { people, type PersonSketch } from '../../../../tests/factories/town-people';
import { coverageOf } from './coverage';
import { coverageByEmployment } from './employment';

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
