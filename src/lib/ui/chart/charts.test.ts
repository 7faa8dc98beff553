import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import CumulativeChart from './CumulativeChart.svelte';
import DepartmentChart from './DepartmentChart.svelte';
import TargetChart from './TargetChart.svelte';
import type { ChartAxis, DepartmentChoice } from './types';

const axis: ChartAxis = { full: 100, unit: '%', rising: 'higher' };
const number = (value: number) => ({ value, text: `${value}%` });
const aim = { target: number(40), judged: 'unmet', shortfall: 'あと3人' } as const;
const years = [{ fiscalYear: 2026, actual: number(30), state: 'running', ...aim } as const];
const months = [
	{ asOf: day('2026-03-31'), actual: number(20) },
	{ asOf: day('2026-04-30'), actual: number(30) }
];
const row = { name: '<b>総務課</b>', depth: 1, actual: number(30), parts: '3／10', missing: 3, ...aim };
const choice: DepartmentChoice = { rows: [row], order: 'gap', by: 'shortfall', among: 1, empty: 0, unmet: 1 };
const frame = { title: '受講率', heading: '率', axis };

const drawn = [
	{ chart: 'TargetChart', body: render(TargetChart, { props: { ...frame, years } }).body, row: '令和8年度（途中）' },
	{
		chart: 'DepartmentChart',
		body: render(DepartmentChart, { props: { ...frame, parts: '分子／分母', choice } }).body,
		row: '&lt;b>総務課&lt;/b>'
	},
	{
		chart: 'CumulativeChart',
		body: render(CumulativeChart, { props: { ...frame, months, targets: [{ fiscalYear: 2026, target: number(40) }] } })
			.body,
		row: '2026年4月30日（令和8年）'
	}
];

describe.each(drawn)('$chart', ({ body, row }) => {
	it('is a picture with a name and with what it says', () => {
		const [, title, says] = /role="img" aria-labelledby="([^"]+)" aria-describedby="([^"]+)"/.exec(body) ?? [];
		expect(body).toContain(`<p class="chart-title" id="${title}">受講率</p>`);
		expect(body).toMatch(new RegExp(`<p id="${says}">[^<]*。</p>`));
	});

	it('has its numbers as a table', () => {
		expect(body).toContain('<summary>表で見る</summary>');
		expect(body).toContain(`<th scope="row">${row}`);
	});

	it('is drawn without styles of its own, which the content policy refuses, and without anything that is no number', () => {
		expect(body).not.toMatch(/ style=|NaN|undefined|Infinity/);
	});
});

describe('a chart of nothing', () => {
	const none = { ...choice, rows: [], among: 0 };
	it.each([
		{ body: render(TargetChart, { props: { ...frame, years: [] } }).body, says: '数値はまだありません。' },
		{
			body: render(CumulativeChart, { props: { ...frame, months: [], targets: [] } }).body,
			says: '数値はまだありません。'
		},
		{
			body: render(DepartmentChart, { props: { ...frame, parts: null, choice: none } }).body,
			says: '表示できる所属がありません。'
		}
	])('is words without a drawing: $says', ({ body, says }) => {
		expect(body).toContain(says);
		expect(body).not.toContain('<svg');
	});
});
