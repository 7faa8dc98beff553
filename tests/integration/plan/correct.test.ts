import { describe, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { type IndicatorRule, type Target } from '$lib/domain/indicator';
import { type Database } from '$lib/server/db/open';
import { addRow } from '$lib/server/db/rows';
import { frozenReport } from '$lib/server/db/schema';
import { write } from '$lib/server/db/write';
import { enterManualValue } from '$lib/server/indicator/commands';
import { LedgerKeeper } from '$lib/server/ledger/keeper';
import { correctPlan, type CorrectionCommand } from '$lib/server/plan/correct-plan';
import { correctionForm } from '$lib/server/plan/plan-form';
import { type NamingCommand, renameIndicator } from '$lib/server/plan/rename-indicator';
import { reviseRule } from '$lib/server/plan/revise';
import { rulePage } from '$lib/server/plan/rule-page';
import { setTargets } from '$lib/server/plan/targets';
import { withdrawRevision } from '$lib/server/plan/withdraw';
import { yearsChanged } from '$lib/server/plan/years-changed';
import { everyone } from '../../factories/town-indicator';
import { viewer } from '../../factories/viewer';
import { saidOf } from './said';
import { today, townWithPlan } from './town';

const hr = viewer({ roles: ['人事'], today });
const dx = viewer({ accountId: 2, roles: ['DX推進担当'], today });
const security = viewer({ roles: ['情報セキュリティ担当'], today });
const ledgerOf = (database: Database) => new LedgerKeeper(database).current();

describe('a plan that is put right', () => {
	const command: CorrectionCommand = {
		...{
			planCode: 'town',
			name: '町のDX計画',
			source: '町のサイト',
			firstFiscalYear: 2025,
			lastFiscalYear: 2028,
			seen: 1
		}
	};
	const planOf = async (database: Database) => (await ledgerOf(database)).plans.find(({ code }) => code === 'town');

	it('is called otherwise from now on, runs over its new years, and the log tells what it was', async () => {
		const database = await townWithPlan();
		expect(await correctPlan(database, hr, command)).toEqual({ ok: true });
		const { planCode: code, seen: _, ...correction } = command;
		expect(await planOf(database)).toMatchObject({ code, ...correction });
		expect(await saidOf(database, 2)).toBe(
			'計画を直しました：「町のDX計画」（もとの名前「町の計画」、出典、最後の年度 もとは令和9年度）'
		);
	});

	it('keeps the years in which something stands, and says what', async () => {
		const database = await townWithPlan();
		const value = { indicatorCode: 'town-incidents', fiscalYear: 2026, value: 3, source: '総務課', seen: 1 };
		expect(await enterManualValue(database, hr, value)).toMatchObject({ ok: true });
		const content = { overall: {} as never, unconfirmed: 0, content: '', digest: '' };
		await write(database, { kind: 'command-line' }, 'report.frozen', async (change) => {
			const report = { indicatorId: 1, asOf: day('2026-03-31'), edition: 1, reason: null, ledgerEntry: 1, ...content };
			await addRow(change, frozenReport, report);
			return { ok: true };
		});
		const later = await correctPlan(database, hr, { ...command, firstFiscalYear: 2027, seen: 3 });
		expect(later).toEqual({
			ok: false,
			reason: 'years-in-use',
			lost: [
				{ fiscalYear: 2025, what: '目標', indicator: 'DX研修受講率' },
				{ fiscalYear: 2025, what: '確定した報告', indicator: 'DX研修受講率' },
				{ fiscalYear: 2026, what: '目標', indicator: 'DX研修受講率' },
				{ fiscalYear: 2026, what: '目標', indicator: 'DX研修受講率' },
				{ fiscalYear: 2026, what: '数値', indicator: '事故件数' }
			]
		});
		// Of 2027 nothing is promised, and a target of 2020 has been outside all the while.
		expect(await correctPlan(database, hr, { ...command, lastFiscalYear: 2026, seen: 3 })).toEqual({ ok: true });
	});

	it('of two people the second is shown what the first made of it, and may replace it', async () => {
		const database = await townWithPlan();
		await correctPlan(database, hr, command);
		const outcome = await correctPlan(database, dx, { ...command, name: '町の新計画' });
		expect(outcome).toMatchObject({ reason: 'changed-since', stands: { name: '町のDX計画' }, entry: 2 });
		expect(await correctPlan(database, dx, { ...command, name: '町の新計画', seen: 2 })).toEqual({ ok: true });
	});

	it.each([
		['not-allowed', security, {}],
		['unknown-plan', hr, { planCode: 'none' }],
		['unchanged', hr, { name: '町の計画', source: null, lastFiscalYear: 2027 }]
	] as const)('is not for %s', async (reason, who, other) => {
		const database = await townWithPlan();
		expect(await correctPlan(database, who, { ...command, ...other })).toEqual({ ok: false, reason });
		expect((await ledgerOf(database)).entry).toBe(1);
	});

	it('fills its form in, and offers the years of a plan without an end without writing all of them', async () => {
		const database = await townWithPlan();
		await correctPlan(database, hr, { ...command, lastFiscalYear: 9999 });
		const form = correctionForm(await ledgerOf(database), 'town', today);
		expect(form?.fields).toMatchObject({ name: '町のDX計画', code: 'town', lastFiscalYear: '9999' });
		expect(form?.years.at(-1)).toBe(9999);
		expect(form?.years.length).toBeLessThan(40);
	});
});

describe('an indicator that is called otherwise', () => {
	const command: NamingCommand = { indicatorCode: 'town-dx', name: 'DX研修の受講率', note: '累計', seen: 1 };
	const target: Target = { fiscalYear: 2027, departmentCode: null, percent: 60, headcount: null, value: null };
	const targets = { indicatorCode: 'town-dx', cells: [target], note: null, seen: 1 };

	it('keeps its rule and its targets', async () => {
		const database = await townWithPlan();
		const before = (await ledgerOf(database)).indicators.get('town-dx')!;
		expect(await renameIndicator(database, hr, command)).toEqual({ ok: true });
		const after = (await ledgerOf(database)).indicators.get('town-dx')!;
		expect(after).toEqual({ ...before, name: 'DX研修の受講率', note: '累計', entry: 2 });
		expect(await saidOf(database, 2)).toBe('指標を直しました：「DX研修の受講率」（もとの名前「DX研修受講率」、備考）');
	});

	it('collides with another name, not with other targets', async () => {
		const database = await townWithPlan();
		await setTargets(database, dx, targets);
		expect(await renameIndicator(database, hr, command)).toEqual({ ok: true });
		const outcome = await renameIndicator(database, dx, { ...command, name: '別の名前', seen: 2 });
		expect(outcome).toMatchObject({
			reason: 'changed-since',
			stands: { name: 'DX研修の受講率', note: '累計' },
			entry: 3
		});
		expect(await renameIndicator(database, dx, { ...command, name: '別の名前', seen: 3 })).toEqual({ ok: true });
	});

	it.each([
		['not-allowed', security, {}],
		['unknown-indicator', hr, { indicatorCode: 'none' }],
		['unchanged', hr, { name: 'DX研修受講率', note: null }]
	] as const)('is not for %s', async (reason, who, other) => {
		const database = await townWithPlan();
		expect(await renameIndicator(database, who, { ...command, ...other })).toEqual({ ok: false, reason });
	});
});

describe('a planned rule', () => {
	const rule: IndicatorRule = {
		kind: 'training_rate',
		courses: { anyOf: ['DX-BASIC'], atLeast: 1 },
		window: { kind: 'cumulative', since: day('2025-04-01') },
		population: { ...everyone, departments: ['1020'] }
	};
	const from = day('2027-04-01');
	const withdrawal = { indicatorCode: 'town-dx', from, seen: 2 };

	async function planned(first = from) {
		const database = await townWithPlan();
		await reviseRule(database, hr, { indicatorCode: 'town-dx', from: first, rule, seen: 1 });
		return database;
	}

	it('is withdrawn before its day, and kept in what was laid aside', async () => {
		const database = await planned();
		expect(await withdrawRevision(database, dx, withdrawal)).toEqual({ ok: true });
		expect((await ledgerOf(database)).indicators.get('town-dx')!.rules).toHaveLength(1);
		expect(await saidOf(database, 3)).toBe('数え方の改定を取りやめました：「DX研修受講率」（2027年4月1日からの予定）');
		expect(await withdrawRevision(database, dx, withdrawal)).toEqual({ ok: false, reason: 'unknown-revision' });
	});

	it('stays from its first day on', async () => {
		const database = await planned(today);
		const outcome = await withdrawRevision(database, hr, { ...withdrawal, from: today });
		expect(outcome).toEqual({ ok: false, reason: 'has-begun' });
	});

	it('is not withdrawn by who has not seen what it has become, nor by who may not', async () => {
		const database = await planned();
		const other = { ...rule, population: everyone };
		const asked = { indicatorCode: 'town-dx', from, rule: { ...other, courses: { anyOf: ['DX-BASIC'], atLeast: 2 } } };
		expect(await reviseRule(database, dx, { ...asked, seen: 2 })).toEqual({ ok: true });
		expect(await withdrawRevision(database, hr, withdrawal)).toEqual({ ok: false, reason: 'changed-since' });
		expect(await withdrawRevision(database, security, { ...withdrawal, seen: 3 })).toMatchObject({ ok: false });
	});

	it.each([
		['2026-06-15', '2027-04-01', 'the next 1 April'],
		['2027-06-15', '2027-06-15', 'today in the last year, which has no 1 April to come'],
		['2024-06-15', '2025-04-01', 'the first day of a plan that has not begun'],
		['2030-06-15', '2027-04-01', 'a day of the plan where it is over']
	])('on %s is offered from %s: %s', async (now, offered) => {
		const page = rulePage(
			await ledgerOf(await townWithPlan()),
			'town-dx',
			viewer({ roles: ['人事'], today: day(now) })
		);
		expect(page?.from).toBe(offered);
	});

	it.each<[string | null, number[] | null, string]>([
		[null, [2025, 2026], 'from the beginning, both years that pages show'],
		['2025-06-01', [2025, 2026], 'from a day in the first year'],
		['2026-04-01', [2026], 'from this year on'],
		['2026-06-15', null, 'from today on nothing that is shown'],
		['2027-04-01', null, 'from a day to come']
	])('beginning on %s changes the figures of %j: %s', async (start, years) => {
		const ledger = await ledgerOf(await townWithPlan());
		const [plan, history] = [ledger.plans[0]!, ledger.indicators.get('town-dx')!];
		const asked = { from: start === null ? null : day(start), rule };
		expect(await yearsChanged(ledger, plan, history, asked, today)).toEqual(years);
	});

	it('that counts the same changes no figure', async () => {
		const ledger = await ledgerOf(await townWithPlan());
		const [plan, history] = [ledger.plans[0]!, ledger.indicators.get('town-dx')!];
		const asked = { from: null, rule: { ...rule, population: { ...everyone, departments: ['1000'] } } };
		expect(await yearsChanged(ledger, plan, history, asked, today)).toEqual([]);
	});
});
