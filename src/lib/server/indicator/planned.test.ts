import { describe, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { buildLedger, type Facts } from '$lib/domain/ledger';
import { town } from '../../../../tests/factories/town';
import { trainingRate } from '../../../../tests/factories/town-indicator';
import { people } from '../../../../tests/factories/town-people';
import { viewer } from '../../../../tests/factories/viewer';
import { planPage } from './plan-page';
import { indicatorPrint } from './print';
import { indicatorPage, planSummaries } from './queries';

const plan = { code: 'plan', name: '計画', source: null, firstFiscalYear: 2027, lastFiscalYear: 2028 };
const targets = [
	{ fiscalYear: 2028, percent: 100 },
	{ fiscalYear: 2027, percent: 50, headcount: 5 }
];
const windowOf = (kind: string) =>
	({ ...trainingRate().rule, window: { kind } }) as Facts['ruleRevisions'][number]['rule'];
const ledgerOf = (change: Partial<Facts> = {}) =>
	buildLedger({
		...town({ people: [...people(8), ...people(2, { hiredOn: '2026-10-01' })] }),
		...{ plans: [plan], indicators: [trainingRate({ targets })], ...change }
	});
const hr = (today: string) => viewer({ roles: ['職員', '人事'], today: day(today) });

describe('a plan that has not begun', () => {
	it('has what was promised for each year, and no figure', async () => {
		const promised = [
			{ fiscalYear: 2027, target: { percent: 50, headcount: 5, from: 'overall' } },
			{ fiscalYear: 2028, target: { percent: 100, from: 'overall' } }
		];
		const shown = { begins: '2027-04-01', indicators: [], planned: [{ code: 'rate', targets: promised }] };
		expect(await planSummaries(ledgerOf(), day('2027-03-31'))).toMatchObject([shown]);
		expect(await planPage(ledgerOf(), 'plan', day('2027-03-31'))).toMatchObject({ ...shown, isOver: false });
	});

	it('has figures from its first day on', async () => {
		const [summary] = await planSummaries(ledgerOf(), day('2027-04-01'));
		expect(summary).toMatchObject({ begins: null, planned: [], indicators: [{ code: 'rate' }] });
		expect(await planPage(ledgerOf(), 'plan', day('2027-04-01'))).toMatchObject({ begins: null });
	});

	it('needs no pace before its first day, on a screen or on paper', async () => {
		const page = (today: string) => indicatorPage(ledgerOf(), 'rate', null, hr(today));
		expect(await page('2027-03-31')).toMatchObject({ begins: '2027-04-01', pace: null });
		expect((await page('2027-04-01'))?.pace).toMatchObject({ kind: 'needed', months: 24, fiscalYear: 2028 });
		const print = (today: string) => indicatorPrint(ledgerOf(), 'rate', null, hr(today));
		expect((await print('2027-03-31'))?.indicator).toMatchObject({ begins: '2027-04-01', pace: null });
		expect((await print('2027-04-01'))?.indicator).toMatchObject({
			begins: null,
			pace: { months: 24 },
			isFinal: false
		});
	});
});

describe('a rule that does not count yet', () => {
	const ruleRevisions = [{ indicatorCode: 'rate', from: day('2026-12-01'), rule: windowOf('fiscal_year') }];
	const running = { ...plan, firstFiscalYear: 2026 };
	const page = async (today: string, asOf: string | null = null) => {
		const ledger = ledgerOf({ plans: [running], ruleRevisions });
		return (await indicatorPage(ledger, 'rate', asOf === null ? null : day(asOf), hr(today)))!;
	};

	it('is told with its words until its first day, also on a day beyond it', async () => {
		for (const asOf of [null, '2026-12-31']) {
			const { rulesAhead, changes } = await page('2026-11-30', asOf);
			expect(rulesAhead).toMatchObject([
				{ on: '2026-12-01', after: expect.stringContaining('基準日の年度の4月1日から') }
			]);
			expect(changes, 'a change to come is none that has been').toEqual([]);
		}
	});

	it('is a change like others from that day on', async () => {
		expect(await page('2026-12-01')).toMatchObject({ rulesAhead: [], changes: [{ on: '2026-12-01' }] });
	});
});

it('tells of a day to come how many are to be counted today', async () => {
	const ledger = ledgerOf({ plans: [{ ...plan, firstFiscalYear: 2026 }] });
	const ahead = await indicatorPage(ledger, 'rate', day('2026-12-31'), hr('2026-09-30'));
	expect([ahead?.denominatorToday, ahead?.report.overall]).toMatchObject([8, { denominator: 10 }]);
	expect(await indicatorPage(ledger, 'rate', null, hr('2026-09-30'))).toMatchObject({ denominatorToday: null });
});
