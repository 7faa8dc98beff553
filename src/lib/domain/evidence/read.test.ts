import { describe, expect, it } from 'vitest';
import { evidenceSentence, harmlessName, isSha256, pdfNamesFault, readEvidence, typeOf } from '.';

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

describe('the name of a file', () => {
	it.each([
		{ name: '修了証.jpg', harmless: '修了証.jpg', because: 'nothing is wrong with it' },
		{ name: '../../etc/passwd', harmless: 'passwd', because: 'it has a folder' },
		{ name: 'C:\\Users\\花子\\x.jpg', harmless: 'x.jpg', because: 'it has a folder of Windows' },
		{ name: 'a\u0000b\u001b[31m\r\n.pdf', harmless: 'ab[31m.pdf', because: 'it has control characters' },
		{ name: 'photo\u202Egpj.exe', harmless: 'photogpj.exe', because: 'it is written from right to left' },
		{ name: '\u200Bzero\uFEFF.png', harmless: 'zero.png', because: 'parts of it are not seen' },
		{ name: 'a"b<c>|d?.pdf', harmless: 'a_b_c__d_.pdf', because: 'systems refuse such names' },
		{ name: '...hidden', harmless: 'hidden', because: 'it would be hidden' },
		{ name: 'か\u3099.jpg', harmless: 'が.jpg', because: 'it comes from a Mac' },
		{ name: 'a\ud800b.jpg', harmless: 'a\ufffdb.jpg', because: 'half a letter stands in it' },
		{ name: '..', harmless: null, because: 'nothing is left' },
		{ name: 'folder/', harmless: null, because: 'it is only a folder' },
		{ name: '\u202e\u0000', harmless: null, because: 'there is nothing to be seen' },
		{ name: '', harmless: null, because: 'there is none' },
		{ name: null, harmless: null, because: 'there is none' }
	])('$name: $because', ({ name, harmless }) => {
		expect(harmlessName(name)).toBe(harmless);
	});

	it('is at most 80 letters, the ending kept', () => {
		expect([...harmlessName('𠮷'.repeat(300) + '.jpeg')!]).toHaveLength(80);
		expect(harmlessName('長'.repeat(300) + '.jpeg')).toMatch(/^長{75}\.jpeg$/);
		expect(harmlessName('x'.repeat(300))).toBe('x'.repeat(80));
	});
});

describe('a type', () => {
	it.each([
		{ first: '\xff\xd8\xff\xe0', type: 'image/jpeg' },
		{ first: '\x89PNG\r\n\x1a\n', type: 'image/png' },
		{ first: '%PDF-1.7', type: 'application/pdf' },
		{ first: '\0\0\0\x18ftypheic', type: 'heic' },
		{ first: '\0\0\0\x18ftypavif', type: 'heic' },
		{ first: '\0\0\0\x18ftypmp42', type: null },
		{ first: ' %PDF-1.7', type: null },
		{ first: 'GIF89a', type: null },
		{ first: '', type: null }
	])('$first: $type', ({ first, type }) => {
		expect(typeOf(bytes(first))).toBe(type);
	});
});

describe('a PDF', () => {
	const end = 'startxref\n9\n%%EOF';

	it.each([
		{ text: `%PDF-1.4\n${end}`, reason: null, because: 'it has both ends' },
		{ text: `%PDF-1.4\n${end}\r\n\0\0`, reason: null, because: 'a line and zeros may follow' },
		{ text: `%PDF-1.4\n${end}\n1 0 obj\nendobj\n${end}`, reason: null, because: 'it was added to' },
		{ text: `%PDF-1.4\n${end}\n1 0 obj\nend`, reason: 'cut-off', because: 'what was added broke off' },
		{ text: `%PDF-1.4\n${end}\nhello`, reason: 'more-inside', because: 'something else follows' },
		{ text: '%PDF-1.4\n1 0 obj', reason: 'cut-off', because: 'it has no end' }
	])('$because: $reason', ({ text, reason }) => {
		const read = readEvidence(bytes(text));
		expect(read.ok ? null : read.reason).toBe(reason);
	});

	it.each([
		{ text: '/S/JavaScript/JS(1)', fault: 'pdf-active', because: 'names may stand without a space' },
		{ text: '/#4a#61v#61Script ', fault: 'pdf-active', because: 'letters may be digits' },
		{ text: '<</Encrypt 5 0 R>>', fault: 'pdf-locked', because: 'it is locked' },
		{ text: '/EncryptMetadata false', fault: null, because: 'that is another name' },
		{ text: '/JavaScriptCourse ', fault: null, because: 'that is another name' },
		{ text: '(a course of JavaScript) ', fault: null, because: 'that is no name' },
		{ text: '/OpenAction [3 0 R /Fit]', fault: null, because: 'it opens at a page, nothing more' }
	])('$text: $because', ({ text, fault }) => {
		expect(pdfNamesFault(bytes(text))).toBe(fault);
	});
});

it('every refusal says what to do', () => {
	for (const reason of ['heic', 'pdf-locked', 'busy', 'withdrawn', 'not-removable'] as const)
		expect(evidenceSentence(reason)).toMatch(/(ください)。$/);
});

it('a hash is 64 digits in small letters', () => {
	expect(['0'.repeat(64), 'A'.repeat(64), '0'.repeat(63), `${'0'.repeat(64)}\n`].map(isSha256)).toEqual([
		...[true, false, false, false]
	]);
});
