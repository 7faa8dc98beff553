import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import { type DepartmentReport, figureWords, type IndicatorRule, rateWords, type Report } from '$lib/domain/indicator';
import { day } from '$lib/domain/calendar';
import DepartmentTable from './DepartmentTable.svelte';
import FiscalYearTable from './FiscalYearTable.svelte';
import MonthTable from './MonthTable.svelte';
import { type YearCell } from './years-rows';
import YearsTable from './YearsTable.svelte';

const target = { percent: 20, headcount: 50, from: 'overall' };
const overall = { numerator: 51, denominator: 248, percent: 20.6, pending: 0, target, shortfall: 0 };
const nobody = { numerator: 0, denominator: 0, percent: null };

function department(code: string, parentCode: string | null, change: Partial<DepartmentReport> = {}): DepartmentReport {
	const total = { numerator: 9, denominator: 31, percent: 29, pending: 0 };
	const place = { code, name: `所属${code}`, parentCode, depth: parentCode ? 2 : 1 };
	return { ...place, own: nobody, total, target: null, shortfall: null, ...change };
}

function drawn(props: Pick<Report, 'overall' | 'departments'>): string {
	return render(DepartmentTable, { props }).body;
}

/** The text of each row's cells, tags, drawings and what is only for the eye left out. */
function cells(body: string): string[][] {
	const rows = body.split('<tr').slice(1);
	const bare = (html: string) =>
		html.replace(/<svg[\s\S]*?<\/svg>|<span[^>]*aria-hidden[\s\S]*?<\/span>|<!--[\s\S]*?-->|<[^>]*>/g, '').trim();
	return rows.map((row) => [...row.matchAll(/<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/g)].map((cell) => bare(cell[1] ?? '')));
}

describe('DepartmentTable', () => {
	it('begins with the whole body and keeps the order it is given', () => {
		const departments = [department('1000', null), department('1010', '1000')];
		const rows = cells(drawn({ overall, departments }));
		expect(rows[0]).toEqual(['所属', '分子', '分母', '率', '目標', 'あとn人', '判定']);
		expect(rows[1]).toEqual(['全体', '51', '248', '20.6%', '20%（50人）', 'あと0人', '達成']);
		expect(rows.slice(2).map((row) => row[0])).toEqual(['所属1000', '所属1010']);
	});

	it('judges nothing without a target, and says where nobody is to be counted', () => {
		const total = { ...nobody, pending: 0 };
		const rows = cells(drawn({ overall, departments: [department('1', null, { total })] }));
		expect(rows[2]).toEqual(['所属1', '0', '0', '対象者なし', '―', '―', '']);
	});

	it('shows what waits for confirmation where something does', () => {
		const rows = cells(drawn({ overall: { ...overall, pending: 3 }, departments: [] }));
		expect(rows[1]?.at(-1)).toBe('3');
	});

	it('ties a department to the one above it for those who cannot see the indentation', () => {
		const departments = [department('1000', null), department('1010', '1000')];
		const body = drawn({ overall, departments });
		const above = /id="([^"]+)"[^>]*>\s*(?:<!--[^>]*-->)*\s*所属1000/.exec(body)?.[1];
		expect(body).toContain(`headers="${above}"`);
	});

	it('shows what somebody typed as text', () => {
		const typed = { ...department('1', null), name: '<b>"A&B"</b>' };
		expect(drawn({ overall, departments: [typed] })).toContain('>&lt;b&gt;&quot;A&amp;B&quot;&lt;/b&gt;</th>');
	});

	it('leaves the rows to the server that drew them where a browser has none', () => {
		expect(render(DepartmentTable, { props: { overall, departments: null } }).body).not.toContain('<td');
	});

	it('opens names only where the reader may see them, and never behind a zero', () => {
		const href = (code: string | null, part: string) => `/names/${code}/${part}`;
		const departments = [{ ...department('1', null), names: true }, department('2', null)];
		const numbers = { overall: { ...overall, numerator: 0 }, departments };
		const { body } = render(DepartmentTable, { props: { ...numbers, href } });
		expect(body.match(/href="[^"]*"/g)).toEqual(['href="/names/1/numerator"', 'href="/names/1/denominator"']);
	});
});

const wordsOf = (rule: object) => figureWords(rule as IndicatorRule);
const count = { numerator: 12, denominator: null, percent: null, pending: 0, target: null, shortfall: null };

