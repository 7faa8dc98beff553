import { type CellValue } from 'hucre/xlsx';
import iconv from 'iconv-lite';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type CsvName, csvText, packageContents, packageHeaders, type PackageSketch } from '../../factories/package';
import { packageFolder, packageWorkbook, packageZip, temporaryFolder } from '../../factories/package-files';
import { smallTown, smallTownCounts } from '../../factories/package-town';
import { freshUrl, imported, kenshu, letTodayBe } from '../cli/in-process';
import { place, storedTown, today } from './stored-town';
import { factsIn, staffIn } from './facts';

/** The ways a package may come, and that they all mean the same. */

const whole = Object.fromEntries(
	Object.entries(smallTownCounts).map(([file, added]) => [file, { added, changed: 0, unchanged: 0 }])
);
const { 'plan.json': _plan, ...withoutPlan } = smallTown;
const tables = Object.entries(withoutPlan) as [CsvName, string[]][];

/** The small town with every CSV file as these bytes. */
const written = (bytesOf: (text: string) => Uint8Array): PackageSketch => ({
	...smallTown,
	...Object.fromEntries(tables.map(([name, rows]) => [name, bytesOf(csvText(name, rows))]))
});
const crlf = (text: string) => text.replaceAll('\n', '\r\n');
const cp932 = (text: string) => iconv.encode(text, 'cp932');

it.each<[form: string, path: () => string]>([
	['a folder', () => packageFolder(smallTown)],
	['a zip with the files at its root', () => packageZip(smallTown)],
	['a zip of the folder', () => packageZip(smallTown, '取込パッケージ/')],
	['UTF-8 with BOM and CRLF', () => packageFolder(written((text) => Buffer.from(`\uFEFF${crlf(text)}`)))],
	['CP932 with CRLF, plan.json in UTF-8', () => packageFolder(written((text) => cp932(crlf(text))))],
	[
		'each file in an encoding of its own',
		() => packageZip({ ...smallTown, 'staff.csv': cp932(csvText('staff.csv', smallTown['staff.csv'] as string[])) })
	],
	['Japanese headers', () => packageFolder(written((text) => Buffer.from(inJapanese(text))))],
	['columns in another order, beside unknown ones', () => packageFolder(written((text) => Buffer.from(reversed(text))))]
])('reads %s as the same town', async (_form, path) => {
	const url = await freshUrl();
	expect(await imported(url, path())).toMatchObject({ status: 0, import: 1, written: true, files: whole, errors: [] });
	expect(await factsIn(url)).toEqual(await factsIn(await storedTown()));
});

it('reads a workbook as the same town: text cells, and days as date cells', async () => {
	const url = await storedTown();
	const sheets = Object.fromEntries(
		tables.map(([name, rows]) => [name.replace('.csv', ''), csvText(name, rows).trim().split('\n').map(cells)])
	);
	const answer = await imported(url, await packageWorkbook({ ...sheets, メモ: [['人事課より']] }));
	const unchanged = tables.map(([name, rows]) => [name, { added: 0, changed: 0, unchanged: rows.length }]);
	expect(answer).toMatchObject({ status: 0, files: Object.fromEntries(unchanged), errors: [] });
	expect(Object.keys(answer.files), 'a workbook has no plan').not.toContain('plan.json');
	expect(answer.err.join(), 'tells which sheet is not read').toContain('メモ');
});

it('refuses a numeric cell in a code column, since its zeros are lost', async () => {
	letTodayBe(today);
	const sheet: CellValue[][] = [packageHeaders['absences.csv'].split(','), [1, '休職', new Date('2025-04-01'), null]];
	const answer = await imported(await storedTown(), await packageWorkbook({ absences: sheet }));
	expect(answer.errors.map(place)).toEqual(['absences.csv 2 staff_number 1']);
	expect(answer.errors[0]?.message).toContain('文字列の書式に');
	expect(answer).toMatchObject({ status: 1, import: null, written: false, files: {} });
});

it('takes numeric cells where a number or a free word stands', async () => {
	const sheets: Record<string, CellValue[][]> = {
		completions: [
			packageHeaders['completions.csv'].split(','),
			['0001', 'SEC', new Date('2025-04-01'), 1.5, 4, '確認済', null, null]
		],
		courses: [packageHeaders['courses.csv'].split(','), ['X', '研修', 'DX', null, 12]],
		departments: [packageHeaders['departments.csv'].split(','), ['3000', '部', null, new Date('2025-04-01'), null, 7]]
	};
	const url = await storedTown();
	expect(await imported(url, await packageWorkbook(sheets))).toMatchObject({ status: 0, errors: [] });
	const { completion, course, department } = await factsIn(url);
	expect(completion).toContainEqual(
		expect.objectContaining({ completedOn: '2025-04-01', hours: 1.5, comprehension: 4 })
	);
	expect(course).toContainEqual(expect.objectContaining({ code: 'X', validMonths: 12 }));
	expect(department).toContainEqual(expect.objectContaining({ code: '3000', validFrom: '2025-04-01', order: 7 }));
});

