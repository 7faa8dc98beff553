import { strToU8, unzipSync, zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import { expect, it } from 'vitest';
import { readListFile } from './read-file';

const csv = (text: string) => readListFile('名簿.csv', Buffer.from(text));
const wide = (columns: number) => Array.from({ length: columns }, (_, column) => `見出し${column}`);

it.each([
	['as many columns as a list may have', wide(200).join(','), null],
	['one more', wide(201).join(','), '列が多すぎます'],
	['fewer, with commas behind them', `職員番号,氏名${','.repeat(500)}\n0001,あ${','.repeat(500)}`, null],
	['more in a row than in its heading', `職員番号,氏名\n${'x,'.repeat(300)}x`, '列が多すぎます'],
	['a hundred thousand columns', wide(100_000).join(','), '列が多すぎます'],
	['a million values and more', `${'x,'.repeat(59)}x\n`.repeat(17_000), '要る列だけを']
])('a list with %s', async (_, text, sentence) => {
	const reading = await csv(text);
	expect(reading.ok ? null : reading.message).toEqual(sentence === null ? null : expect.stringContaining(sentence));
});

it('a workbook of 200 kilobytes that unpacks to more than 20 megabytes is refused unread', async () => {
	const parts = unzipSync(await writeXlsx({ sheets: [{ name: 'a', rows: [['x']] }] }));
	parts['xl/worksheets/sheet1.xml'] = strToU8(`<worksheet>${' '.repeat(21 * 1024 * 1024)}</worksheet>`);
	const bytes = zipSync(parts);
	expect(bytes.length).toBeLessThan(200_000);
	expect(await readListFile('a.xlsx', bytes)).toMatchObject({
		ok: false,
		message: expect.stringContaining('大きすぎ')
	});
});

it.each([
	['last column', 'XFD1', '列が多すぎます'],
	['last cell', 'XFD1048576', 'Excelブックの中身が大きすぎます'],
	['last row', 'A1048576', 'Excelブックの中身が大きすぎます'],
	['row after the last a list may have', 'A20001', '20,000行まで']
])('a workbook with one word in the %s of all is told so', async (_, place, sentence) => {
	const parts = unzipSync(await writeXlsx({ sheets: [{ name: 'a', rows: [['x']] }] }));
	const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
	const row = /\d+/.exec(place)![0];
	parts['xl/worksheets/sheet1.xml'] = strToU8(
		`<worksheet xmlns="${main}"><sheetData><row r="${row}"><c r="${place}" t="inlineStr"><is><t>x</t></is></c></row></sheetData></worksheet>`
	);
	const reading = await readListFile('a.xlsx', zipSync(parts));
	expect(reading).toMatchObject({ ok: false, message: expect.stringContaining(sentence) });
});
