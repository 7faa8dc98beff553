import { strToU8, zipSync, type Zippable } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readZip } from './zip';

const zip = (files: Zippable) => zipSync(files);
const read = (bytes: Uint8Array) => {
	const { files, ignored, faults } = readZip(bytes, '/somewhere/town.zip');
	const texts = Object.fromEntries([...files].map(([name, content]) => [name, Buffer.from(content).toString()]));
	return { files: texts, ignored, faults };
};
const text = strToU8('staff');
const refused = (sentence: string) => ({
	files: {},
	ignored: [],
	faults: [{ file: 'town.zip', row: null, column: null, value: null, message: expect.stringContaining(sentence) }]
});

describe('a zip', () => {
	it('has its files at the root', () => {
		expect(read(zip({ 'staff.csv': text, 'plan.json': text, 'notes.txt': text }))).toEqual({
			files: { 'staff.csv': 'staff', 'plan.json': 'staff' },
			ignored: ['notes.txt'],
			faults: []
		});
	});

	it('or in one folder, beside what macOS leaves', () => {
		const entries = {
			'取込 2026/': new Uint8Array(),
			'取込 2026/staff.csv': text,
			'取込 2026/.DS_Store': text,
			'取込 2026/古い/staff.csv': text,
			'__MACOSX/取込 2026/._staff.csv': text,
			'.DS_Store': text
		};
		expect(read(zip(entries))).toEqual({
			files: { 'staff.csv': 'staff' },
			ignored: ['取込 2026/古い/staff.csv'],
			faults: []
		});
	});

	it('with folders written by backslashes is understood', () => {
		expect(read(zip({ 'package\\staff.csv': text })).files).toEqual({ 'staff.csv': 'staff' });
	});

	it('prefers the root, and does not choose between two folders', () => {
		expect(read(zip({ 'staff.csv': text, 'old/staff.csv': strToU8('old') }))).toMatchObject({
			files: { 'staff.csv': 'staff' },
			ignored: ['old/staff.csv']
		});
		expect(read(zip({ 'a/staff.csv': text, 'b/courses.csv': text }))).toEqual({
			files: {},
			ignored: ['a/staff.csv', 'b/courses.csv'],
			faults: []
		});
	});

	it.each(['研修予定表', '機能ソ', '取込'])('zipped by Windows in the folder %s is understood', (folder) => {
		const bytes = zip({ [`${'x'.repeat(folder.length * 2)}/staff.csv`]: text });
		expect(read(renamed(bytes, folder)).files).toEqual({ 'staff.csv': 'staff' });
	});

	it('written as UTF-8 without saying so, as macOS does, tells its names rightly', () => {
		const bytes = Buffer.from(zip({ 'staff.csv': text, 'xxxxxx.txt': text }));
		const plain = bytes.toString('latin1').replaceAll('xxxxxx', Buffer.from('表予').toString('latin1'));
		expect(read(Buffer.from(plain, 'latin1')).ignored).toEqual(['表予.txt']);
	});

	it('may have other folders, which hold no file of a package', () => {
		expect(read(zip({ '取込/staff.csv': text, 'memo/readme.txt': text }))).toEqual({
			files: { 'staff.csv': 'staff' },
			ignored: ['memo/readme.txt'],
			faults: []
		});
	});

	it('without any file has none', () => {
		expect(read(zip({}))).toEqual({ files: {}, ignored: [], faults: [] });
	});
});

describe('a zip that is refused', () => {
	const whole = zip({ 'staff.csv': [strToU8('staff,'.repeat(1000)), { level: 0 }] });

	it.each([
		['is no zip', strToU8('x'.repeat(100))],
		['is empty', new Uint8Array()],
		['ends early', whole.subarray(0, whole.length - 30)],
		['lacks its beginning', whole.subarray(500)],
		['has a byte changed in a stored file', changed(whole, 2000)],
		['has a byte changed in a packed file', changed(zip({ 'staff.csv': strToU8('staff,'.repeat(1000) + Math.PI) }), 50)]
	])('%s', (_, bytes) => {
		expect(read(bytes)).toEqual(refused('作り直してください'));
	});

	it('has a password', () => {
		const directory = Buffer.from(whole).lastIndexOf(Buffer.from('PK\u0001\u0002'));
		expect(read(changed(whole, directory + 8, 1))).toEqual(refused('パスワードを外して'));
	});

	it('says that a file in it is larger than any town’s', () => {
		const directory = Buffer.from(whole).lastIndexOf(Buffer.from('PK\u0001\u0002'));
		expect(read(changed(whole, directory + 27, 0x7f))).toEqual(refused('1GBを超える'));
	});
});

function changed(bytes: Uint8Array, at: number, to = bytes[at]! ^ 0x20): Uint8Array {
	const copy = bytes.slice();
	copy[at] = to;
	return copy;
}

/** What the folder is in CP932, as Windows writes it without the flag for UTF-8. */
const windowsNames: Record<string, string> = {
	研修予定表: '8ca48f43975c92e8955c',
	機能ソ: '8b40945c835c',
	取込: '8ee68d9e'
};

/** The zip with its folder of x named so. */
function renamed(bytes: Uint8Array, folder: string): Uint8Array {
	const name = Buffer.from(windowsNames[folder] ?? '', 'hex').toString('latin1');
	const plain = Buffer.from(bytes).toString('latin1').replaceAll('x'.repeat(name.length), name);
	return Buffer.from(plain, 'latin1');
}
