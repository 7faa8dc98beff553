import { describe, expect, it } from 'vitest';
import { rateWords, type Target } from '$lib/domain/indicator';
import type { Grid, GridAnswer } from './grid';
import { gridCells, gridErrors } from './grid-cells';

const target = (departmentCode: string | null, said: Partial<Target>): Target => ({
	...{ fiscalYear: 2026, departmentCode, percent: null, headcount: null, value: null },
	...said
});
const figure = (numerator: number, denominator: number) => [{ numerator, denominator, value: null }];
const grid = (targets: Target[]): Grid => ({
	words: rateWords,
	fields: ['percent', 'headcount'],
	years: [{ fiscalYear: 2026, when: 'running' }],
	rows: [
		{ code: null, name: '全体', depth: 0, above: [], figures: figure(20, 100) },
		{ code: '1000', name: '企画部', depth: 1, above: [], figures: figure(5, 30) },
		{ code: '1010', name: '企画課', depth: 2, above: ['1000'], figures: figure(1, 10) }
	],
	targets
});
const answer = (change: Partial<GridAnswer>): GridAnswer => ({ typed: {}, errors: {}, others: [], ...change });
/** The words of each row's cell of the year. */
const words = (targets: Target[], given: GridAnswer | null = null) =>
	gridCells(grid(targets), given).map(([cell]) => cell!.words);

describe('below the fields of a cell', () => {
	it.each([
		[
			[target(null, { percent: 40 })],
			['必要 40人・いま 20人・あと20人'],
			['全体から 40%', '必要 4人・いま 1人・あと3人'],
			'the percentage of the whole body is taken over'
		],
		[
			[target(null, { percent: 40 }), target('1000', { percent: 10 })],
			['必要 40人・いま 20人・あと20人'],
			['企画部から 10%', '必要 1人・いま 1人・達成'],
			'the nearest above comes first'
		],
		[
			[target(null, { percent: 40 }), target('1000', { headcount: 9 })],
			['必要 40人・いま 20人・あと20人'],
			['全体から 40%', '必要 4人・いま 1人・あと3人'],
			'a headcount is not taken over'
		],
		[[target(null, { headcount: 30 })], ['必要 30人・いま 20人・あと10人'], [], 'a headcount judges where it stands'],
		[
			[target(null, { percent: 40 }), target('1010', {})],
			['必要 40人・いま 20人・あと20人'],
			[],
			'an entry that promises nothing takes nothing over'
		],
		[[], [], [], 'nothing is promised']
	])('%#: stands what is taken over and what is missing', (targets, whole, section, _because) => {
		const said = words(targets);
		expect([said[0], said[2]]).toEqual([whole, section]);
	});

	it('what was typed counts, and what cannot be read is no promise', () => {
		const typed = { 'percent-2026-': '５０%', 'percent-2026-1010': '百' };
		expect(words([target(null, { percent: 40 })], answer({ typed }))[2]).toEqual([
			...['全体から 50%', '必要 5人・いま 1人・あと4人']
		]);
	});
});

it('warns of a percentage and a headcount that do not agree', () => {
	const [row] = gridCells(grid([target(null, { percent: 40, headcount: 80 })]), null);
	expect(row![0]!.doubts).toEqual(['40%は対象100人のうち40人で、80人と離れています。']);
});

it('says what somebody else made of a field, beside what was typed', () => {
	const others = [
		{ cell: { fiscalYear: 2026, departmentCode: null, percent: 90 }, both: true },
		{ cell: { fiscalYear: 2026, departmentCode: '1000', headcount: null }, both: false }
	];
	const [whole, department] = gridCells(grid([]), answer({ typed: { 'percent-2026-': '95' }, others }));
	expect(whole![0]!.fields).toMatchObject([{ value: '95', other: '別の人が90%にしました' }, { other: null }]);
	expect(department![0]!.fields[1]!.other).toBe('別の人が空にしました（この欄に入れてあります）');
});

it('names the cell of every error in the summary', () => {
	const errors = { 'percent-2026-1010': '高すぎます。', note: '長すぎます。' };
	expect(gridErrors(grid([]), errors)).toEqual([
		{ field: 'percent-2026-1010', message: '企画課 令和8年度の割合：高すぎます。' },
		{ field: 'note', message: '長すぎます。' }
	]);
});