describe('DepartmentTable of another kind', () => {
	it('of a count has no rate, without a target nothing to judge by, and says since when a department is over', () => {
		const words = wordsOf({ kind: 'training_count', count: 'people' });
		const ended = department('2', null, { own: count, total: count, endedOn: day('2023-06-30') });
		const rows = cells(
			render(DepartmentTable, { props: { aims: false, overall: count, departments: [ended], words } }).body
		);
		expect(rows[0]).toEqual(['所属', '受講者数']);
		expect(rows[1]).toEqual(['全体', '12']);
		expect(rows[2]?.[0]).toBe('所属2（2023年6月30日まで）');
	});

	it('of a 配置率 counts departments', () => {
		const words = wordsOf({ kind: 'appointment_coverage' });
		const share = { numerator: 3, denominator: 4, percent: 75, pending: 0 };
		const aim = { target: { percent: 100, from: 'overall' }, shortfall: 1 };
		const rows = cells(
			render(DepartmentTable, { props: { overall: { ...share, ...aim }, departments: [], words } }).body
		);
		expect(rows[0]).toEqual(['所属', '配置あり', '所属数', '配置率', '目標', 'あとn所属', '判定']);
		expect(rows[1]).toEqual(['全体', '3', '4', '75.0%', '100%', 'あと1所属', '未達']);
	});

	it('of a mean is judged by what was compared exactly', () => {
		const words = wordsOf({ kind: 'comprehension_rate', measure: 'mean', threshold: null });
		const mean = { numerator: 5, denominator: 3, percent: null, mean: 1.67, pending: 0 };
		const aim = { target: { value: 1.67, from: 'overall' }, shortfall: null, met: false };
		const rows = cells(
			render(DepartmentTable, { props: { overall: { ...mean, ...aim }, departments: [], words } }).body
		);
		expect(rows[0]).toEqual(['所属', '合計', '回答', '平均', '目標', '判定']);
		expect(rows[1]).toEqual(['全体', '5', '3', '1.67', '1.67', '未達']);
	});
});

describe('FiscalYearTable of another kind', () => {
	const year = { fiscalYear: 2023, target: null, isFinal: true };

	it('of attendances says 延べ', () => {
		const words = wordsOf({ kind: 'training_count', count: 'attendances' });
		const rows = cells(render(FiscalYearTable, { props: { years: [{ ...year, overall: count }], words } }).body);
		expect(rows[0]).toEqual(['年度', '延べ受講者数', '時点']);
		expect(rows[1]).toEqual(['令和5年度', '延べ12人', '年度末']);
	});

	it('of a number entered by hand shows it with its unit, also the target 0', () => {
		const words = wordsOf({ kind: 'manual', unit: '件' });
		const target = { value: 0, from: 'overall' };
		const years = [
			{ ...year, target, overall: { value: 2, source: '資料', target, met: false } },
			{ ...year, target, overall: { value: null, source: null, target, met: null } },
			{ ...year, target, overall: null, isFinal: false }
		];
		const rows = cells(render(FiscalYearTable, { props: { years, words } }).body);
		expect(rows.slice(0, 4)).toEqual([
			['年度', '数値', '目標', '判定', '時点'],
			['令和5年度', '2件', '0件', '未達', '年度末'],
			['令和5年度', '―', '0件', '', '年度末'],
			['令和5年度', '―', '0件', '', 'これから']
		]);
	});
});

describe('FiscalYearTable', () => {
	it('shows each year with its target, also one that has not begun', () => {
		const years = [
			{ fiscalYear: 2023, target, isFinal: true, overall },
			{ fiscalYear: 2024, target, isFinal: false, overall: { ...overall, shortfall: 49 } },
			{ fiscalYear: 2025, target: { percent: 100, from: 'overall' }, isFinal: false, overall: null }
		];
		const rows = cells(render(FiscalYearTable, { props: { years } }).body);
		expect(rows[1]).toEqual(['令和5年度', '20.6%', '51／248', '20%（50人）', 'あと0人', '達成', '年度末']);
		expect(rows[2]?.slice(-3)).toEqual(['あと49人', '', '途中']);
		expect(rows[3]).toEqual(['令和7年度', '―', '―', '100%', '―', '', 'これから']);
	});
});

