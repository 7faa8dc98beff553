import { readXlsx } from 'hucre/xlsx';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { deliver } from '../../../src/cli/report-delivery';
import { type PackageSketch } from '../../factories/package';
import { packageFolder, temporaryFolder } from '../../factories/package-files';
import { dxRate, townPlan } from '../../factories/package-town';
import { storedTown } from '../exchange/stored-town';
import { imported, kenshu, letTodayBe } from './in-process';

/** `kenshu report` to the letter. The small town and its figures are counted out in tests/factories/package-town.ts. */

let url: string;
beforeEach(async () => {
	url = await storedTown();
});

const report = (...words: string[]) => kenshu(url, 'report', ...words);
const take = async (files: PackageSketch) => expect((await imported(url, packageFolder(files))).errors).toEqual([]);
const withPlan = (...indicators: object[]) => take({ 'plan.json': { plans: [{ ...townPlan, indicators }] } });

async function json(...words: string[]) {
	const { out, status } = await report(...words, '--format', 'json');
	expect(status).toBe(0);
	return JSON.parse(out) as typeof wholeReport;
}

const inherited = { percent: 20, from: 'overall' };
const wholeReport = {
	indicator: { code: 'town-dx', name: '常勤の一般行政職のDX研修受講率（累計）', kind: 'training_rate' },
	asOf: '2024-03-31',
	fiscalYear: 2023,
	isFinal: true,
	overall: {
		numerator: 3,
		denominator: 7,
		percent: 42.9,
		pending: 1,
		target: { percent: 20, headcount: 50, from: 'overall' } as object | null,
		shortfall: 0 as number | null
	},
	excluded: [{ reason: '育児休業', count: 1 }],
	departments: [
		{
			code: '2000',
			name: '市民部',
			parentCode: null as string | null,
			depth: 1,
			own: { numerator: 0, denominator: 0, percent: null as number | null },
			total: { numerator: 0, denominator: 2, percent: 0, pending: 0 },
			target: inherited as object | null,
			shortfall: 1 as number | null
		},
		{
			code: '2010',
			name: '市民課',
			parentCode: '2000',
			depth: 2,
			own: { numerator: 0, denominator: 2, percent: 0 },
			total: { numerator: 0, denominator: 2, percent: 0, pending: 0 },
			target: inherited,
			shortfall: 1
		},
		{
			code: '1000',
			name: '企画情報部',
			parentCode: null,
			depth: 1,
			own: { numerator: 0, denominator: 1, percent: 0 },
			total: { numerator: 3, denominator: 5, percent: 60, pending: 1 },
			target: inherited,
			shortfall: 0
		},
		{
			code: '1010',
			name: '情報政策課',
			parentCode: '1000',
			depth: 2,
			own: { numerator: 2, denominator: 3, percent: 66.7 },
			total: { numerator: 2, denominator: 3, percent: 66.7, pending: 1 },
			target: { percent: 100, from: '1010' },
			shortfall: 1
		},
		{
			code: '1020',
			name: '企画課',
			parentCode: '1000',
			depth: 2,
			own: { numerator: 1, denominator: 1, percent: 100 },
			total: { numerator: 1, denominator: 1, percent: 100, pending: 0 },
			target: inherited,
			shortfall: 0
		}
	]
};

it('json: the whole report, every key in its place', async () => {
	const { status, out, err } = await report('town-dx', '--as-of', '2024-03-31', '--format', 'json');
	expect({ status, err }).toEqual({ status: 0, err: [] });
	expect(JSON.stringify(JSON.parse(out))).toBe(JSON.stringify(wholeReport));
});

it('csv: UTF-8 with BOM, CRLF, the whole body first with a blank code', async () => {
	const { status, out, err } = await report('town-dx', '--as-of', '2024-03-31', '--format', 'csv');
	expect({ status, err }).toEqual({ status: 0, err: [] });
	expect(out.split('\r\n')).toEqual([
		'\uFEFFcode,name,parent_code,depth,own_numerator,own_denominator,own_percent,total_numerator,total_denominator,total_percent,pending,target_percent,target_from,shortfall',
		',全体,,,,,,3,7,42.9,1,20,overall,0',
		'2000,市民部,,1,0,0,,0,2,0.0,0,20,overall,1',
		'2010,市民課,2000,2,0,2,0.0,0,2,0.0,0,20,overall,1',
		'1000,企画情報部,,1,0,1,0.0,3,5,60.0,1,20,overall,0',
		'1010,情報政策課,1000,2,2,3,66.7,2,3,66.7,1,100,1010,1',
		'1020,企画課,1000,2,1,1,100.0,1,1,100.0,0,20,overall,0',
		''
	]);
	expect(out.replaceAll('\r\n', ''), 'no line feed of its own').not.toMatch(/[\r\n]/);
});

