import { strToU8, unzipSync, zipSync } from 'fflate';
import iconv from 'iconv-lite';
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

const sheetOf = [
	['職員番号', '氏名', '修了日'],
	['0001', '髙橋　花子', '2026/6/1'],
	['0002', '佐藤, 一郎', '2026/6/1']
];
const text = (delimiter: string) =>
	sheetOf.map((row) => row.map((cell) => (cell.includes(delimiter) ? `"${cell}"` : cell)).join(delimiter)).join('\r\n');
const utf16 = (bigEndian: boolean) => {
	const bytes = Buffer.from(`\uFEFF${text('\t')}`, 'utf16le');
	return bigEndian ? bytes.swap16() : bytes;
};

it.each([
	['by commas in UTF-8 with a mark', 'a.csv', Buffer.from(`\uFEFF${text(',')}`)],
	['by tabs', 'a.tsv', Buffer.from(text('\t'))],
	['by tabs in CP932', 'a.txt', iconv.encode(text('\t'), 'cp932')],
	['by semicolons', 'a.csv', Buffer.from(text(';'))],
	['by semicolons in CP932', 'a.csv', iconv.encode(text(';'), 'cp932')],
	['by tabs in UTF-16', 'a.txt', utf16(false)],
	['by tabs in UTF-16 of the other order', 'a.txt', utf16(true)]
])('a list separated %s is the same list', async (_, name, bytes) => {
	expect(await readListFile(name, bytes)).toEqual({ ok: true, sheets: [{ name: '', rows: sheetOf }] });
});

it.each([
	['a PDF', 'a.csv', Buffer.from('%PDF-1.7\n1,2\n'), '中身はPDFです'],
	['a PDF', 'a.xlsx', Buffer.from('%PDF-1.7'), '中身はPDFです'],
	['a page', 'a.csv', Buffer.from('<html><table><tr><td>職員番号</td></tr></table>'), '画面を保存したもの'],
	['a workbook', 'a.csv', zipSync({ 'xl/workbook.xml': strToU8('x') }), '中身はCSVではなく、Excelブック'],
	['an old workbook', 'a.csv', Buffer.from('d0cf11e0a1b11ae1', 'hex'), '中身はCSVではなく、Excelブック'],
	['a workbook with a password', 'a.xlsx', Buffer.from('d0cf11e0a1b11ae1'.padEnd(1200, '0'), 'hex'), 'パスワード']
])('%s called %s is told so, and what to do', async (_, name, bytes, sentence) => {
	expect(await readListFile(name, bytes)).toMatchObject({ ok: false, message: expect.stringContaining(sentence) });
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
