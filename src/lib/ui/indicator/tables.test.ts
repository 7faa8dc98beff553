import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import type { DepartmentReport, Report } from '$lib/domain/indicator';
import DepartmentTable from './DepartmentTable.svelte';
import FiscalYearTable from './FiscalYearTable.svelte';

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

describe('FiscalYearTable', () => {
	it('shows each year with its target, also one that has not begun', () => {
		const years = [
			{ fiscalYear: 2023, target, isFinal: true, overall },
			{ fiscalYear: 2024, target, isFinal: false, overall: { ...overall, shortfall: 49 } },
			{ fiscalYear: 2025, target: { percent: 100, from: 'overall' }, isFinal: false, overall: null }
		];
		const rows = cells(render(FiscalYearTable, { props: { years } }).body);
		expect(rows[1]).toEqual(['令和5年度', '20.6%', '51／248', '20%（50人）', 'あと0人', '達成', '年度末']);
		expect(rows[2]?.slice(-3)).toEqual(['あと49人', '未達', '途中']);
		expect(rows[3]).toEqual(['令和7年度', '―', '―', '100%', '―', '', 'これから']);
	});
});
