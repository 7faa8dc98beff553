import { unzipSync } from 'fflate';
import { areBlank, type Cell, cellText, type FinisherSheet } from '$lib/domain/exchange';
import { csvSheet, type Delimiter } from '../read/csv';
import { readEverySheet } from '../read/xlsx';
import { inTurns } from '../../indicator/turns';

/** What a list may weigh: ten thousand finishers are one megabyte. */
export const mostListBytes = 5 * 1024 * 1024;
/** Rows of one sheet; more is no list of one body's people. */
const mostRows = 20_000;
/** Who sends a list fills a dozen; a page shows each of them. */
const mostColumns = 200;
/** Of all sheets: every step reads what was kept of them. */
const mostCells = 1_000_000;
/** A workbook of the most rows, as a spreadsheet saves it, is ten megabytes. */
const mostUnpacked = 20 * 1024 * 1024;

type ListReading = { ok: true; sheets: FinisherSheet[] } | { ok: false; message: string };

const sentences = {
	empty: 'ファイルに何も書かれていません。名簿のファイルを選び直してください。',
	'too-large': '名簿が大きすぎます。5MB・20,000行までに分けてください。',
	'too-wide': '列が多すぎます。名簿の表だけを、200列までで別のファイルに保存し直してください。',
	'too-many-cells': '表が大きすぎます。名簿のシートの、要る列だけを別のファイルに保存し直してください。',
	unpacked: 'Excelブックの中身が大きすぎます。名簿のシートだけを、値で貼り付けて別のブックに保存し直してください。',
	unknown: '読めるのは、CSV（.csv）とExcelブック（.xlsx）です。どちらかの形で保存し直してください。',
	old: '古い形のExcelブック（.xls）は読めません。Excelで開き、「.xlsx」で保存し直してください。',
	broken: 'Excelブック（.xlsx）として開けません。Excelで開いて保存し直してください。',
	encrypted: 'パスワード付きのExcelブックは読めません。パスワードを外して保存し直してください。',
	pdf: '名前は表のファイルですが、中身はPDFです。送り元に、CSVかExcelブック（.xlsx）の名簿を頼んでください。',
	page: '中身はCSVではなく、画面を保存したもの（HTML）です。Excelで開き、「.xlsx」で保存し直してください。',
	workbook:
		'中身はCSVではなく、Excelブックか圧縮したファイルです。Excelで開けるときは、「.xlsx」で保存し直してください。',
	oneColumn: '列が一つしか見つかりません。列をコンマかタブで区切ったCSVか、Excelブックで保存し直してください。'
};

/** A list as it was sent, CSV in UTF-8 or CP932 or a workbook, by its name and bytes. */
export async function readListFile(name: string, bytes: Uint8Array): Promise<ListReading> {
	const reading = await sheetsOf(name, bytes);
	if (!reading.ok) return reading;
	const sheets: FinisherSheet[] = [];
	for (const sheet of reading.sheets) sheets.push(await withoutEnd(sheet));
	return judged(sheets.filter(({ rows }) => rows.length > 0));
}

/** Within the limits or not. */
function judged(sheets: FinisherSheet[]): ListReading {
	if (sheets.length === 0) return refused('empty');
	if (sheets.some(({ rows }) => rows.length > mostRows)) return refused('too-large');
	const widest = sheets.map(({ rows }) => rows.reduce((most, { length }) => Math.max(most, length), 0));
	if (widest.some((width) => width > mostColumns)) return refused('too-wide');
	const cells = sheets.reduce((sum, { rows }, index) => sum + rows.length * widest[index]!, 0);
	if (cells > mostCells) return refused('too-many-cells');
	if (!widest.some((width) => width > 1)) return refused('oneColumn');
	return { ok: true, sheets };
}

async function sheetsOf(name: string, bytes: Uint8Array): Promise<ListReading> {
	if (bytes.length === 0) return refused('empty');
	if (bytes.length > mostListBytes) return refused('too-large');
	if (/\.xls$/i.test(name)) return refused('old');
	if (!/\.(csv|txt|tsv|xlsx)$/i.test(name)) return refused('unknown');
	const other = otherKind(name, bytes);
	if (other !== null) return refused(other);
	if (!/\.xlsx$/i.test(name)) return textList(bytes);
	if (unpackedSize(bytes) > mostUnpacked) return refused('unpacked');
	const workbook = await readEverySheet(bytes);
	if (workbook.ok) return workbook;
	return refused(workbook.reason === 'too-large' ? 'unpacked' : workbook.reason);
}

/** What a file is that is called like a list; null where it may be one. */
function otherKind(name: string, bytes: Uint8Array): 'pdf' | 'page' | 'workbook' | null {
	const start = Buffer.from(bytes.subarray(0, 256)).toString('latin1').trimStart();
	if (start.startsWith('%PDF')) return 'pdf';
	if (/^(ï»¿)?\s*<(!doctype|html|table|\?xml)/i.test(start)) return 'page';
	const isBook = start.startsWith('PK\u0003\u0004') || start.startsWith('ÐÏ\u0011à');
	return isBook && !/\.xlsx$/i.test(name) ? 'workbook' : null;
}

async function textList(sent: Uint8Array): Promise<ListReading> {
	const bytes = withoutUtf16(sent);
	const sheet = csvSheet('completions.csv', bytes, undefined, delimiterOf(bytes));
	const rows = await inTurns(sheet.rows, (row) => row);
	const broken = sheet.broken?.();
	return broken ? { ok: false, message: broken.message } : { ok: true, sheets: [{ name: '', rows }] };
}

/** What a spreadsheet saves as 「Unicode テキスト」 as UTF-8; everything else as it is. */
function withoutUtf16(bytes: Uint8Array): Uint8Array {
	const [first, second] = bytes;
	const encoding =
		first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null;
	if (encoding === null) return bytes;
	try {
		return Buffer.from(new TextDecoder(encoding, { fatal: true }).decode(bytes));
	} catch {
		return bytes;
	}
}

/** What separates the values of the first lines most often; the second byte of a letter is none of the three in either encoding. */
function delimiterOf(bytes: Uint8Array): Delimiter {
	const start = bytes.subarray(0, 8192);
	const count = (delimiter: Delimiter) =>
		start.reduce((sum, byte) => sum + (byte === delimiter.charCodeAt(0) ? 1 : 0), 0);
	const delimiters: readonly Delimiter[] = [',', '\t', ';'];
	return delimiters.reduce((best, one) => (count(one) > count(best) ? one : best));
}

/** What the directory says it would fill; what is no zip is told so where it is opened. */
function unpackedSize(bytes: Uint8Array): number {
	let size = 0;
	const weigh = ({ originalSize }: { originalSize: number }) => {
		size += originalSize;
		return false;
	};
	try {
		unzipSync(bytes, { filter: weigh });
	} catch {
		return 0;
	}
	return size;
}

/** Rows and cells that were only formatted stand behind the last ones with words. */
async function withoutEnd({ name, rows }: FinisherSheet): Promise<FinisherSheet> {
	const filled = rows.slice(0, rows.findLastIndex((cells) => !areBlank(cells)) + 1);
	const cut = (cells: readonly Cell[]) => cells.slice(0, cells.findLastIndex((cell) => cellText(cell) !== '') + 1);
	return { name, rows: await inTurns(filled, cut) };
}

function refused(reason: keyof typeof sentences): ListReading {
	return { ok: false, message: sentences[reason] };
}