it('keeps leading zeros, cuts white space around values and changes nothing else, in names least of all', async () => {
	const url = await freshUrl();
	const row = [' 0100 ', '　髙﨑　濵 子　', ' ﾀｶｻｷ ﾊﾏｺ ', '', '', '\t2025-04-01 ', '　'].join(',');
	await imported(url, packageFolder({ 'staff.csv': [row] }));
	expect(await staffIn(url)).toEqual([
		expect.objectContaining({ staffNumber: '0100', name: '髙﨑　濵 子', kana: 'ﾀｶｻｷ ﾊﾏｺ', leftOn: null })
	]);
});

it.each([
	['2024-04-01', '2024-04-01'],
	['2024/4/1', '2024-04-01'],
	['2024/04/01', '2024-04-01'],
	['R6.4.1', '2024-04-01'],
	['R06.04.01', '2024-04-01'],
	['令和6年4月1日', '2024-04-01'],
	['令和６年４月１日', '2024-04-01'],
	['２０２４/４/１', '2024-04-01'],
	['5060401', '2024-04-01'],
	['令和元年5月1日', '2019-05-01'],
	['R元.5.1', '2019-05-01'],
	['H31.4.30', '2019-04-30'],
	['4310430', '2019-04-30'],
	['3640107', '1989-01-07'],
	['昭和64年1月7日', '1989-01-07'],
	['T15.12.24', '1926-12-24'],
	['M45.7.29', '1912-07-29']
])('reads %s as %s', async (writing, day) => {
	const url = await freshUrl();
	await imported(url, packageFolder({ 'staff.csv': [`0100,甲,,,,${writing},`] }));
	expect(await staffIn(url)).toEqual([expect.objectContaining({ hiredOn: day })]);
});

it('counts the last day of a period and not the next one', async () => {
	const url = await storedTown();
	const denominator = async (day: string) => {
		const { out } = await kenshu(url, 'report', 'town-ip', '--as-of', day, '--format', 'json');
		return (JSON.parse(out) as { overall: { denominator: number } }).overall.denominator;
	};
	// 0008 leaves on 31 March, 0009 comes on 1 April.
	expect([await denominator('2024-03-31'), await denominator('2024-04-01')]).toEqual([9, 9]);
	await imported(url, packageFolder({ 'staff.csv': ['0010,濵 大輔,,,,2012-04-01,2025-03-31'] }));
	expect([await denominator('2025-03-31'), await denominator('2025-04-01')]).toEqual([9, 8]);
});

it('leaves what an absent optional column would say, and clears what a blank value says', async () => {
	const url = await storedTown();
	const hanako = async () => (await staffIn(url)).find(({ staffNumber }) => staffNumber === '0001');
	const absent = 'staff_number,name,kana,hired_on,left_on\n0001,海野 花子,,2015-04-01,\n';
	expect((await imported(url, packageFolder({ 'staff.csv': absent }))).files).toEqual({
		'staff.csv': { added: 0, changed: 1, unchanged: 0 }
	});
	expect(await hanako()).toMatchObject({ kana: null, formerName: '山田', email: 'hanako@example.lg.jp' });

	await imported(url, packageFolder({ 'staff.csv': ['0001,海野 花子,,,,2015-04-01,'] }));
	expect(await hanako()).toMatchObject({ kana: null, formerName: null, email: null });
});

it('leaves the 並び順 and the 実施方法 likewise', async () => {
	const url = await storedTown();
	const files = {
		'departments.csv': '所属コード,所属名,上位所属コード,開始日,終了日\n1000,企画情報部,,2010-04-01,\n',
		'completions.csv':
			'staff_number,course_code,completed_on,hours,comprehension,status,source\n0001,DX-BASIC,2023-06-01,3,4,確認済,研修センター\n'
	};
	const unchanged = { added: 0, changed: 0, unchanged: 1 };
	expect((await imported(url, packageFolder(files))).files).toEqual({
		'departments.csv': unchanged,
		'completions.csv': unchanged
	});
	const blank = await imported(
		url,
		packageFolder({
			'departments.csv': ['1000,企画情報部,,2010-04-01,,'],
			'completions.csv': ['0001,DX-BASIC,2023-06-01,3,4,確認済,研修センター,']
		})
	);
	expect(Object.values(blank.files).map(({ changed }) => changed)).toEqual([1, 1]);
});