describe('a figure that was reported', () => {
	const asOf = day('2026-03-31');
	const now = { ...overall, numerator: 52, percent: 21 };
	const year = { fiscalYear: 2025, asOf, isFinal: true, overall, target };
	const drawnYear = (seal: object | null) => {
		const props = { years: [{ ...year, seal }] as never, code: 'dx' };
		return render(FiscalYearTable, { props }).body;
	};

	it('stands with its edition, which leads to the report', () => {
		const body = drawnYear({ edition: 2, now: null });
		expect(body).toContain('href="/indicators/dx/frozen/2026-03-31/2"');
		expect(body).toContain('確定（第2版）');
		expect(body).not.toMatch(/年度末|いまの/);
	});

	it.each([
		[now, 'いまの計算 21.0%（52／248）'],
		[{ ...overall, target: { percent: 30, from: 'overall' } }, 'いまの目標 30%']
	])('says what is computed now where that is another: %#', (other, words) => {
		const body = drawnYear({ edition: 1, now: other });
		expect(body).toContain(words);
		expect(body).toContain('href="/indicators/dx/frozen/2026-03-31/1#later-changes"');
	});

	it('is the state of the day where there is no report', () => {
		expect(drawnYear(null)).toContain('年度末');
	});
});

describe('YearsTable', () => {
	const compared = (fiscalYear: number, asOf: string, ruleFrom: string | null = null) => ({
		...{ fiscalYear, asOf: day(asOf), ruleFrom: ruleFrom === null ? null : day(ruleFrom) },
		...{ target: { percent: 40, from: 'overall' }, edition: null as number | null }
	});
	const years = [compared(2024, '2025-03-31'), compared(2025, '2026-03-31'), compared(2026, '2026-06-15')];
	const rate = { numerator: 9, denominator: 31, percent: 29 };
	const more = { numerator: 10, denominator: 31, percent: 32.3 };
	const row = { code: '1', name: '<b>課</b>', depth: 1, parentCode: null };
	const overall = [rate, more, rate];
	type Rows = (typeof row & { cells: YearCell[] })[] | null;
	const table = (departments: Rows, shown = years) =>
		render(YearsTable, {
			props: {
				code: 'rate',
				years: shown,
				overall: overall.slice(0, shown.length),
				departments,
				words: rateWords,
				caption: '比較'
			}
		}).body;

	it('says what a department was in each year, the last first, that it was not there, or that it had too few people', () => {
		const rows = cells(
			table([
				{ ...row, cells: [rate, 'absent', rate] },
				{ ...row, code: '2', cells: ['few', nobody, more] }
			])
		);
		expect(rows.slice(2)).toEqual([
			['&lt;b&gt;課&lt;/b&gt;', '29.0%9／31', '―', '29.0%9／31'],
			['&lt;b&gt;課&lt;/b&gt;', '32.3%10／31', '対象者なし', '5人未満']
		]);
	});

	it('holds a year that is over against the one before, and not one that runs', () => {
		expect(cells(table([]))[1]).toEqual([
			...['全体', '29.0%9／31目標 40%', '32.3%10／31＋3.3ポイント目標 40%', '29.0%9／31目標 40%']
		]);
	});

	it('compares nothing over a change of the rule, and marks the year from which another counts', () => {
		const revised = [years[0]!, compared(2025, '2026-03-31', '2025-04-01')];
		const [head = [], whole = []] = cells(table([], revised));
		expect(head.map((cell) => cell.includes('数え方の変更'))).toEqual([false, true, false]);
		expect(whole.join('')).not.toContain('ポイント');
	});

	it('leads to the indicator on the day of each year, and to the report of one that is 確定', () => {
		const body = table([], [{ ...years[0]!, edition: 2 }]);
		expect(body.split('href="/indicators/rate?as-of=2025-03-31"')).toHaveLength(3);
		expect(body).toContain('確定（第2版）');
	});

	it('leaves the rows to the server that drew them where a browser has none', () => {
		expect(table(null)).not.toContain('<td');
	});
});

describe('MonthTable', () => {
	it('shows the latest first, each leading to its day, and marks the first month by another rule', () => {
		const months = ['2026-03-31', '2026-04-30', '2026-05-31'].map((on) => ({
			...{ asOf: day(on), overall, target, ruleFrom: on > '2026-04-01' ? day('2026-04-01') : null }
		}));
		const props = { code: 'rate', months, words: rateWords, caption: '月', href: (on: string) => `/on/${on}` };
		const { body } = render(MonthTable, { props });
		const rows = cells(body).slice(1);
		expect(rows.map(([when]) => when?.slice(0, 10))).toEqual(
			['2026年5月31日', '2026年4月30日', '2026年3月31日'].map((one) => one.slice(0, 10))
		);
		expect(rows.map(([when]) => when?.includes('数え方の変更'))).toEqual([false, true, false]);
		expect(rows[0]?.slice(1)).toEqual(['20.6%', '51／248', '20%（50人）']);
		expect(body).toContain('href="/on/2026-04-30"');
	});
});
