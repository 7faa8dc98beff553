import { expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { allSteps, reasonsInWords } from '$lib/domain/indicator';
import { buildLedger } from '$lib/domain/ledger';
import { exemptionOf, requirementOf } from '../../../../tests/factories/requirement';
import { town } from '../../../../tests/factories/town';
import { coverageOf } from './coverage';
import { coveragePeopleSteps } from './people';

const nextYear = { midYear: { kind: 'next-year', after: day('2026-09-30') } } as const;

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