it('says which columns and files it does not read, and reads the rest', async () => {
	const text = 'code,name,category,provider,valid_months,備考\nX,研修,DX,,,年1回\n';
	const folder = packageFolder({ 'courses.csv': text });
	writeFileSync(join(folder, '読んでください.txt'), '取込の手順');
	mkdirSync(join(folder, '昨年度'));
	const { status, err, files } = await imported(await freshUrl(), folder);
	expect({ status, files }).toEqual({ status: 0, files: { 'courses.csv': { added: 1, changed: 0, unchanged: 0 } } });
	expect(err.join('\n')).toMatch(/備考[^]*読んでください\.txt|読んでください\.txt[^]*備考/);
});

it('--encoding overrides what a CSV file looks like, never what plan.json does', async () => {
	const [url, other] = [await freshUrl(), await freshUrl()];
	// The two bytes of é in UTF-8 are two half-width letters in CP932.
	const path = packageFolder({ 'staff.csv': ['0100,é,,,,2020-04-01,'], 'plan.json': { plans: [] } });
	expect((await imported(url, path, '--encoding', 'cp932')).status).toBe(0);
	expect((await imported(other, path)).status).toBe(0);
	expect([(await staffIn(url))[0]?.name, (await staffIn(other))[0]?.name]).toEqual(['ﾃｩ', 'é']);
});

it('--encoding utf-8 refuses a file in CP932', async () => {
	const path = packageFolder({ 'staff.csv': cp932(csvText('staff.csv', ['0100,漢字,,,,2020-04-01,'])) });
	const answer = await imported(await freshUrl(), path, '--encoding', 'utf-8');
	expect(answer.errors.map(place)).toEqual(['staff.csv - - -']);
});

it.each<[what: string, path: () => string, sentence: RegExp]>([
	['a path where nothing is', () => join(temporaryFolder(), 'なし'), /「なし」が見つかりません/],
	['a file that is no package', () => withFile('package.csv', 'code\n'), /フォルダ、\.zip、\.xlsx/],
	['a zip that is none', () => withFile('package.zip', 'PK no zip'), /zip/],
	['a workbook that is none', () => withFile('package.xlsx', 'no workbook'), /Excel/]
])('refuses %s', async (_what, path, sentence) => {
	const answer = await imported(await freshUrl(), path());
	expect(answer).toMatchObject({ status: 1, import: null, written: false, files: {} });
	expect(answer.errors).toEqual([
		{ file: expect.any(String), row: null, column: null, value: null, message: expect.stringMatching(sentence) }
	]);
});

function withFile(name: string, content: string): string {
	const path = join(temporaryFolder(), name);
	writeFileSync(path, content);
	return path;
}

/** A line as cells: days as date cells, blanks as empty cells, the rest as text. */
function cells(line: string): CellValue[] {
	return line.split(',').map((text) => {
		if (text === '') return null;
		return /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(text) : text;
	});
}

const japanese: Record<CsvName, string> = {
	'departments.csv': '所属コード,所属名,上位所属コード,開始日,終了日,並び順',
	'staff.csv': '職員番号,氏名,フリガナ,旧姓,メール,採用日,退職日',
	'assignments.csv': '職員番号,所属コード,区分,任用形態,職種,職位,開始日,終了日',
	'absences.csv': '職員番号,種別,開始日,終了日',
	'courses.csv': '研修コード,研修名,分野,実施機関,有効月数',
	'completions.csv': '職員番号,研修コード,受講日,時間,理解度,状態,登録元,実施方法',
	'qualifications.csv': '職員番号,資格コード,合格日,合格証書番号,有効期限,状態',
	'appointments.csv': '職員番号,役割,所属コード,開始日,終了日,発令番号'
};

function inJapanese(text: string): string {
	const [header = '', ...lines] = text.split('\n');
	const name = (Object.keys(packageHeaders) as CsvName[]).find((file) => packageHeaders[file] === header)!;
	return [japanese[name], ...lines].join('\n');
}

function reversed(text: string): string {
	const lines = text.split('\n').map((line) => (line === '' ? '' : `余分,${line.split(',').toReversed().join(',')}`));
	return lines.join('\n');
}

it('has the same contents whatever the form', () => {
	expect([...packageContents(smallTown).keys()]).toEqual(Object.keys(smallTownCounts));
});
