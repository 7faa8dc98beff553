import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { closableYears } from '$lib/server/frozen/close';
import { frozenSummaries } from '$lib/server/frozen/queries';
import { changeRow } from '$lib/server/db/rows';
import { completion } from '$lib/server/db/schema';
import { lastEntryNumber, write } from '$lib/server/db/write';
import { importPackage } from '$lib/server/exchange/import';
import { viewer } from '../../factories/viewer';
import { townPlan } from '../../factories/package-town';
import { dx, frozenTown, type FrozenTown, hr } from './frozen-town';

const incidents = { code: 'incidents', name: '事故件数', kind: 'manual', unit: '件', direction: 'at_most' };

/** The plan gets a third indicator, whose number nobody has entered. */
async function withIncidents({ database }: FrozenTown): Promise<void> {
	const plans = [{ ...townPlan, indicators: [...townPlan.indicators, incidents] }];
	const source = { name: '計画', sheets: [], plan: JSON.stringify({ plans }) };
	const outcome = await importPackage(database, { kind: 'command-line' }, source, { today: hr.today });
	expect(outcome).toMatchObject({ ok: true });
}

/** What was confirmed is returned: fewer count, and just as many wait. */
async function changeRate({ database }: FrozenTown): Promise<void> {
	const rows = await database.reader.select().from(completion).where(eq(completion.state, 'confirmed'));
	await write(database, { kind: 'command-line' }, 'completion.returned', async (change) => {
		for (const row of rows) await changeRow(change, completion, row, { state: 'returned', returnReason: '誤り' });
		return { ok: true };
	});
}

describe('closing a year', () => {
	it('shows every indicator with what would be frozen', async () => {
		const town = await frozenTown();
		await withIncidents(town);
		const { asOf, rows, unconfirmed, sight } = await town.closing();
		expect({ asOf, unconfirmed }).toEqual({ asOf: '2024-03-31', unconfirmed: 2 });
		expect(sight).toMatch(/^town-dx:[0-9a-f]{16}:1 town-ip:[0-9a-f]{16}:1$/);
		expect(rows).toMatchObject([
			{ code: 'town-dx', state: 'open', unconfirmed: 1, edition: 0, overall: { numerator: 3, denominator: 7 } },
			{ code: 'town-ip', state: 'open', unconfirmed: 1, edition: 0 },
			{ code: 'incidents', state: 'not-entered', overall: { value: null } }
		]);
	});

	it('freezes all that is open in one entry, and passes over what is frozen or not entered', async () => {
		const town = await frozenTown();
		await withIncidents(town);
		await town.freeze();
		const before = await lastEntryNumber(town.database.reader);
		const { sight } = await town.closing();
		expect(sight).toMatch(/^town-ip:[0-9a-f]+:1$/);
		expect(await town.close({ sight }, dx)).toEqual({ ok: true, reports: 1 });
		expect(await lastEntryNumber(town.database.reader)).toBe(before + 1);
		expect((await town.closing()).rows.map(({ state }) => state)).toEqual(['frozen', 'frozen', 'not-entered']);
		expect(await town.close({ sight: '' })).toEqual({ ok: false, reason: 'nothing-open' });
	});

	it('asks before it leaves out what waits, and again where that has changed', async () => {
		const town = await frozenTown();
		const { sight } = await town.closing();
		expect(await town.close({ sight, agreed: false })).toEqual({ ok: false, reason: 'unconfirmed', count: 2 });
		expect(await town.close({ sight, checked: false })).toEqual({ ok: false, reason: 'unchecked' });
		expect(await town.close({ sight: 'town-dx:2 town-ip:1' })).toEqual({ ok: false, reason: 'changed' });
		expect(await town.close({ sight })).toEqual({ ok: true, reports: 2 });
		const summaries = await frozenSummaries(town.database.reader, { planCode: 'town' });
		expect(new Set(summaries.map(({ entry }) => entry)).size).toBe(1);
		expect(await town.open()).toMatchObject({ ok: true, report: { head: { edition: 1, unconfirmed: 1 } } });
	});

	it('shows figures that have changed once more, also where just as many records wait', async () => {
		const town = await frozenTown();
		const { sight } = await town.closing();
		await changeRate(town);
		expect(await town.close({ sight })).toEqual({ ok: false, reason: 'changed' });
		const again = await town.closing();
		expect(again.unconfirmed).toBe(2);
		expect(await town.close({ sight: again.sight })).toEqual({ ok: true, reports: 2 });
	});

	it('of two people at once one closes it, and the other is told', async () => {
		const town = await frozenTown();
		const { sight } = await town.closing();
		const both = await Promise.all([town.close({ sight }), town.close({ sight }, dx)]);
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
		expect(both).toContainEqual(expect.objectContaining({ ok: false, reason: 'frozen-since', edition: 1 }));
		expect(await frozenSummaries(town.database.reader, { planCode: 'town' })).toHaveLength(2);
	});

	it.each([
		[{ planCode: 'x' }, hr, { reason: 'unknown-plan' }],
		[{ fiscalYear: NaN }, hr, { reason: 'no-year' }],
		[{ fiscalYear: 2022 }, hr, { reason: 'year-outside-plan' }],
		[{ fiscalYear: 2026 }, hr, { reason: 'year-outside-plan' }],
		[
			{ fiscalYear: 2025 },
			viewer({ roles: ['人事'], today: day('2026-03-30') }),
			{ reason: 'year-not-over', fiscalYear: 2025 }
		],
		[{}, viewer(), { reason: 'not-allowed' }]
	])('with %o is refused and leaves no trace: %#', async (change, who, refusal) => {
		const town = await frozenTown();
		const before = await lastEntryNumber(town.database.reader);
		expect(await town.close(change, who)).toEqual({ ok: false, ...refusal });
		expect(await lastEntryNumber(town.database.reader)).toBe(before);
	});
});

it.each([
	['2023-04-01', [], 'the first year has only begun'],
	['2024-03-30', [], 'a day before its end'],
	['2024-03-31', [2023], 'on its last day'],
	['2026-06-15', [2025, 2024, 2023], 'the plan is over']
])('on %s the years %o can be closed: %s', (today, years) => {
	const plan = { code: 'p', name: '計画', source: null, firstFiscalYear: 2023, lastFiscalYear: 2025 };
	expect(closableYears(plan, day(today))).toEqual(years);
});
