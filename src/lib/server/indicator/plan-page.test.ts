import { describe, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { report } from '$lib/domain/indicator';
import { buildLedger, type Facts } from '$lib/domain/ledger';
import { town } from '../../../../tests/factories/town';
import { comprehension, indicatorOf, trainingCount, trainingRate } from '../../../../tests/factories/town-indicator';
import { people, type PersonSketch } from '../../../../tests/factories/town-people';
import { planPage } from './plan-page';

const plan = { code: 'plan', name: '計画', source: null, firstFiscalYear: 2024, lastFiscalYear: 2026 };
const trained: PersonSketch[] = [{ completions: ['2024-12-01'] }, { completions: ['2026-02-28'] }, ...people(8)];
const targets = [
	{ fiscalYear: 2024, percent: 20 },
	{ fiscalYear: 2025, percent: 20 },
	{ fiscalYear: 2026, percent: 80 }
];
const rate = trainingRate({ targets });
const manual = { ...indicatorOf({ kind: 'manual', unit: '件', direction: 'at_most' }), code: 'manual' };

const ledgerOf = (change: Partial<Facts> = {}) =>
	buildLedger({ ...town({ people: trained }), plans: [plan], indicators: [rate], ...change });

async function shown(today: string, change: Partial<Facts> = {}) {
	const page = await planPage(ledgerOf(change), 'plan', day(today));
	if (!page) throw new Error('no such plan');
	return page;
}

describe('the page of a plan that runs', () => {
	it('shows today, the last twelve month-ends before it, and the pace that is needed', async () => {
		const page = await shown('2026-06-15');
		expect(page).toMatchObject({ isOver: false, asOf: '2026-06-15' });
		const [one] = page.isOver ? [] : page.indicators;
		expect(one).toMatchObject({ overall: { numerator: 2, denominator: 10, shortfall: 6 }, isFinal: false });
		expect(one?.pace).toEqual({ kind: 'needed', perMonth: 1, missing: 6, months: 10, fiscalYear: 2026 });
		expect(one?.months.map(({ asOf }) => asOf)).toEqual([
			...['2025-06-30', '2025-07-31', '2025-08-31', '2025-09-30', '2025-10-31', '2025-11-30', '2025-12-31'],
			...['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31', '2026-06-15']
		]);
		expect(one?.months.map(({ overall }) => 'numerator' in overall && overall.numerator)).toEqual([
			...[1, 1, 1, 1, 1, 1, 1],
			...[1, 2, 2, 2, 2, 2]
		]);
		expect(one?.months[0]?.target).toMatchObject({ percent: 20 });
	});

	it('shows each month as its report does', async () => {
		const indicators = [comprehension(), trainingCount({ targets: [{ fiscalYear: 2026, headcount: 5 }] })];
		for (const indicator of indicators) {
			const page = await shown('2026-05-31', { indicators: [indicator] });
			const months = page.isOver ? [] : page.indicators[0]!.months;
			expect(months).toHaveLength(12);
			for (const { asOf, overall } of months)
				expect(overall).toEqual(report(ledgerOf(), indicator, asOf, asOf).overall);
		}
	});

	it('has neither months nor a pace of a number entered by hand', async () => {
		const page = await shown('2026-06-15', { indicators: [manual] });
		expect(page).toMatchObject({ indicators: [{ code: 'manual', months: [], pace: null, changes: [] }] });
	});

	it('says in words where the rule has changed between the months', async () => {
		const revision = {
			indicatorCode: 'rate',
			from: day('2026-04-01'),
			rule: { ...rate.rule, window: { kind: 'fiscal_year' } }
		};
		const page = await shown('2026-06-15', { ruleRevisions: [revision as Facts['ruleRevisions'][number]] });
		const [one] = page.isOver ? [] : page.indicators;
		expect(one?.changes).toHaveLength(1);
		expect(one?.changes[0]?.on).toBe('2026-04-01');
		expect(one?.changes[0]?.before).toContain('基準日までに');
		expect(one?.changes[0]?.after).toContain('基準日の年度の4月1日から');
		expect(one?.months.at(-1)).toMatchObject({ ruleFrom: '2026-04-01', overall: { numerator: 0 } });
		expect(one?.months.at(-4)).toMatchObject({ asOf: '2026-03-31', ruleFrom: null, overall: { numerator: 2 } });
	});
});

describe('the page of a plan that is over', () => {
	it('sets the actual of each 31 March against the target and says in how many years it was reached', async () => {
		const page = await shown('2027-04-01');
		expect(page).toMatchObject({ isOver: true, asOf: '2027-03-31' });
		const [one] = page.isOver ? page.indicators : [];
		expect(one?.evaluation).toEqual({ judged: 3, met: 1 });
		expect(one?.years.map(({ asOf, isFinal }) => [asOf, isFinal])).toEqual([
			['2025-03-31', true],
			['2026-03-31', true],
			['2027-03-31', true]
		]);
		expect(
			one?.years.map(({ target, overall }) => [target?.percent, overall && 'percent' in overall && overall.percent])
		).toEqual([
			[20, 10],
			[20, 20],
			[80, 20]
		]);
	});

	it('judges nothing without a target', async () => {
		const page = await shown('2027-04-01', { indicators: [trainingRate(), manual] });
		const evaluations = page.isOver ? page.indicators.map(({ evaluation }) => evaluation) : [];
		expect(evaluations).toEqual([
			{ judged: 0, met: 0 },
			{ judged: 0, met: 0 }
		]);
	});
});

it('is nobody’s plan where the code is none', async () => {
	expect(await planPage(ledgerOf(), 'none', day('2026-06-15'))).toBeNull();
});
