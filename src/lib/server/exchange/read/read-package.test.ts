import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parsePackage } from '$lib/domain/exchange';
import { readPackage } from './read-package';

const fixtures = fileURLToPath(new URL('../../../../../tests/fixtures/exchange/', import.meta.url));
let temporary: string;

beforeAll(async () => {
	temporary = await mkdtemp(join(tmpdir(), 'exchange-'));
});
afterAll(async () => {
	await rm(temporary, { recursive: true });
});

async function readFixture(name: string, options?: Parameters<typeof readPackage>[1]) {
	const read = await readPackage(join(fixtures, name), options);
	if (!read.ok) throw new Error(read.message);
	const { parsed, faults, messages } = parsePackage(read);
	return { parsed, read, faults: [...read.faults, ...faults], messages: [...read.messages, ...messages] };
}

describe('a folder', () => {
	it('in CP932 keeps every character of a name, half-width kana and 外字 too', async () => {
		const { parsed, faults } = await readFixture('cp932-extended-kanji-half-width-kana');
		expect(faults).toEqual([]);
		expect(
			parsed.staff!.values.map(({ staffNumber, name, kana, hiredOn, leftOn }) => [
				staffNumber,
				name,
				kana,
				hiredOn,
				leftOn
			])
		).toEqual([
			['0012', '髙﨑　濵子', 'ﾀｶｻｷ ﾊﾏｺ', '2024-04-01', null],
			['0013', '山田～－①㈱', 'ﾔﾏﾀﾞ', '2026-04-01', '2027-03-31']
		]);
		const gaiji = await readFixture('cp932-gaiji');
		expect(gaiji.parsed.staff!.values[0]!.name).toBe('\uE000田');
	});

	it('is decoded file by file, and plan.json is UTF-8', async () => {
		const { parsed, faults, messages, read } = await readFixture('every-file-in-its-own-encoding');
		expect([faults, messages]).toEqual([[], []]);
		expect(parsed.staff!.values[0]!.name).toBe('髙﨑');
		expect(parsed.departments!.values[0]).toMatchObject({ code: '0210', name: '企画情報部　髙﨑課' });
		expect(parsed.courses!.values[0]!.name).toBe('DX基礎');
		expect(parsed.plan!.plans[0]!.name).toBe('計画');
		expect(read.ok && read.sheets.map(({ file }) => file)).toEqual(['departments.csv', 'staff.csv', 'courses.csv']);
	});

	it('with a given encoding reads the CSV files in it and no other way', async () => {
		const utf8 = await readFixture('every-file-in-its-own-encoding', { encoding: 'utf-8' });
		expect(utf8.faults).toMatchObject([
			{ file: 'staff.csv', row: null, column: null, message: expect.stringContaining('UTF-8ではありません') }
		]);
		expect(utf8.parsed.plan!.plans).toHaveLength(1);
		const cp932 = await readFixture('every-file-in-its-own-encoding', { encoding: 'cp932' });
		expect(cp932.parsed.staff!.values).toHaveLength(1);
		expect(cp932.parsed.plan!.plans).toHaveLength(1);
		expect(cp932.faults.map(({ file }) => file)).toContain('departments.csv');
	});

	it('with a file in no known encoding says so of the file, and reads the others', async () => {
		const { faults } = await readFixture('neither-utf8-nor-cp932');
		expect(faults).toEqual([
			{
				file: 'staff.csv',
				row: null,
				column: null,
				value: null,
				message: expect.stringContaining('UTF-8でもCP932でもありません')
			},
			expect.objectContaining({ file: 'courses.csv', row: 2, column: 'category', value: 'dx' })
		]);
	});

	it.each(['utf16-unicode-text', 'bom-but-then-cp932'])('%s is refused, not guessed at', async (name) => {
		const { faults, parsed } = await readFixture(name);
		expect(faults).toMatchObject([{ file: 'staff.csv', row: null, column: null }]);
		expect(parsed.staff!.incomplete).toBe(true);
	});

	it('with a plan.json that is not UTF-8 says so', async () => {
		const { faults, parsed } = await readFixture('cp932-plan');
		expect(faults).toMatchObject([
			{ file: 'plan.json', row: null, message: expect.stringContaining('UTF-8ではありません') }
		]);
		expect(parsed.plan).toBeNull();
	});

	it('ignores unknown files with a message; hidden files and folders without', async () => {
		const { faults, messages, parsed } = await readFixture('unknown-files');
		expect(faults).toEqual([]);
		expect(messages).toEqual(['Staff2.csv', 'notes.txt'].map((name) => expect.stringContaining(`「${name}」`)));
		expect(parsed.staff!.values).toHaveLength(1);
	});

	it('without a file of the package is refused under its name', async () => {
		expect(await readPackage(`${temporary}/`)).toMatchObject({
			ok: true,
			sheets: [],
			plan: null,
			faults: [{ file: temporary.split('/').at(-1), row: null, column: null, value: null }]
		});
	});
});

describe('a CSV file', () => {
	it('with new lines inside quotes keeps the row numbers of the spreadsheet', async () => {
		const { parsed, faults } = await readFixture('newline-inside-quotes');
		expect(parsed.courses!.values).toMatchObject([{ code: 'DX', name: 'DX基礎\r\n（前半）', provider: '県, 市' }]);
		expect(faults).toMatchObject([{ row: 4, column: 'valid_months', value: 'x' }]);
		expect(parsed.courses!.faulty[0]!.fields.name).toBe('"安全" 研修');
	});

	it('with a quote that never closes says where it opens, and what is wrong before it', async () => {
		const { faults } = await readFixture('unclosed-quote');
		expect(faults).toEqual([
			{
				file: 'courses.csv',
				row: null,
				column: null,
				value: null,
				message: expect.stringContaining('3行目から始まる引用符')
			},
			expect.objectContaining({ row: 2, column: 'category' })
		]);
	});

	it('with quotes in the middle of a value keeps them', async () => {
		const { parsed, faults } = await readFixture('stray-quotes');
		expect(faults).toEqual([]);
		expect(parsed.courses!.values.map(({ name, provider }) => [name, provider])).toEqual([
			['DX"基礎"', '5" disk'],
			['"安全"研修', null]
		]);
	});

	it('may mix line ends and close with the mark of a host system', async () => {
		const { parsed, faults } = await readFixture('mixed-line-ends-and-end-mark');
		expect(faults).toEqual([]);
		expect(parsed.absences!.rowNumbers).toEqual([2, 4, 5]);
	});
});

describe('a path', () => {
	it('where nothing is is not found', async () => {
		const path = join(temporary, 'ない');
		expect(await readPackage(path)).toEqual({
			ok: false,
			reason: 'not-found',
			message: '「ない」が見つかりません。場所と名前を確かめてください。'
		});
		expect(await readPackage(join(fixtures, 'cp932-gaiji/staff.csv/inside'))).toMatchObject({ reason: 'not-found' });
	});

	it('of a single file is no package', async () => {
		expect(await readPackage(join(fixtures, 'cp932-gaiji/staff.csv'))).toMatchObject({
			ok: false,
			reason: 'not-a-package'
		});
		await writeFile(join(temporary, 'old.xls'), 'x');
		expect(await readPackage(join(temporary, 'old.xls'))).toMatchObject({ ok: false, reason: 'not-a-package' });
	});
});