it('csv: what a spreadsheet would compute is text, what holds a comma is quoted', async () => {
	await take({
		'departments.csv': ['3000,=1+1,,2010-04-01,,', '3100,"甲,乙課",,2010-04-01,,', '3200,@甲,,2010-04-01,,']
	});
	const { out } = await report('town-dx', '--as-of', '2024-03-31', '--format', 'csv');
	const names = out.split('\r\n').filter((line) => line.startsWith('3'));
	expect(names.map((line) => line.slice(5, 12))).toEqual([
		expect.stringMatching(/^["']*'=1\+1/),
		expect.stringMatching(/^"甲,乙課"/),
		expect.stringMatching(/^["']*'@甲/)
	]);
});

it('text: a table for people', async () => {
	const { out } = await report('town-dx', '--as-of', '2024-03-31');
	expect(out).toContain('常勤の一般行政職のDX研修受講率（累計）（town-dx）\n基準日 2024年3月31日（令和6年）');
	expect(out).toContain('対象外 育児休業 1人');
	expect(out).toContain('\t全体\t42.9%\t3/7\t1\t20%\tあと0人\n');
	expect(out).toContain('\n1010\t　情報政策課\t66.7%\t2/3\t1\t100%\tあと1人\n');
});

it.each([
	['2026-06-15', [], '2026-06-15', 2026, false, 'today in Japan'],
	['2026-06-15', ['--as-of', '2024-04-01'], '2024-04-01', 2024, false, 'a day in the past'],
	['2026-06-15', ['--as-of', '2040-03-31'], '2040-03-31', 2039, false, 'a future day is allowed and never final'],
	['2026-03-31', ['--as-of', '2026-03-31'], '2026-03-31', 2025, false, '31 March itself is not over'],
	['2026-04-01', ['--as-of', '2026-03-31'], '2026-03-31', 2025, true, '31 March is over'],
	['2026-06-15', ['--fiscal-year', '2025'], '2026-03-31', 2025, true, 'a year that is over: its 31 March'],
	['2026-06-15', ['--fiscal-year', '2026'], '2026-06-15', 2026, false, 'a year that runs: today'],
	['2027-03-31', ['--fiscal-year', '2026'], '2027-03-31', 2026, false, 'on its last day'],
	['2026-04-01', ['--fiscal-year', '2026'], '2026-04-01', 2026, false, 'on its first day']
])('on %s, %j is the report of %s, fiscal year %i, final %s (%s)', async (today, words, asOf, fiscalYear, isFinal) => {
	letTodayBe(today);
	expect(await json('town-dx', ...words)).toMatchObject({ asOf, fiscalYear, isFinal });
});

it('a year that has not begun is refused', async () => {
	letTodayBe('2026-03-31');
	expect(await report('town-dx', '--fiscal-year', '2026')).toEqual({
		status: 1,
		out: '',
		err: [expect.stringMatching(/令和8年度はまだ始まっていません/)]
	});
});

it.each<[words: string[], because: string]>([
	[[], 'no code'],
	[['town-dx', 'town-ip'], 'two codes'],
	[['town-dx', '--as-of', '2026-02-29'], 'a day that does not exist'],
	[['town-dx', '--as-of', 'R8.3.31'], 'a day in another form'],
	[['town-dx', '--as-of', ''], 'no day'],
	[['town-dx', '--as-of'], 'no value'],
	[['town-dx', '--fiscal-year', '令和7'], 'no year'],
	[['town-dx', '--fiscal-year', '7'], 'not the year it starts in'],
	[['town-dx', '--as-of', '2024-03-31', '--fiscal-year', '2023'], 'two options that exclude each other'],
	[['town-dx', '--format', 'pdf'], 'an unknown format'],
	[['town-dx', '--asof', '2024-03-31'], 'an unknown option'],
	[['--list', 'town-dx'], 'a list and a code'],
	[['--list', '--as-of', '2024-03-31'], 'a list has no day'],
	[['--list', '--format', 'csv'], 'nor a table'],
	[['--list', '--format', 'xlsx'], 'nor a workbook']
])('report %j cannot be read: %s', async (words) => {
	const { status, out, err } = await report(...words);
	expect({ status, out, lines: err.length }).toEqual({ status: 2, out: '', lines: 1 });
});

it('an unknown code is refused with what to do', async () => {
	expect(await report('nichts')).toEqual({
		status: 1,
		out: '',
		err: ['指標「nichts」はありません。「npm run --silent kenshu -- report --list」で一覧を見られます。']
	});
});

const { kind: _, courses, atLeast, window, since, population, ...rest } = dxRate;
const training = { courses, atLeast, window, since, population };
const whole = { ...{ target: null, shortfall: null } };

/** On 2024-03-31: DX基礎 by 0001, 0002 and (waiting) 0003, DX応用 by 0010; 0001 answered 4 and 0010 5; 0001 is DX推進員 of 1010. */
const kinds: [object, object, row: string, text: string][] = [
	[
		{ kind: 'training_count', ...training, count: 'people' },
		{ numerator: 3, denominator: null, percent: null, pending: 1, ...whole },
		'1000,企画情報部,,1,0,,,3,,,1,,,',
		'\t全体\t3\t1\t－\t－'
	],
	[
		{ kind: 'qualification_count', qualifications: { anyOf: ['IP'] }, count: 'holders' },
		{ numerator: 1, denominator: 9, percent: null, pending: 1, ...whole },
		'1000,企画情報部,,1,0,1,,1,5,,1,,,',
		'\t全体\t1/9\t1\t－\t－'
	],
	[
		{ kind: 'appointment_coverage', role: 'DX推進員', level: 2 },
		{ numerator: 1, denominator: 3, percent: 33.3, pending: 0, ...whole },
		'1000,企画情報部,,1,0,0,,1,2,50.0,0,,,',
		'\t全体\t33.3%\t1/3\t0\t－\t－'
	],
	[
		{ kind: 'comprehension_rate', ...training, measure: 'threshold', threshold: 5 },
		{ numerator: 1, denominator: 2, percent: 50, pending: 0, ...whole },
		'1000,企画情報部,,1,0,0,,1,2,50.0,0,,,',
		'\t全体\t50.0%\t1/2\t0\t－\t－'
	],
	[
		{ kind: 'comprehension_rate', ...training, measure: 'mean' },
		{ numerator: 9, denominator: 2, percent: null, mean: 4.5, pending: 0, ...whole, met: null },
		'1000,企画情報部,,1,0,0,,9,2,,0,,,',
		'\t全体\t4.50\t9/2\t0\t－\t－'
	],
	[
		{ kind: 'manual', unit: '件', direction: 'at_most' },
		{ value: null, source: null, target: null, met: null },
		',全体,,,,,,,,,,,,',
		'入力なし\t－\t－\t－'
	]
];

it.each(kinds)('%j has a report in every format', async (rule, overall, row, text) => {
	await withPlan({ ...rest, targets: [], ...rule, code: 'other' });
	const words = ['other', '--as-of', '2024-03-31'];
	expect((await json(...words)).overall).toEqual(overall);
	expect((await report(...words, '--format', 'csv')).out.split('\r\n')).toContain(row);
	expect((await report(...words)).out).toContain(text);
});

it('--list: code, name and kind by tabs, a line each, in the order they came', async () => {
	const { status, out, err } = await report('--list');
	expect({ status, err }).toEqual({ status: 0, err: [] });
	expect(out).toBe(`town-dx\t${dxRate.name}\ttraining_rate\ntown-ip\tITパスポート保有率\tqualification_rate\n`);
	const list = await report('--list', '--format', 'json');
	expect(JSON.parse(list.out)).toEqual([
		{ code: 'town-dx', name: dxRate.name, kind: 'training_rate' },
		{ code: 'town-ip', name: 'ITパスポート保有率', kind: 'qualification_rate' }
	]);
});

it('--output writes the very bytes that would be printed, and says only where', async () => {
	for (const format of ['json', 'csv', 'text']) {
		const words = ['town-dx', '--as-of', '2024-03-31', '--format', format];
		const path = join(temporaryFolder(), 'report');
		expect(await report(...words, '--output', path)).toEqual({
			status: 0,
			out: '',
			err: [`「${path}」に書き出しました。`]
		});
		expect(readFileSync(path, 'utf8')).toBe((await report(...words)).out);
	}
});

it('--help prints how it is called, and nothing of the other commands', async () => {
	const { status, out, err } = await report('--help');
	expect({ status, err }).toEqual({ status: 0, err: [] });
	expect(out).toContain('--as-of YYYY-MM-DD');
	expect(out).toContain('report --list');
	expect(out).not.toContain('user create');
});

it('--output to where nothing can be written is refused', async () => {
	const folder = join(temporaryFolder(), 'folder');
	mkdirSync(folder);
	for (const path of [folder, join(folder, 'none', 'report.csv')]) {
		const { status, out, err } = await report('town-dx', '--output', path);
		const sentence = expect.stringMatching(/に書き込めませんでした|フォルダ .* がありません/);
		expect({ status, out, err }).toEqual({ status: 1, out: '', err: [sentence] });
	}
	expect(existsSync(join(folder, 'none'))).toBe(false);
	expect(readdirSync(folder)).toEqual([]);
});

it('xlsx: the values and the rule as numbers and days, and no names', async () => {
	letTodayBe('2026-06-15');
	const path = join(temporaryFolder(), 'report.xlsx');
	const words = ['town-dx', '--as-of', '2024-03-31', '--format', 'xlsx'];
	expect(await report(...words, '--output', path)).toEqual({
		status: 0,
		out: '',
		err: [`「${path}」に書き出しました。`]
	});
	const { sheets } = await readXlsx(readFileSync(path));
	expect(sheets.map(({ name, rows }) => ({ name, rows }))).toEqual([
		{
			name: '数値',
			rows: [
				[
					...['所属コード', '所属', '上位所属コード', '階層', '直属の分子', '直属の分母', '直属の率（%）'],
					...['分子', '分母', '率（%）', '確認待ち', '目標（%）', '目標（人）', '目標を定めた所属', 'あと（人）']
				],
				[null, '全体', null, null, null, null, null, 3, 7, 42.9, 1, 20, 50, '全体', 0],
				['2000', '市民部', null, 1, 0, 0, null, 0, 2, 0, 0, 20, null, '全体', 1],
				['2010', '　市民課', '2000', 2, 0, 2, 0, 0, 2, 0, 0, 20, null, '全体', 1],
				['1000', '企画情報部', null, 1, 0, 1, 0, 3, 5, 60, 1, 20, null, '全体', 0],
				['1010', '　情報政策課', '1000', 2, 2, 3, 66.7, 2, 3, 66.7, 1, 100, null, '1010', 1],
				['1020', '　企画課', '1000', 2, 1, 1, 100, 1, 1, 100, 0, 20, null, '全体', 0]
			]
		},
		{
			name: '数え方',
			rows: [
				['指標', dxRate.name, null],
				['指標コード', 'town-dx', null],
				['計画', '町のDX実行計画', null],
				[
					'数え方',
					expect.stringMatching(/^基準日に在籍する常勤の一般行政職（育児休業・休職を除く）のうち、2023年4月1日から/),
					null
				],
				['基準日', new Date('2024-03-31T00:00:00Z'), '令和6年3月31日（2024年3月31日）'],
				['年度', '令和5年度末', null],
				['状態', '年度末・確定前', null],
				['全体の分子', 3, null],
				['全体の分母', 7, null],
				['全体の率（%）', 42.9, null],
				['確認待ち', 1, null],
				['目標', '20%、50人', null],
				['対象外（人）', 1, '育児休業'],
				['作成日時', '2026-06-15 12:00', null],
				['操作の記録の最後の番号', 1, 'この番号までの記録から計算しています。']
			]
		}
	]);
});

it('xlsx on standard output is for a program, never for a terminal', async () => {
	const words = ['town-dx', '--as-of', '2024-03-31', '--format', 'xlsx'];
	const { status, out } = await report(...words);
	expect({ status, begins: out.slice(0, 2) }).toEqual({ status: 0, begins: 'PK' });
	const { isTTY } = process.stdout;
	onTestFinished(() => void (process.stdout.isTTY = isTTY));
	process.stdout.isTTY = true;
	expect(await report(...words)).toMatchObject({ status: 2, out: '', err: [expect.stringContaining('--output')] });
});

it('a file that cannot be finished leaves the one that was there, and nothing beside it', async () => {
	const folder = temporaryFolder();
	const path = join(folder, 'report.csv');
	writeFileSync(path, 'before');
	const io = { out: () => undefined, raw: () => undefined, err: () => undefined, input: async () => '' };
	async function* full(): AsyncGenerator<Uint8Array> {
		yield new Uint8Array(10);
		throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
	}
	await expect(deliver(io, full(), path)).rejects.toThrow('ディスクの空きが足りない');
	expect({ files: readdirSync(folder), text: readFileSync(path, 'utf8') }).toEqual({
		files: ['report.csv'],
		text: 'before'
	});
});
