import { expect, it } from 'vitest';
import { indicatorOn, type IndicatorRule, report } from '$lib/domain/indicator';
import { lastEntryNumber } from '$lib/server/db/write';
import { LedgerKeeper } from '$lib/server/ledger/keeper';
import { createIndicator, type IndicatorCommand } from '$lib/server/plan/create-indicator';
import { indicatorForm } from '$lib/server/plan/indicator-form';
import { everyone } from '../../factories/town-indicator';
import { viewer } from '../../factories/viewer';
import { saidOf } from './said';
import { today, townWithPlan } from './town';

const hr = viewer({ roles: ['人事'] });
const rule: IndicatorRule = {
	kind: 'training_rate',
	courses: { anyOf: ['DX-BASIC'], atLeast: 1 },
	window: { kind: 'fiscal_year' },
	population: everyone
};
const command = (change: Partial<IndicatorCommand> = {}): IndicatorCommand => ({
	...{ planCode: 'empty', code: 'new', name: '新しい指標', note: null, rule },
	...change
});

it('an indicator is made with its rule, and has its figure the same moment', async () => {
	const database = await townWithPlan();
	const keeper = new LedgerKeeper(database);
	await keeper.current();
	expect(await createIndicator(database, hr, command())).toEqual({ ok: true });
	const ledger = await keeper.current();
	const made = indicatorOn(ledger.indicators.get('new')!, today);
	expect(made).toMatchObject({ code: 'new', planCode: 'empty', name: '新しい指標', note: null, rule, targets: [] });
	expect(report(ledger, made, today, today).overall).toMatchObject({ numerator: 0, denominator: 4, target: null });
	expect(await saidOf(database, 2)).toBe('指標を作りました：「新しい指標」');
});

it.each([
	[viewer(), command(), 'not-allowed'],
	[viewer({ roles: ['情報セキュリティ担当'] }), command(), 'not-allowed'],
	[hr, command({ planCode: 'none' }), 'unknown-plan'],
	[hr, command({ code: 'town-dx' }), 'code-taken'],
	[hr, command({ rule: { ...rule, courses: { allOf: ['NONE'] } } }), 'unknown-code'],
	[hr, command({ rule: { ...rule, population: { ...everyone, departments: ['NONE'] } } }), 'unknown-code']
])('is refused and leaves no trace: %#', async (who, asked, reason) => {
	const database = await townWithPlan();
	expect(await createIndicator(database, who, asked)).toEqual({ ok: false, reason });
	expect(await lastEntryNumber(database.reader)).toBe(1);
});

it('the form begins with a code that is free and with the first day of the plan', async () => {
	const ledger = await new LedgerKeeper(await townWithPlan()).current();
	const [plan] = ledger.plans;
	expect(indicatorForm(ledger, plan!, 'training_rate', today)).toMatchObject({
		fields: { code: 'town-1' },
		rule: { window: ['cumulative'], since: ['2025-04-01'] },
		choices: { courses: [{ value: 'DX-BASIC', label: 'DX基礎' }] }
	});
	expect(indicatorForm(ledger, plan!, 'training_count', today).rule.since).toEqual([]);
});
