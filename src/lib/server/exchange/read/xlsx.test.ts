import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { type CellValue, writeXlsx, type WriteSheet } from 'hucre/xlsx';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Cell, parsePackage } from '$lib/domain/exchange';
import { readPackage } from './read-package';
import { readEverySheet, readWorkbook } from './xlsx';

const staff = ['staff_number', 'name', 'kana', 'hired_on', 'left_on'];

async function cellsOf(...sheets: WriteSheet[]): Promise<Cell[][]> {
	const workbook = await readWorkbook(await writeXlsx({ sheets }));
	return workbook.ok ? [...workbook.sheets[0]!.rows].map((row) => [...row]) : [];
}

const sheet = (name: string, ...rows: CellValue[][]): WriteSheet => ({ name, rows });

describe('a workbook', () => {
	it('gives texts, numbers, days and the words for true and false', async () => {
		const date = new Date('2024-04-01T00:00:00Z');
		expect(await cellsOf(sheet('staff', staff, ['0012', 12, true, date, null]))).toEqual([
			staff,
			['0012', 12, 'TRUE', { date: '2024-04-01' }, null]
		]);
	});

	it.each([
		['2024-04-01T00:00:00Z', '2024-04-01', 'midnight'],
		['2024-04-01T23:59:59Z', '2024-04-01', 'the last second is still that day'],
		['2024-02-29T12:00:00Z', '2024-02-29', 'noon on a leap day'],
		['1970-01-01T00:00:00Z', '1970-01-01', 'before the time zones of computers']
	])('reads a date cell of %s as the day %s (%s), whatever the time zone', async (written, date) => {
		const [, [cell] = []] = await cellsOf(sheet('staff', ['x'], [new Date(written)]));
		expect(cell).toEqual({ date });
	});

	it('reads what a formula came to, and a date written as text in ISO form', async () => {
		const formulas: WriteSheet = {
			name: 'staff',
			rows: [
				['a', 'b', 'c'],
				[null, null, '2024-04-01T00:00:00']
			],
			cells: new Map([
				['1,0', { value: 'A01', formula: 'CONCATENATE("A","01")', formulaResult: 'A01' }],
				['1,1', { value: 3, formula: '1+2', formulaResult: 3 }]
			])
		};
		expect((await cellsOf(formulas))[1]).toEqual(['A01', 3, { date: '2024-04-01' }]);
	});

	it.each([
		['2026-03-31T15:30:00Z', '2026-04-01', 'already the next fiscal year in Japan'],
		['2026-03-31T14:59:59.999Z', '2026-03-31', 'still the old one'],
		['2026-03-31T23:59:59+09:00', '2026-03-31', 'Japan’s own zone'],
		['2026-03-31T23:59:59', '2026-03-31', 'no zone at all']
	])('reads the text %s as the day %s: %s', async (written, date) => {
		const [, [cell] = []] = await cellsOf(sheet('staff', ['x'], [written]));
		expect(cell).toEqual({ date });
	});

	it.each(['1e15', '99999999'])('shows a number of days that is none (%s) as a spreadsheet does', async (number) => {
		const parts = unzipSync(await writeXlsx({ sheets: [sheet('staff', [new Date('2026-06-01T00:00:00Z')])] }));
		const path = 'xl/worksheets/sheet1.xml';
		parts[path] = strToU8(strFromU8(parts[path]!).replace(/<v>\d+</, `<v>${number}<`));
		const workbook = await readEverySheet(zipSync(parts));
		expect(workbook).toMatchObject({ ok: true, sheets: [{ rows: [['########']] }] });
	});

	it('keeps empty rows, so that row numbers hold', async () => {
		const rows = await cellsOf(sheet('staff', staff, [], [null, null], ['01', 'a', null, '2024-04-01']));
		expect(rows[3]![0]).toBe('01');
	});
});

describe('a workbook as a package', () => {
	let folder: string;
	beforeEach(async () => {
		folder = await mkdtemp(join(tmpdir(), 'workbook-'));
	});
	afterEach(async () => {
		await rm(folder, { recursive: true });
	});

	async function read(content: Uint8Array | WriteSheet[], name = 'town.xlsx') {
		const path = join(folder, name);
		await writeFile(path, content instanceof Uint8Array ? content : await writeXlsx({ sheets: content }));
		const read = await readPackage(path);
		if (!read.ok) throw new Error(read.message);
		const { parsed, faults } = parsePackage(read);
		return { parsed, faults: [...read.faults, ...faults], messages: read.messages };
	}

	it('has a sheet for each file; others are ignored with a message', async () => {
		const { parsed, faults, messages } = await read([
			sheet('はじめに', ['x']),
			sheet('staff', staff, ['0012', '髙﨑', 'ﾀｶｻｷ', new Date('2024-04-01T00:00:00Z'), null]),
			sheet('absences', ['職員番号', '種別', '開始日', '終了日'], ['0012', '休職', 'R6.5.1', 5060531]),
			sheet('plan', ['x'])
		]);
		expect(faults).toEqual([]);
		expect(messages).toEqual(['はじめに', 'plan'].map((name) => expect.stringContaining(`シート「${name}」`)));
		expect(parsed.staff!.values[0]).toMatchObject({ staffNumber: '0012', name: '髙﨑', hiredOn: '2024-04-01' });
		expect(parsed.absences!.values[0]).toMatchObject({ from: '2024-05-01', to: '2024-05-31' });
	});

	it('with numeric staff numbers is refused cell by cell', async () => {
		const { faults } = await read(
			[sheet('staff', staff, [12, 'a', null, '2024-04-01'], [13, 'b', null, '2024-04-01'])],
			'TOWN.XLSX'
		);
		expect(faults.map(({ row, column, value }) => [row, column, value])).toEqual([
			[2, 'staff_number', '12'],
			[3, 'staff_number', '13']
		]);
		expect(faults[0]!.message).toContain('文字列の書式に');
	});

	it('without a sheet of the package, broken or under a password is refused under its name', async () => {
		const whole = await writeXlsx({ sheets: [sheet('staff', staff)] });
		const oldContainer = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
		const sentences = [
			['シートの名前', [sheet('Sheet1', ['x'])]],
			['保存し直して', whole.subarray(0, 500)],
			['保存し直して', Buffer.from('x')],
			['パスワード', oldContainer]
		] as const;
		for (const [sentence, content] of sentences) {
			const { faults } = await read(content as Uint8Array | WriteSheet[]);
			expect(faults).toEqual([
				{ file: 'town.xlsx', row: null, column: null, value: null, message: expect.stringContaining(sentence) }
			]);
		}
	});
});
