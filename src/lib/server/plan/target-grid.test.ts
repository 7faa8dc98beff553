import { describe, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { buildLedger } from '$lib/domain/ledger';
import { type Target } from '$lib/domain/plan';
import { town } from '../../../../tests/factories/town';
import { trainingRate } from '../../../../tests/factories/town-indicator';
import { type GridQuestion, rowsAtOnce, targetGrid, type TargetGrid } from './target-grid';

const plan = { code: 'plan', name: '計画', source: null, firstFiscalYear: 2025, lastFiscalYear: 2026 };
const codes = Array.from({ length: 250 }, (_, index) => `${1000 + index}`);
const targets = codes.map((departmentCode): Target => {
	return { fiscalYear: 2026, departmentCode, percent: 50, headcount: null, value: null };
});
const indicator = { ...trainingRate(), targets, planCode: 'plan' };
const ledger = buildLedger({
	...town({ departments: codes.map((code) => ({ code })) }),
	...{ plans: [plan], indicators: [indicator] }
});

async function ask(question: Partial<GridQuestion>): Promise<{ drawn: (string | null)[]; left: number }> {
	const asked = { indicator: '', below: '', added: [], ...question };
	const grid = (await targetGrid(ledger, 'plan', asked, day('2026-06-15'))) as TargetGrid;
	return { drawn: grid.rows.slice(1).map(({ code }) => code), left: grid.left };
}

describe('a grid of more departments than can be drawn', () => {
	it('draws the first of them in 機構順, and says how many it leaves out', async () => {
		expect(await ask({})).toEqual({ drawn: codes.slice(0, rowsAtOnce), left: 250 - rowsAtOnce });
	});

	it('never leaves out what was typed, and draws what was just added beside it', async () => {
		const typed = codes.slice(0, rowsAtOnce);
		expect(await ask({ typed, added: ['1249'] })).toEqual({ drawn: [...typed, '1249'], left: 149 });
	});

	it('of hundreds that were added draws as many as at first', async () => {
		const { drawn, left } = await ask({ typed: ['1249'], added: codes });
		expect(drawn).toEqual([...codes.slice(0, rowsAtOnce), '1249']);
		expect(left).toBe(149);
	});

	it('shows what is asked for by the filter', async () => {
		expect(await ask({ below: '1200' })).toEqual({ drawn: ['1200'], left: 0 });
	});
});
