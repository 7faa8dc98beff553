import { crc32 } from 'node:zlib';
import { type UnzipFileInfo, unzipSync } from 'fflate';
import { type Contents, isHidden, isPackageFile, packageFault } from './contents';
import { type CentralRecord, centralRecords } from './zip-directory';

/** No town has a file of this size; a zip that says so would only fill the memory. */
const mostBytes = 1 << 30;

const sentences = {
	broken: 'zipファイルとして開けません。壊れているので、作り直してください。',
	encrypted: 'パスワード付きのzipファイルは読めません。パスワードを外して作り直してください。',
	'too-large': 'zipファイルの中に1GBを超えるファイルがあります。中身を確かめてください。'
};

/** The files of a zip, which lie at its root or in one folder in it. */
export function readZip(bytes: Uint8Array, path: string): Contents {
	const opened = open(bytes);
	if (!opened.ok) return { files: new Map(), ignored: [], faults: [packageFault(path, sentences[opened.reason])] };
	const folder = packageFolder(opened.paths);
	const files = new Map<string, Uint8Array>();
	for (const [name, content] of opened.contents) {
		const file = inFolder(name, folder);
		if (file !== null) files.set(file, content);
	}
	return { files, ignored: opened.paths.filter((name) => inFolder(name, folder) === null).sort(), faults: [] };
}

type Entry = { name: string; path: string; size: number; record: CentralRecord };
type Broken = { ok: false; reason: keyof typeof sentences };
type Opened = { ok: true; paths: string[]; contents: Map<string, Uint8Array> } | Broken;

/** `paths`: every file in it; `contents`: those named like a file of a package, unpacked. */
function open(bytes: Uint8Array): Opened {
	try {
		const entries = list(bytes);
		const wanted = entries.filter(({ path }) => isPackageFile(path.slice(path.lastIndexOf('/') + 1)));
		if (wanted.some(({ record }) => record.encrypted)) return { ok: false, reason: 'encrypted' };
		if (wanted.some(({ size }) => size > mostBytes)) return { ok: false, reason: 'too-large' };
		const names = new Set(wanted.map(({ name }) => name));
		const unpacked = unzipSync(bytes, { filter: ({ name }) => names.has(name) });
		const sound = wanted.every(({ name, record }) => crc32(unpacked[name]!) === record.crc);
		if (!sound) return { ok: false, reason: 'broken' };
		const contents = new Map(wanted.map(({ name, path }) => [path, unpacked[name]!]));
		return { ok: true, paths: entries.map(({ path }) => path), contents };
	} catch {
		return { ok: false, reason: 'broken' };
	}
}

/** The files of the zip, without folders and hidden ones. @throws where it is no whole zip */
function list(bytes: Uint8Array): Entry[] {
	const records = centralRecords(bytes);
	const entries: Entry[] = [];
	let index = 0;
	const look = ({ name, originalSize: size }: UnzipFileInfo) => {
		const record = records[index++];
		if (!record) throw new RangeError('the central directory ends early');
		// old programs on Windows write folders with a backslash; in CP932 its byte is also the second half of 表
		const path = record.name.replaceAll('\\', '/');
		if (!path.endsWith('/') && !isHidden(path)) entries.push({ name, path, size, record });
		return false;
	};
	unzipSync(bytes, { filter: look });
	return entries;
}

/** `''` for the root, else the one folder that holds files of a package; null where several do. */
function packageFolder(names: string[]): string | null {
	if (names.some(isPackageFile)) return '';
	const parts = names
		.map((name) => name.split('/'))
		.filter(({ length, 1: file }) => length === 2 && isPackageFile(file!));
	const folders = new Set(parts.map(([folder]) => `${folder}/`));
	return folders.size === 1 ? [...folders][0]! : null;
}

/** The name of a package's file that lies directly in the folder; null for every other path. */
function inFolder(path: string, folder: string | null): string | null {
	if (folder === null || !path.startsWith(folder)) return null;
	const name = path.slice(folder.length);
	return isPackageFile(name) ? name : null;
}
