import { readFile, stat } from 'node:fs/promises';
import { basename, extname, resolve } from 'node:path';
import { type Fault, packageFiles, planFile, type Sheet } from '$lib/domain/exchange';
import { type Contents, ignoredMessage, packageFault } from './contents';
import { csvSheet } from './csv';
import { type Encoding, findEncoding } from './encoding';
import { readFolder } from './folder';
import { readWorkbook } from './xlsx';
import { readZip } from './zip';

/** A package as sheets and the text of plan.json (null: it has none), or why there is none at the path. */
export type PackageReading =
	| { ok: true; sheets: Sheet[]; plan: string | null; messages: string[]; faults: Fault[] }
	| { ok: false; reason: 'not-found' | 'not-a-package'; message: string };

type Options = { encoding?: Encoding };

const nothingFound =
	'取り込めるファイルがありません。departments.csv、staff.csv などの名前で、フォルダ（zipなら一番上か一つのフォルダの中）に入れてください。';
const noSheet = '取り込めるシートがありません。シートの名前を departments、staff などにしてください。';
const workbookSentences = {
	broken: 'Excelブック（.xlsx）として開けません。Excelで開いて保存し直してください。',
	encrypted: 'パスワード付きのExcelブックは読めません。パスワードを外して保存し直してください。'
};

/**
 * Reads an import package: a folder, a .zip of it or an .xlsx workbook. A CSV file is decoded by what its bytes are, or by
 * `encoding`; plan.json is always UTF-8. What is wrong with a single CSV file is told by its sheet once the rows are read.
 */
export async function readPackage(path: string, { encoding }: Options = {}): Promise<PackageReading> {
	const place = resolve(path);
	const found = await stat(place).catch(() => null);
	const extension = extname(place).toLowerCase();
	if (!found) return { ok: false, reason: 'not-found', message: notFound(place) };
	if (found.isDirectory()) return fromContents(await readFolder(place), place, encoding);
	if (extension === '.zip') return fromContents(readZip(await readFile(place), place), place, encoding);
	if (extension === '.xlsx') return fromWorkbook(await readFile(place), place);
	return { ok: false, reason: 'not-a-package', message: notAPackage(place) };
}

function fromContents({ files, ignored, faults }: Contents, path: string, encoding?: Encoding): PackageReading {
	const messages = ignored.map(ignoredMessage);
	const sheets = packageFiles.flatMap((file) => {
		const bytes = files.get(file);
		return bytes ? [csvSheet(file, bytes, encoding)] : [];
	});
	const plan = files.has(planFile) ? planText(files.get(planFile)!) : { text: null, faults: [] };
	const empty = files.size === 0 && faults.length === 0 ? [packageFault(path, nothingFound)] : [];
	return { ok: true, sheets, plan: plan.text, messages, faults: [...faults, ...plan.faults, ...empty] };
}

function planText(bytes: Uint8Array): { text: string | null; faults: Fault[] } {
	const found = findEncoding(bytes, 'utf-8');
	if (found.ok) return { text: Buffer.from(bytes.subarray(found.start)).toString('utf8'), faults: [] };
	const message = 'UTF-8ではありません。UTF-8で保存し直してください。';
	return { text: null, faults: [{ file: planFile, row: null, column: null, value: null, message }] };
}

async function fromWorkbook(bytes: Uint8Array, path: string): Promise<PackageReading> {
	const workbook = await readWorkbook(bytes);
	if (!workbook.ok) return refused(packageFault(path, workbookSentences[workbook.reason]));
	const messages = workbook.ignored.map((name) => `シート${ignoredMessage(name)}`);
	const faults = workbook.sheets.length === 0 ? [packageFault(path, noSheet)] : [];
	return { ok: true, sheets: workbook.sheets, plan: null, messages, faults };
}

function refused(fault: Fault): PackageReading {
	return { ok: true, sheets: [], plan: null, messages: [], faults: [fault] };
}

function notFound(path: string): string {
	return `「${basename(path)}」が見つかりません。場所と名前を確かめてください。`;
}

function notAPackage(path: string): string {
	return `「${basename(path)}」は取込パッケージではありません。フォルダ、.zip、.xlsx のどれかを指定してください。`;
}
