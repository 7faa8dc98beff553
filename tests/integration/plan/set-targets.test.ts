import { describe, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { indicatorOn, type Report, report } from '$lib/domain/indicator';
import { type Database } from '$lib/server/db/open';
import { indicator } from '$lib/server/db/schema';
import { lastEntryNumber } from '$lib/server/db/write';
import { LedgerKeeper } from '$lib/server/ledger/keeper';
import { setTargets, type TargetsCommand } from '$lib/server/plan/targets';
import { targetGrid, type TargetGrid } from '$lib/server/plan/target-grid';
import { viewer } from '../../factories/viewer';
import { saidOf } from './said';
import { today, townWithPlan } from './town';

const hr = viewer({ roles: ['人事'] });
const officer = viewer({ accountId: 2, roles: ['DX推進担当'] });
const whole = (fiscalYear: number, percent: number | null, headcount: number | null = null) => ({
	...{ fiscalYear, departmentCode: null, percent, headcount }
});
const place = (fiscalYear: number) => ({ fiscalYear, departmentCode: null });
const command = (change: Partial<TargetsCommand> = {}): TargetsCommand => ({
	...{ indicatorCode: 'town-dx', cells: [whole(2026, 50)], note: null, seen: 1 },
	...change
});

async function stored(database: Database) {
	const rows = await database.reader.select().from(indicator);
	return rows.find(({ code }) => code === 'town-dx')!;
}

async function figures(keeper: LedgerKeeper): Promise<Report> {
	const ledger = await keeper.current();
	return report(ledger, indicatorOn(ledger.indicators.get('town-dx')!, today), today, today) as Report;
}

describe('targets that are set', () => {
	it('judge the same moment, and are taken over below', async () => {
		const database = await townWithPlan();
		const keeper = new LedgerKeeper(database);
		expect((await figures(keeper)).overall.target).toEqual({ percent: 100, headcount: 250, from: 'overall' });
		const cells = [whole(2026, 50), { fiscalYear: 2026, departmentCode: '1010', percent: 75, headcount: null }];
		expect(await setTargets(database, hr, command({ cells }))).toEqual({ ok: true, changed: 2 });
		const { overall, departments } = await figures(keeper);
		expect(overall).toMatchObject({ target: { percent: 50, from: 'overall' }, shortfall: 1 });
		const from = Object.fromEntries(departments.map(({ code, target }) => [code, target?.from]));
		expect(from).toEqual({ '1000': 'overall', '1010': '1010', '1020': 'overall' });
	});

	it('are told in the log, as a new version of the indicator', async () => {
		const database = await townWithPlan();
		await setTargets(database, hr, command({ note: '50名程度' }));
		expect(await saidOf(database, 2)).toBe(
			'目標を変更しました：「DX研修受講率」（1件：令和8年度 全体 100%（250人） → 50%、備考）'
		);
		expect(await stored(database)).toMatchObject({ addedBy: 1, entry: 2, note: '50名程度' });
	});

	it('leave every other target as it stands: of other years, of departments that are no more, below the filter', async () => {
		const database = await townWithPlan();
		const { targets } = await stored(database);
		await setTargets(database, hr, command({ cells: [whole(2026, null), whole(2025, 40, 100)] }));
		expect((await stored(database)).targets).toEqual([
			targets[0],
			{ ...whole(2025, 40, 100), value: null },
			...targets.slice(3)
		]);
	});

	it('are written with their words as a note alone, too', async () => {
		const database = await townWithPlan();
		const { targets } = await stored(database);
		expect(await setTargets(database, hr, command({ cells: [], note: '名程度' }))).toEqual({ ok: true, changed: 0 });
		expect(await stored(database)).toMatchObject({ targets, note: '名程度' });
	});
});

describe('are refused, and leave no trace:', () => {
	const far = whole(2029, 50);
	const gone = { fiscalYear: 2026, departmentCode: 'GONE', percent: 5 };
	it.each([
		[viewer(), command(), { reason: 'not-allowed' }],
		[viewer({ roles: ['管理者'] }), command(), { reason: 'not-allowed' }],
		[viewer({ roles: ['情報セキュリティ担当'] }), command(), { reason: 'not-allowed' }],
		[hr, command({ indicatorCode: 'none' }), { reason: 'unknown-indicator' }],
		[hr, command({ cells: [whole(2026, 100, 250)] }), { reason: 'unchanged' }],
		[hr, command({ cells: [far, whole(2026, 1)] }), { reason: 'year-outside-plan', cells: [far] }],
		[hr, command({ cells: [gone, whole(2026, 1)] }), { reason: 'unknown-department', cells: [gone] }]
	])('%#: $reason', async (who, asked, refusal) => {
		const database = await townWithPlan();
		expect(await setTargets(database, who, asked)).toEqual({ ok: false, ...refusal });
		expect(await lastEntryNumber(database.reader)).toBe(1);
	});
});

describe('of two people at once', () => {
	it('the second is shown what the first made of the same cells, and may go on knowingly', async () => {
		const database = await townWithPlan();
		await setTargets(database, hr, command({ cells: [whole(2026, 60, 250), whole(2025, 30)] }));
		const second = command({ cells: [whole(2026, 70, 250), whole(2025, 40, 100)], note: null });
		const others = {
			cells: [
				{ cell: { ...place(2026), percent: 60 }, both: true },
				{ cell: { ...place(2025), percent: 30 }, both: false },
				{ cell: { ...place(2025), headcount: null }, both: false }
			],
			note: undefined,
			entry: 2
		};
		expect(await setTargets(database, officer, second)).toEqual({ ok: false, reason: 'changed-since', others });
		expect(await setTargets(database, officer, { ...second, seen: 2 })).toEqual({ ok: true, changed: 2 });
	});

	it('a note that both wrote is shown as well', async () => {
		const database = await townWithPlan();
		await setTargets(database, hr, command({ cells: [], note: '一人目' }));
		const outcome = await setTargets(database, officer, command({ cells: [], note: '二人目' }));
		const others = { cells: [], note: { stands: '一人目', both: true }, entry: 2 };
		expect(outcome).toEqual({ ok: false, reason: 'changed-since', others });
	});

	it('those who set other cells, or the same to the same, do not collide', async () => {
		const database = await townWithPlan();
		await setTargets(database, hr, command({ cells: [whole(2026, 60, 250)] }));
		const other = command({ cells: [whole(2026, 60, 250), whole(2025, 45, 100)] });
		expect(await setTargets(database, officer, other)).toEqual({ ok: true, changed: 1 });
	});
});

describe('the grid', () => {
	const ask = async (database: Database, question: Partial<Parameters<typeof targetGrid>[2]> = {}) => {
		const ledger = await new LedgerKeeper(database).current();
		const asked = { indicator: '', below: '', added: [], ...question };
		return (await targetGrid(ledger, 'town', asked, today)) as TargetGrid;
	};

	it('has the whole body, the departments with targets of their own in 機構順, and the years of the plan', async () => {
		const database = await townWithPlan();
		const cells = [{ fiscalYear: 2027, departmentCode: '1020', percent: 5 }];
		await setTargets(database, hr, command({ cells }));
		const grid = await ask(database);
		expect(grid.years.map(({ fiscalYear, when }) => `${fiscalYear} ${when}`)).toEqual([
			...['2025 over', '2026 running', '2027 ahead']
		]);
		expect(grid.rows.map(({ name }) => name)).toEqual(['全体', '企画課']);
		expect(grid.rows[1]).toMatchObject({ depth: 2, above: ['1000'] });
		expect(grid.rows[0]!.figures.map((figure) => figure?.denominator)).toEqual([4, 4, 4]);
	});

	it('has added rows, and below a filter those that are asked for with what they inherit from', async () => {
		const database = await townWithPlan();
		const names = async (question: Parameters<typeof ask>[1]) =>
			(await ask(database, question)).rows.map(({ name }) => name);
		expect(await names({ added: ['1020', '1000', 'NONE'] })).toEqual(['全体', '企画部', '企画課']);
		expect(await names({ added: ['1010', '1020', '1000'], below: '1020' })).toEqual(['全体', '企画部', '企画課']);
	});

	it('lists what it has no cell for: departments that are no more by their last name', async () => {
		const { kept } = await ask(await townWithPlan());
		expect(kept.map(({ target, department, stands }) => [target.fiscalYear, department, stands])).toEqual([
			[2020, null, true],
			[2026, '旧課', false]
		]);
	});

	it('of a number by hand has one row, and nothing to add', async () => {
		const grid = await ask(await townWithPlan(), { indicator: 'town-incidents' });
		expect([grid.rows.length, grid.departments, grid.fields]).toEqual([1, [], ['value']]);
	});
});

it('a plan without indicators has no grid, an unknown plan is none', async () => {
	const ledger = await new LedgerKeeper(await townWithPlan()).current();
	const question = { indicator: '', below: '', added: [] };
	expect(await targetGrid(ledger, 'empty', question, day('2026-06-15'))).toMatchObject({ indicator: null });
	expect(await targetGrid(ledger, 'none', question, today)).toBeNull();
});
