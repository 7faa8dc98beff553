import { describe, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { buildLedger, type Facts } from '$lib/domain/ledger';
import { town } from '../../../../tests/factories/town';
import { indicatorOf, trainingCount, trainingRate } from '../../../../tests/factories/town-indicator';
import { people } from '../../../../tests/factories/town-people';
import { viewer } from '../../../../tests/factories/viewer';
import { type YearCell, yearsPage } from './years-page';

const plan = { code: 'plan', name: '計画', source: null, firstFiscalYear: 2024, lastFiscalYear: 2027 };
const facts: Facts = {
	...town({
		departments: [
			{ code: '1000', name: '企画部' },
			{ code: '1010', name: '企画課', parentCode: '1000', order: 2 },
			{ code: '1020', name: '新しい課', parentCode: '1000', order: 1, from: '2025-04-01' }
		],
		people: [
			...people(3, { posts: '1010', completions: ['2024-05-01'] }),
			...people(3, { posts: '1010', hiredOn: '2025-04-01' }),
			...people(2, { posts: '1020', hiredOn: '2025-04-01', completions: ['2026-05-01'] })
		]
	}),
	plans: [plan],
	indicators: [trainingRate()]
};
const hr = viewer({ roles: ['職員', '人事'] });

const written = (cell: YearCell) =>
	typeof cell === 'string' ? cell : `${cell.numerator}/${cell.denominator} ${cell.percent}`;

async function shown(who = hr, change: Partial<Facts> = {}, asOf: string | null = null) {
	const page = await yearsPage(buildLedger({ ...facts, ...change }), 'rate', asOf === null ? null : day(asOf), who);
	if (!page) throw new Error('no such page');
	const rows = page.departments.map(({ name, cells }) => [name, ...cells.map(written)]);
	return { ...page, rows: [['全体', ...page.overall.map(written)], ...rows] };
}

describe('年度の比較', () => {
	it('sets the departments of the day in 機構順 beside the years, each with that year’s tree', async () => {
		const page = await shown();
		expect(page.years.map(({ asOf }) => asOf)).toEqual(['2025-03-31', '2026-03-31', '2026-06-15']);
		expect(page.rows).toEqual([
			['全体', '3/3 100', '3/8 37.5', '5/8 62.5'],
			['企画部', '3/3 100', '3/8 37.5', '5/8 62.5'],
			['新しい課', 'absent', '0/2 0', '2/2 100'],
			['企画課', '3/3 100', '3/6 50', '3/6 50']
		]);
	});

	it('shows the departments of another day where one is asked for, also of one to come', async () => {
		expect((await shown(hr, {}, '2025-03-31')).rows.map(([name]) => name)).toEqual(['全体', '企画部', '企画課']);
		expect((await shown(hr, {}, '2027-03-31')).asOf).toBe('2027-03-31');
	});

	it('shows 職員 their own line, and of a year in which it had fewer than five people no number', async () => {
		const page = await shown(viewer());
		expect(page.rows.slice(1)).toEqual([
			['企画部', 'few', '3/8 37.5', '5/8 62.5'],
			['企画課', 'few', '3/6 50', '3/6 50']
		]);
		expect(page.partial).toBe(true);
	});

	it('tells where the rule has changed', async () => {
		const rule = { ...trainingRate().rule, window: { kind: 'fiscal_year' } } as Facts['indicators'][number]['rule'];
		const page = await shown(hr, { ruleRevisions: [{ indicatorCode: 'rate', from: day('2026-04-01'), rule }] });
		expect(page.changes.map(({ on }) => on)).toEqual(['2026-04-01']);
		expect(page.years.map(({ ruleFrom }) => ruleFrom)).toEqual([null, null, '2026-04-01']);
	});

	it('has no percentage of a count, and nothing of a number entered by hand', async () => {
		expect((await shown(hr, { indicators: [trainingCount()] })).rows[0]).toEqual([
			...['全体', '3/null null', '3/null null', '5/null null']
		]);
		const manual = indicatorOf({ kind: 'manual', unit: '件', direction: 'at_most' });
		expect(await yearsPage(buildLedger({ ...facts, indicators: [manual] }), 'rate', null, hr)).toBeNull();
	});
});
