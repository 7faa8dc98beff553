import { unzipSync } from 'fflate';
import { areBlank, cellText, type FinisherSheet } from '$lib/domain/exchange';
import { csvSheet } from '../read/csv';
import { readEverySheet } from '../read/xlsx';

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
	oneColumn: '列が一つしか見つかりません。列をコンマで区切ったCSVか、Excelブックで保存し直してください。'
};

/** A list as it was sent, CSV in UTF-8 or CP932 or a workbook, by its name and bytes. */
export async function readListFile(name: string, bytes: Uint8Array): Promise<ListReading> {
	const reading = await sheetsOf(name, bytes);
	if (!reading.ok) return reading;
	const sheets = reading.sheets.map(withoutEnd).filter(({ rows }) => rows.length > 0);
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
	if (/\.(csv|txt)$/i.test(name)) return csvList(bytes);
	if (!/\.xlsx$/i.test(name)) return refused('unknown');
	if (unpackedSize(bytes) > mostUnpacked) return refused('unpacked');
	const workbook = await readEverySheet(bytes);
	if (workbook.ok) return workbook;
	return refused(workbook.reason === 'too-large' ? 'unpacked' : workbook.reason);
}

function csvList(bytes: Uint8Array): ListReading {
	const sheet = csvSheet('completions.csv', bytes);
	const rows = [...sheet.rows];
	const broken = sheet.broken?.();
	return broken ? { ok: false, message: broken.message } : { ok: true, sheets: [{ name: '', rows }] };
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
function withoutEnd({ name, rows }: FinisherSheet): FinisherSheet {
	const filled = rows.slice(0, rows.findLastIndex((cells) => !areBlank(cells)) + 1);
	return {
		name,
		rows: filled.map((cells) => cells.slice(0, cells.findLastIndex((cell) => cellText(cell) !== '') + 1))
	};
}

function refused(reason: keyof typeof sentences): ListReading {
	return { ok: false, message: sentences[reason] };
}
