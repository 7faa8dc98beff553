import { expect, it } from 'vitest';
import { addRow } from '$lib/server/db/rows';
import { indicator, plan } from '$lib/server/db/schema';
import { recordFormFor } from '$lib/server/training/record-form';
import { trainingRate } from '../../factories/town-indicator';
import { rearrange } from '../access/settle';
import { smallTown } from './small-town';

it('offers the courses of the duties first, then what was recorded last, then the others, each once', async () => {
	const town = await smallTown();
	await rearrange(town.database, async (change) => {
		const years = { firstFiscalYear: 2026, lastFiscalYear: 2026 };
		const planId = await addRow(change, plan, { code: 'plan', name: '計画', source: null, ...years });
		const { code, name, note, rule, targets } = trainingRate({ courses: { allOf: ['DX-ADVANCED'] } });
		await addRow(change, indicator, { planId, code, name, note, rule, targets });
	});
	await town.records('0001', 'SECURITY', '2026-06-01');
	await town.records('0001', 'DX-ADVANCED', '2026-06-02');
	const viewer = await town.viewer('0001');
	const form = await recordFormFor(town.database.reader, await town.ledger(), viewer);
	const codes = [form.required, form.recent, form.others].map((group) => group.map(({ code }) => code));
	expect(codes).toEqual([['DX-ADVANCED'], ['SECURITY'], ['DX-BASIC']]);
	expect(form.required[0]?.reading).toContainEqual(['研修', 'けんしゅう']);
	expect(form.today).toBe('2026-06-15');
});
