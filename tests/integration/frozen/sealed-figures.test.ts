import { describe, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { plainSentence } from '$lib/domain/audit';
import { sealedKey } from '$lib/domain/frozen';
import { laterChanges } from '$lib/server/frozen/changes';
import { closedYears } from '$lib/server/frozen/closed-years';
import { sealedFigures, sealedYears } from '$lib/server/frozen/queries';
import { homeOf } from '$lib/server/home/queries';
import { planPage } from '$lib/server/indicator/plan-page';
import { planPrint } from '$lib/server/indicator/print';
import { planSummaries } from '$lib/server/indicator/queries';
import { sealedGroups, sealedPlanPage, sealedPrint } from '$lib/server/indicator/sealed';
import { setTargets } from '$lib/server/plan/targets';
import { viewer } from '../../factories/viewer';
import { happen } from '../ledger/happen';
import { frozenTown, type FrozenTown, hr, yearEnd } from './frozen-town';

/** 2024-03-31 is frozen with 3 of 7; a record that comes afterwards makes it 4 of 7. */
async function changedTown() {
	const town = await frozenTown();
	await town.freeze();
	const files = { 'completions.csv': ['0006,DX-BASIC,2024-03-31,,,確認済,,'] };
	expect(await happen(town.database, { kind: 'import', files, plan: null })).toMatchObject({ ok: true });
	return town;
}

const sealedOf = ({ database }: FrozenTown) => sealedFigures(database.reader, { planCode: 'town' });
const [three, four] = [
	{ numerator: 3, denominator: 7 },
	{ numerator: 4, denominator: 7 }
];

describe('a day that is 確定', () => {
	it('shows the sealed figure with its edition, and what is computed now where that is another', async () => {
		const town = await changedTown();
		const page = sealedPlanPage((await planPage(await town.ledger(), 'town', hr.today))!, await sealedOf(town));
		if (!page.isOver) throw new Error('the plan is over');
		const [year, later] = page.indicators[0]!.years;
		expect(year).toMatchObject({ fiscalYear: 2023, overall: three, seal: { edition: 1, now: four } });
		expect(later).toMatchObject({ fiscalYear: 2024, seal: null });
	});

	it('judges a plan that is over by what was reported', async () => {
		const town = await frozenTown();
		await town.freeze();
		const cells = [{ fiscalYear: 2023, departmentCode: null, percent: 90 }];
		const asked = { indicatorCode: 'town-dx', cells, note: null, seen: (await town.ledger()).entry };
		expect(await setTargets(town.database, hr, { ...asked, agreed: true })).toMatchObject({ ok: true });
		const live = (await planPage(await town.ledger(), 'town', hr.today))!;
		const page = sealedPlanPage(live, await sealedOf(town));
		if (!page.isOver || !live.isOver) throw new Error('the plan is over');
		expect(page.indicators[0]!.years[0]).toMatchObject({
			target: { percent: 20 },
			seal: { now: { target: { percent: 90 } } }
		});
		expect(page.indicators[0]!.evaluation.met).toBe(live.indicators[0]!.evaluation.met + 1);
	});

	it('is printed by the sealed figure, with the live one for the departments', async () => {
		const town = await changedTown();
		const print = (await planPrint(await town.ledger(), 'town', yearEnd, hr.today))!;
		const [dx, ip] = print.indicators.map(async (one) => sealedPrint(one, yearEnd, await sealedOf(town)));
		expect(await dx).toMatchObject({ overall: three, live: four, seal: { edition: 1, now: four } });
		expect((await dx)!.years[0]).toMatchObject({ overall: three });
		expect(await ip).toMatchObject({ seal: null });
	});

	it('has the latest edition, and nothing beside it where that says what is computed', async () => {
		const town = await changedTown();
		expect(await town.freeze({ seen: 1, reason: '記録の訂正' })).toMatchObject({ ok: true });
		const sealed = await sealedFigures(town.database.reader, null);
		expect(sealed.get(sealedKey('town-dx', yearEnd))).toMatchObject({ edition: 2, overall: four });
		const [group] = sealedGroups(
			[
				{
					indicators: [{ code: 'town-dx', asOf: yearEnd, overall: sealed.get(sealedKey('town-dx', yearEnd))!.overall }]
				}
			],
			sealed
		);
		expect(group!.indicators[0]!.seal).toEqual({ edition: 2, now: null });
	});

	it('of a plan that runs is not today: its card stays live', async () => {
		const town = await changedTown();
		const [plan] = sealedGroups(await planSummaries(await town.ledger(), day('2025-06-15')), await sealedOf(town));
		expect(plan!.indicators.map(({ seal }) => seal)).toEqual([null, null]);
	});
});

describe('the years of a plan', () => {
	it('are closed when every indicator is 確定 on their 31 March', async () => {
		const town = await frozenTown();
		const years = async (today = hr.today) => {
			const ledger = await town.ledger();
			return closedYears(ledger, ledger.plans[0]!, await sealedOf(town), today);
		};
		expect(await years()).toEqual({ closed: [], open: [2023, 2024, 2025] });
		await town.freeze();
		expect((await years()).closed, 'the other indicator is still open').toEqual([]);
		await town.close({ sight: (await town.closing()).sight });
		expect(await years()).toEqual({ closed: [2023], open: [2024, 2025] });
		expect(await years(day('2025-03-30'))).toEqual({ closed: [2023], open: [] });
	});

	it('that wait are told on ホーム to whoever closes them', async () => {
		const town = await frozenTown();
		const open = async (who = hr) => (await homeOf(town.database.reader, await town.ledger(), who)).open;
		expect((await open())?.map(({ code, years }) => [code, years.open])).toContainEqual(['town', [2023, 2024, 2025]]);
		expect(await open(viewer({ roles: ['情報セキュリティ担当'] }))).toBeNull();
	});
});

describe('the targets of a year that is 確定', () => {
	const asked = async (town: FrozenTown, change: object = {}) => ({
		...{ indicatorCode: 'town-dx', note: null, seen: (await town.ledger()).entry },
		cells: [{ fiscalYear: 2023, departmentCode: null, percent: 10 }],
		...change
	});

	it('are changed only by whoever is told and goes on; those of other years at once', async () => {
		const town = await frozenTown();
		await town.freeze();
		expect(await sealedYears(town.database.reader, 'town-dx')).toEqual([2023]);
		expect(await setTargets(town.database, hr, await asked(town))).toEqual({ ok: false, reason: 'sealed-year' });
		const other = [{ fiscalYear: 2024, departmentCode: null, percent: 10 }];
		expect(await setTargets(town.database, hr, await asked(town, { cells: other }))).toMatchObject({ ok: true });
		expect(await setTargets(town.database, hr, await asked(town, { agreed: true }))).toMatchObject({ ok: true });
	});

	it('are among what changed since, with the entry that did it', async () => {
		const town = await frozenTown();
		await town.freeze();
		const cells = [
			{ fiscalYear: 2023, departmentCode: null, percent: 10 },
			{ fiscalYear: 2023, departmentCode: '1010', percent: 5 }
		];
		await setTargets(town.database, hr, await asked(town, { cells, agreed: true }));
		const opened = await town.open();
		if (!opened.ok) throw new Error(opened.reason);
		const ledger = await town.ledger();
		const { targets, count } = await laterChanges(town.database.reader, ledger, opened.report, hr);
		expect(targets).toMatchObject({ before: { percent: 20 }, now: { percent: 10 }, departments: 1 });
		expect(targets!.entry!.number).toBe(ledger.entry);
		expect(plainSentence(targets!.entry!.sentence)).toContain(
			'（2件：令和5年度 全体 20%（50人） → 10%（50人）、令和5年度 情報政策課 100% → 5%）'
		);
		expect(count).toBe(0);
	});
});
