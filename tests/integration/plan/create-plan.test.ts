import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { day, lastDayOf } from '$lib/domain/calendar';
import { indicatorOn, type PlanEntry, report } from '$lib/domain/indicator';
import { type Database, openDatabase } from '$lib/server/db/open';
import { ruleRevision } from '$lib/server/db/schema';
import { addRow } from '$lib/server/db/rows';
import { lastEntryNumber, write } from '$lib/server/db/write';
import { fillWithDemonstration } from '$lib/server/demonstration/fill';
import { LedgerKeeper } from '$lib/server/ledger/keeper';
import { createPlan, type PlanCommand } from '$lib/server/plan/create-plan';
import { copyForm, newPlanForm } from '$lib/server/plan/plan-form';
import { viewer } from '../../factories/viewer';
import { temporaryDatabaseFile } from '../../setup/database';
import { saidOf } from './said';
import { today, townWithPlan } from './town';

const hr = viewer({ roles: ['人事'] });
const next: PlanEntry = { name: '次期', code: 'next', source: null, firstFiscalYear: 2028, lastFiscalYear: 2030 };
const codes = { 'town-dx': 'next-dx', 'town-incidents': 'next-incidents' };
const copying = (
	change: Partial<NonNullable<PlanCommand['copy']>> = {},
	plan: Partial<PlanEntry> = {}
): PlanCommand => ({
	plan: { ...next, ...plan },
	copy: { from: 'town', codes, since: 'move', targets: 'shift', ...change }
});
const ledgerOf = (database: Database) => new LedgerKeeper(database).current();

describe('the next plan', () => {
	it('has every indicator under its new code; the old plan stays as it is', async () => {
		const database = await townWithPlan();
		const before = await ledgerOf(database);
		expect(await createPlan(database, hr, copying())).toEqual({ ok: true, indicators: 2 });
		const after = await ledgerOf(database);
		for (const code of before.indicators.keys())
			expect(after.indicators.get(code)).toEqual(before.indicators.get(code));
		expect(after.plans.find(({ code }) => code === 'next')).toMatchObject(next);
		const copy = indicatorOn(after.indicators.get('next-dx')!, today);
		expect(copy).toMatchObject({ planCode: 'next', name: 'DX研修受講率', rule: { window: { since: '2028-04-01' } } });
		expect(copy.targets.map(({ fiscalYear, percent }) => [fiscalYear, percent])).toEqual([
			[2028, 40],
			[2029, 100]
		]);
		expect(await saidOf(database, 2)).toBe('計画を作りました：「次期」（指標 2件を写しました）');
	});

	it('goes on counting, and begins without targets, where that is asked for', async () => {
		const database = await townWithPlan();
		await createPlan(database, hr, copying({ since: 'keep', targets: 'none' }));
		const copy = indicatorOn((await ledgerOf(database)).indicators.get('next-dx')!, today);
		expect(copy).toMatchObject({ rule: { window: { since: '2025-04-01' } }, targets: [] });
	});

	it('has the last of several rules', async () => {
		const database = await townWithPlan();
		const { rules } = (await ledgerOf(database)).indicators.get('town-dx')!;
		const rule = { ...rules[0].rule, courses: { allOf: ['DX-BASIC'] } } as (typeof rules)[0]['rule'];
		await write(database, { kind: 'command-line' }, 'rule.revised', async (change) => {
			await addRow(change, ruleRevision, { indicatorId: 1, from: day('2027-04-01'), rule });
			return { ok: true };
		});
		await createPlan(database, hr, copying());
		const copy = (await ledgerOf(database)).indicators.get('next-dx')!;
		expect(copy.rules).toMatchObject([{ from: null, rule: { courses: { allOf: ['DX-BASIC'] } } }]);
	});

	it.each([
		[viewer(), copying(), { reason: 'not-allowed' }],
		[viewer({ roles: ['管理者'] }), copying(), { reason: 'not-allowed' }],
		[hr, copying({}, { code: 'empty' }), { reason: 'code-taken' }],
		[hr, copying({ from: 'none' }), { reason: 'unknown-plan' }],
		[
			hr,
			copying({ codes: { ...codes, 'town-dx': 'town-dx' } }),
			{ reason: 'indicator-code-taken', codes: ['town-dx'] }
		],
		[hr, copying({ codes: { 'town-dx': 'x' } }), { reason: 'indicators-changed' }],
		[hr, copying({ codes: { ...codes, more: 'x' } }), { reason: 'indicators-changed' }]
	])('is refused and leaves no trace: %#', async (who, asked, refusal) => {
		const database = await townWithPlan();
		expect(await createPlan(database, who, asked)).toEqual({ ok: false, ...refusal });
		expect(await lastEntryNumber(database.reader)).toBe(1);
	});
});

it('a plan can begin empty', async () => {
	const database = await townWithPlan();
	expect(await createPlan(database, hr, { plan: next, copy: null })).toEqual({ ok: true, indicators: 0 });
	expect(await saidOf(database, 2)).toBe('計画を作りました：「次期」');
	expect((await ledgerOf(database)).plans.at(-1)).toMatchObject(next);
});

it('the forms are filled in with codes that are free and years that follow', async () => {
	const ledger = await ledgerOf(await townWithPlan());
	expect(newPlanForm(ledger, today).fields).toMatchObject({ code: 'plan-2026', firstFiscalYear: '2026' });
	expect(copyForm(ledger, 'none', today)).toBeNull();
	expect(copyForm(ledger, 'town', today)).toMatchObject({
		fields: { name: '町の計画（次期）', code: 'town-2', firstFiscalYear: '2028', lastFiscalYear: '2030' },
		copy: { codes: { 'town-dx': 'town-dx-2', 'town-incidents': 'town-incidents-2' } },
		indicators: [
			{ code: 'town-dx', since: '2025-04-01', targets: 4 },
			{ code: 'town-incidents', since: null, targets: 0 }
		]
	});
});

describe('of the demonstration town', () => {
	let database: Database;
	let remove: () => void;
	beforeAll(async () => {
		const file = await temporaryDatabaseFile();
		database = await openDatabase(file.url);
		remove = file.remove;
		await fillWithDemonstration(database, { today: day('2026-11-21') });
	});
	afterAll(() => {
		database.close();
		remove();
	});

	it.each(['sumoto', 'kinokawa', 'katagami', 'kadoma', 'sennan'])(
		'%s can be copied, and every copy has its figures',
		async (from) => {
			const form = copyForm(await ledgerOf(database), from, day('2026-11-21'))!;
			const { name, code, firstFiscalYear, lastFiscalYear } = form.fields;
			const years = { firstFiscalYear: Number(firstFiscalYear), lastFiscalYear: Number(lastFiscalYear) };
			const outcome = await createPlan(database, hr, {
				plan: { name, code, source: null, ...years },
				copy: { ...form.copy, since: 'keep', from }
			});
			expect(outcome).toEqual({ ok: true, indicators: form.indicators.length });
			const ledger = await ledgerOf(database);
			const asOf = lastDayOf(2025);
			const figuresOf = (indicator: string) => {
				const { overall, departments } = report(
					ledger,
					indicatorOn(ledger.indicators.get(indicator)!, asOf),
					asOf,
					today
				);
				const numbers = 'numerator' in overall ? [overall.numerator, overall.denominator] : [];
				return [numbers, departments.map(({ total }) => total)];
			};
			for (const [old, copy] of Object.entries(form.copy.codes)) expect(figuresOf(copy), copy).toEqual(figuresOf(old));
		}
	);
});
