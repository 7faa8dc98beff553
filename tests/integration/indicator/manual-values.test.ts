import { describe, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { indicatorOn, report } from '$lib/domain/indicator';
import { type Database } from '$lib/server/db/open';
import { lastEntryNumber } from '$lib/server/db/write';
import { importPackage } from '$lib/server/exchange/import';
import { undoImport } from '$lib/server/exchange/undo';
import { enterManualValue, type ManualCommand } from '$lib/server/indicator/commands';
import { LedgerKeeper } from '$lib/server/ledger/keeper';
import { viewer } from '../../factories/viewer';
import { freshDb } from '../../setup/database';

const incidents = { code: 'incidents', name: '事故件数', kind: 'manual', unit: '件', direction: 'at_most' };
const targets = [{ fiscalYear: 2025, value: 0 }];
const plan = { code: 'p', name: '計画', fiscalYears: [2024, 2027], indicators: [{ ...incidents, targets }] };
const source = { name: '計画', sheets: [], plan: JSON.stringify({ plans: [plan] }) };
const security = viewer({ roles: ['情報セキュリティ担当'] });
const entry: ManualCommand = { indicatorCode: 'incidents', fiscalYear: 2025, value: 2, source: '資料2', seen: 1 };

async function withPlan(): Promise<Database> {
	const database = await freshDb();
	await importPackage(database, { kind: 'command-line' }, source, { today: day('2026-06-15') });
	return database;
}

async function figure(keeper: LedgerKeeper, asOf = '2026-03-31') {
	const ledger = await keeper.current();
	return report(ledger, indicatorOn(ledger.indicators.get('incidents')!, day(asOf)), day(asOf), day('2026-06-15'))
		.overall;
}

describe('a number entered by hand', () => {
	it('is in the figure at once, and a correction takes its place', async () => {
		const database = await withPlan();
		const keeper = new LedgerKeeper(database);
		const target = { value: 0, from: 'overall' };
		expect(await figure(keeper)).toEqual({ value: null, source: null, target, met: null });
		expect(await enterManualValue(database, security, entry)).toEqual({ ok: true });
		expect(await figure(keeper)).toEqual({ value: 2, source: '資料2', target, met: false });
		const seen = await lastEntryNumber(database.reader);
		expect(await enterManualValue(database, security, { ...entry, value: 0, seen })).toEqual({ ok: true });
		expect(await figure(keeper)).toEqual({ value: 0, source: '資料2', target, met: true });
		expect(await figure(keeper, '2026-04-01')).toMatchObject({ value: null });
	});

	it('of two people at once the second is shown what the first entered, and may go on', async () => {
		const database = await withPlan();
		expect(await enterManualValue(database, security, entry)).toEqual({ ok: true });
		const second = { ...entry, value: 3, source: '資料3' };
		const now = { value: 2, source: '資料2', entry: 2 };
		const other = viewer({ accountId: 2, roles: ['人事'] });
		expect(await enterManualValue(database, other, second)).toEqual({ ok: false, reason: 'changed-since', now });
		expect(await enterManualValue(database, other, { ...second, seen: now.entry })).toEqual({ ok: true });
	});

	it.each([
		[{ fiscalYear: 2023 }, security, 'year-outside-plan'],
		[{ fiscalYear: 2027 }, security, 'year-not-begun'],
		[{ indicatorCode: 'other' }, security, 'unknown-indicator'],
		[{}, viewer(), 'not-allowed'],
		[{}, viewer({ roles: ['管理者'] }), 'not-allowed']
	])('with %o is refused and leaves no trace: %#', async (change, who, reason) => {
		const database = await withPlan();
		expect(await enterManualValue(database, who, { ...entry, ...change })).toEqual({ ok: false, reason });
		expect(await lastEntryNumber(database.reader)).toBe(1);
	});

	it('is refused when the same stands there already', async () => {
		const database = await withPlan();
		await enterManualValue(database, security, entry);
		const again = await enterManualValue(database, viewer({ roles: ['DX推進担当'] }), { ...entry, seen: 2 });
		expect(again).toEqual({ ok: false, reason: 'unchanged' });
	});

	it('holds the import of its plan fast', async () => {
		const database = await withPlan();
		await enterManualValue(database, security, entry);
		const outcome = await undoImport(database, { kind: 'command-line' }, 1);
		const row = { kind: 'refers', table: '入力した数値', row: 'incidents 2025' };
		expect(outcome).toEqual({ ok: false, reason: 'built-upon', obstacles: [row] });
	});
});

it('a number of another kind of indicator cannot be entered', async () => {
	const database = await freshDb();
	const rate = { code: 'incidents', name: '率', kind: 'appointment_coverage', role: 'DX推進員', level: 1 };
	const plans = JSON.stringify({ plans: [{ ...plan, indicators: [rate] }] });
	await importPackage(database, { kind: 'command-line' }, { ...source, plan: plans }, { today: day('2026-06-15') });
	expect(await enterManualValue(database, security, entry)).toEqual({ ok: false, reason: 'unknown-indicator' });
});
