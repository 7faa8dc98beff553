import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import sharp from 'sharp';
import { deflateSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { type EvidenceRefusal, evidenceSentence, mostBytes } from '$lib/domain/evidence';
import { cleanEvidence } from '$lib/server/evidence/clean';
import { takeEvidence } from '$lib/server/evidence/take';
import { freshDb } from '../../setup/database';
import { chunk, drawn, heif, hugePng, jpeg, noise, packedObject, pdf, photograph, png, zip } from './files';
import { evidenceTown } from './town';

/** Everything somebody might send as evidence: refused with a sentence, and nothing left of it, or cleaned. */

const page = Buffer.from('<html><script>alert(1)</script></html>');
const action = (words: string) => pdf({ catalog: `/OpenAction << ${words} >>` });

type Case = { what: string; make: () => Buffer | Promise<Buffer>; reason: EvidenceRefusal };

const wrongTypes: Case[] = [
	{ what: 'nothing', make: () => Buffer.alloc(0), reason: 'empty' },
	{ what: 'text', make: () => Buffer.from('修了証'), reason: 'wrong-type' },
	{ what: 'a page', make: () => page, reason: 'wrong-type' },
	{ what: 'SVG', make: () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), reason: 'wrong-type' },
	{ what: 'GIF', make: () => drawn().gif().toBuffer(), reason: 'wrong-type' },
	{ what: 'WEBP', make: () => drawn().webp().toBuffer(), reason: 'wrong-type' },
	{ what: 'TIFF', make: () => drawn().tiff().toBuffer(), reason: 'wrong-type' },
	{ what: 'a program', make: () => Buffer.concat([Buffer.from('MZ'), Buffer.alloc(500)]), reason: 'wrong-type' },
	{ what: 'a Word document, which is a zip', make: () => zip(), reason: 'wrong-type' },
	{ what: 'an old Word document', make: () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), reason: 'wrong-type' },
	{ what: 'HEIC', make: () => heif('heic'), reason: 'heic' },
	{ what: 'HEIF of another brand', make: () => heif('mif1'), reason: 'heic' },
	{ what: 'AVIF', make: () => drawn().avif({ effort: 0 }).toBuffer(), reason: 'heic' },
	{ what: 'the first two bytes of a JPEG', make: () => Buffer.from([0xff, 0xd8]), reason: 'wrong-type' },
	{
		what: 'a PDF with something before it',
		make: () => Buffer.concat([page, pdf()]),
		reason: 'wrong-type'
	}
];

const behind = async (picture: Promise<Buffer> | Buffer, ...tail: Buffer[]) => Buffer.concat([await picture, ...tail]);

const polyglots: Case[] = [
	{ what: 'JPEG and a page', make: () => behind(jpeg(), page), reason: 'more-inside' },
	{ what: 'JPEG and a zip', make: () => behind(jpeg(), zip()), reason: 'more-inside' },
	{ what: 'JPEG, zeros, and a zip', make: () => behind(jpeg(), Buffer.alloc(64), zip()), reason: 'more-inside' },
	{ what: 'JPEG, JPEG, and a zip', make: async () => behind(jpeg(), await jpeg(), zip()), reason: 'more-inside' },
	{
		what: 'JPEG and a zip whose remark passes for the notes of a maker',
		make: () => behind(jpeg(), zip('SEFH\x04\0\0\0SEFT')),
		reason: 'more-inside'
	},
	{ what: 'JPEG with a page in its remark', make: async () => remarked(await jpeg(), page), reason: 'more-inside' },
	{ what: 'GIF and a JAR', make: () => behind(drawn().gif().toBuffer(), zip()), reason: 'wrong-type' },
	{ what: 'PNG and a page', make: () => behind(png(), page), reason: 'more-inside' },
	{ what: 'PNG and a zip', make: () => behind(png(), zip()), reason: 'more-inside' },
	{ what: 'PDF and a page', make: () => behind(pdf(), page), reason: 'more-inside' },
	{ what: 'PDF and a zip', make: () => behind(pdf(), zip()), reason: 'more-inside' },
	{
		what: 'PDF in the remark of a zip inside of it',
		make: () => behind(Buffer.from('%PDF-1.4\n'), zip('startxref\n9\n%%EOF')),
		reason: 'more-inside'
	},
	{
		what: 'PDF with a page in its first lines',
		make: () => pdf({ catalog: '/X (<html><script>alert(1)</script>)' }),
		reason: 'more-inside'
	}
];

const broken: Case[] = [
	{ what: 'half a JPEG', make: async () => half(await jpeg()), reason: 'cut-off' },
	{ what: 'half a PNG', make: async () => half(await png()), reason: 'cut-off' },
	{ what: 'half a PDF', make: () => half(pdf()), reason: 'cut-off' },
	{ what: 'a JPEG that says nothing', make: () => Buffer.from([0xff, 0xd8, 0xff, 0xd9]), reason: 'damaged' },
	{ what: 'a JPEG of zeros', make: () => withZeros(Buffer.from([0xff, 0xd8, 0xff])), reason: 'damaged' },
	{ what: 'a PNG without a header', make: () => withoutHeader(), reason: 'damaged' },
	{ what: 'a PNG whose pixels are something else', make: () => rubbishPixels(), reason: 'damaged' },
	{ what: 'a PDF of version 9', make: () => Buffer.from('%PDF-9.9\nstartxref\n1\n%%EOF'), reason: 'damaged' },
	{
		what: 'a PDF that begins behind its end',
		make: () => Buffer.from('%PDF-1.4\nstartxref\n999\n%%EOF'),
		reason: 'damaged'
	}
];

const bombs: Case[] = [
	{ what: 'a PNG of 20,000 × 20,000 in a few kilobytes', make: () => hugePng(20_000), reason: 'too-many-pixels' },
	{
		what: 'a JPEG that says it is 65,000 × 65,000',
		make: async () => resized(await jpeg()),
		reason: 'too-many-pixels'
	},
	{ what: '40 MB', make: () => Buffer.alloc(40 * 1024 * 1024, 1), reason: 'too-large' },
	{ what: 'a byte too much', make: () => Buffer.alloc(mostBytes + 1, 1), reason: 'too-large' },
	{
		what: 'a PDF whose packed objects become 100 MB',
		make: () => pdf({ objects: [packedObject(Buffer.alloc(100 * 1024 * 1024))] }),
		reason: 'damaged'
	},
	{
		what: 'a PDF of many packed objects, each of 7 MB',
		make: () => pdf({ objects: Array.from({ length: 6 }, () => packedObject(Buffer.alloc(7 * 1024 * 1024))) }),
		reason: 'damaged'
	}
];

const pdfs: Case[] = [
	{ what: 'a script', make: () => action('/S /JavaScript /JS (app.alert(1))'), reason: 'pdf-active' },
	{ what: 'a script, written in digits', make: () => action('/S /J#61vaScr#69pt /JS (1)'), reason: 'pdf-active' },
	{ what: 'a program to start', make: () => action('/S /Launch /F (cmd.exe)'), reason: 'pdf-active' },
	{ what: 'other files', make: () => pdf({ catalog: '/Names << /EmbeddedFiles 4 0 R >>' }), reason: 'pdf-active' },
	{ what: 'a form with scripts', make: () => pdf({ catalog: '/AcroForm << /XFA 4 0 R >>' }), reason: 'pdf-active' },
	{
		what: 'a script packed away',
		make: () => pdf({ objects: [packedObject('5 0 << /S /JavaScript /JS (1) >>')] }),
		reason: 'pdf-active'
	},
	{
		what: 'objects packed in a way nobody uses',
		make: () => pdf({ objects: [packedObject('5 0 << >>', '/Filter [/ASCIIHexDecode /FlateDecode]')] }),
		reason: 'pdf-active'
	},
	...hiddenScripts(),
	{
		what: 'packed objects without their stream',
		make: () => pdf({ objects: ['4 0 obj\n<< /Type /ObjStm >>\nendobj\n'] }),
		reason: 'pdf-active'
	},
	{
		what: 'the way to a file elsewhere',
		make: () => action('/S /GoToR /F (\\\\\\\\server\\\\share)'),
		reason: 'pdf-active'
	},
	{ what: 'a film', make: () => action('/S /Movie'), reason: 'pdf-active' },
	{ what: 'a sound', make: () => action('/S /Sound'), reason: 'pdf-active' },
	{ what: 'a way into a model', make: () => action('/S /GoTo3DView'), reason: 'pdf-active' },
	{ what: 'a password', make: () => pdf({ trailer: '/Encrypt 4 0 R' }), reason: 'pdf-locked' },
	{ what: 'packed objects that are none', make: () => rubbishObjects(), reason: 'damaged' }
];

const half = (bytes: Buffer) => bytes.subarray(0, bytes.length / 2);
const withZeros = (bytes: Buffer) => Buffer.concat([bytes, Buffer.alloc(2_000)]);

function withoutHeader(): Buffer {
	return Buffer.concat([hugePng(8).subarray(0, 8), chunk('IDAT', deflateSync(Buffer.alloc(9))), chunk('IEND')]);
}

function rubbishPixels(): Buffer {
	const whole = hugePng(64);
	const header = whole.subarray(0, 8 + 25);
	return Buffer.concat([header, chunk('IDAT', Buffer.from('nothing of the kind')), chunk('IEND')]);
}

/** The size in the frame of the picture is what a decoder makes room for. */
function resized(bytes: Buffer): Buffer {
	const frame = bytes.findIndex((byte, at) => byte === 0xff && (bytes[at + 1] === 0xc0 || bytes[at + 1] === 0xc2));
	bytes.writeUInt16BE(65_000, frame + 5);
	bytes.writeUInt16BE(65_000, frame + 7);
	return bytes;
}

function remarked(bytes: Buffer, remark: Buffer): Buffer {
	const head = Buffer.from([0xff, 0xd8, 0xff, 0xfe, 0, remark.length + 2]);
	return Buffer.concat([head, remark, bytes.subarray(2)]);
}

/** A script in packed objects, in ways in which what is looked through is not what a reader of PDFs unpacks. */
function hiddenScripts(): Case[] {
	const script = '5 0 << /S /JavaScript /JS (1) >>';
	const hexed = `${Buffer.from(script).toString('hex')}>`;
	const decoy = packedObject('6 0 << >>').toString('latin1');
	const hidden: [what: string, words: string, content: string | Buffer][] = [
		['twice', '/Filter [/FlateDecode /FlateDecode]', deflateSync(script)],
		['and written in digits, by the short name', '/Filter [/FlateDecode /AHx]', hexed],
		[
			'and written in digits, with the plain way far behind it',
			`/Filter [/FlateDecode /ASCIIHexDecode]${' '.repeat(2_100)}/X /FlateDecode`,
			hexed
		],
		['as is said elsewhere', '/Filter 9 0 R /X /FlateDecode', hexed],
		['by the second of two ways', '/Filter /FlateDecode /Filter [/FlateDecode /AHx]', hexed],
		['by a name in digits', '/Filter /FlateDecode /F#69lter [/FlateDecode /AHx]', hexed],
		['with a row of its own before each', '/Filter /FlateDecode /DecodeParms 9 0 R', script],
		['in a file elsewhere', '/Filter /FlateDecode /F 9 0 R', script],
		['behind another that stands in a text', `/Filter [/FlateDecode /AHx] /X (${decoy})`, hexed],
		['behind another that stands in a remark', `/Filter [/FlateDecode /AHx] %${decoy.replaceAll('\n', ' ')}\n`, hexed]
	];
	return hidden.map(([what, words, content]) => ({
		what: `a script packed ${what}`,
		make: () => pdf({ objects: [packedObject(content, words)] }),
		reason: 'pdf-active'
	}));
}

function rubbishObjects(): Buffer {
	const object = packedObject('5 0 << >>');
	object.fill(0x41, object.indexOf('stream\n') + 7, object.indexOf('\nendstream'));
	return pdf({ objects: [object] });
}

describe.each([
	['what is of another kind', wrongTypes],
	['what is two things at once', polyglots],
	['what is not whole', broken],
	['what becomes too much', bombs],
	['a PDF with', pdfs]
])('%s', (_, cases) => {
	it.each(cases)('$what: $reason', async ({ make, reason }) => {
		expect(await cleanEvidence(await make())).toEqual({ ok: false, reason });
		expect(evidenceSentence(reason)).toMatch(/(ください|です)。$/);
	});
});

describe('what is refused', () => {
	it('leaves nothing behind, in the database or in a folder', async () => {
		const database = await freshDb();
		const { as } = await evidenceTown(database);
		const viewer = await as('0001');
		const counted = async () => {
			const tables = ['entry', 'evidence', 'evidence_file', 'evidence_upload', 'superseded', 'seal'];
			const sql = tables.map((name) => `(SELECT count(*) FROM ${name})`).join(" || ' ' || ");
			return (await database.reader.$client.execute(`SELECT ${sql} AS counts`)).rows[0]?.counts;
		};
		// Others work in the same folder meanwhile: what matters is that nothing of ours is among it.
		const ours = () => readdirSync(tmpdir()).filter((name) => /sharp|vips|evidence/i.test(name));
		const before = [await counted(), ours()];
		for (const { make, reason } of [...wrongTypes, ...polyglots, ...broken, ...bombs, ...pdfs])
			expect(await takeEvidence(database, viewer, await make())).toEqual({ ok: false, reason });
		expect([await counted(), ours()]).toEqual(before);
	});
});

describe('a photograph', () => {
	let cleaned: Buffer;
	beforeAll(async () => {
		cleaned = await cleanedBytes(await photograph(6));
	});

	it('is kept without where, with what and by whom it was taken', async () => {
		const sent = await photograph(6);
		const told = await sharp(sent).metadata();
		expect([told.orientation, told.icc === undefined, told.exif?.includes('Kamera')]).toEqual([6, false, true]);
		// The tag under which the place stands, in the order of bytes of this computer.
		expect(told.exif?.includes(Buffer.from([0x25, 0x88, 0x04, 0x00]))).toBe(true);
		const { exif, icc, xmp, iptc, orientation } = await sharp(cleaned).metadata();
		expect([exif, icc, xmp, iptc, orientation]).toEqual(Array.from({ length: 5 }, () => undefined));
		for (const word of ['Exif', 'Kamera', 'Model-X', 'secret-software', 'ICC_PROFILE', 'Photoshop'])
			expect(cleaned.includes(word), word).toBe(false);
	});

	it('stands upright without the note that turned it', async () => {
		const { data, info } = await sharp(cleaned).raw().toBuffer({ resolveWithObject: true });
		expect([info.width, info.height]).toEqual([480, 640]);
		// Turned by a quarter, what was left is above.
		const at = (x: number, y: number) => [...data.subarray((y * 480 + x) * 3, (y * 480 + x) * 3 + 3)];
		expect([at(240, 100)[0]! > 200, at(240, 540)[2]! > 200]).toEqual([true, true]);
	});
});

describe('what is kept', () => {
	const tail = Buffer.concat([Buffer.from([0, 0, 0, 16]), Buffer.from('ftypmp42'), Buffer.alloc(4)]);
	const film = Buffer.concat([tail, Buffer.from([0, 0, 0, 12]), Buffer.from('mdat'), Buffer.alloc(4, 7)]);
	const notes = Buffer.concat([
		Buffer.from([0, 0, 1, 2]),
		Buffer.from('SEFH'),
		Buffer.alloc(12),
		lengthOf(16),
		Buffer.from('SEFT')
	]);

	it.each([
		{ what: 'JPEG', make: () => jpeg(), type: 'image/jpeg' },
		{ what: 'progressive JPEG', make: () => drawn().jpeg({ progressive: true }).toBuffer(), type: 'image/jpeg' },
		{ what: 'grey JPEG', make: () => drawn().greyscale().jpeg().toBuffer(), type: 'image/jpeg' },
		{
			what: 'JPEG of printers (CMYK)',
			make: () => drawn().toColourspace('cmyk').jpeg().toBuffer(),
			type: 'image/jpeg'
		},
		{ what: 'PNG', make: () => png(), type: 'image/png' },
		{ what: 'PNG of 16 bits', make: () => drawn().toColourspace('rgb16').png().toBuffer(), type: 'image/png' },
		{ what: 'PNG with holes', make: () => drawn().ensureAlpha(0.5).png().toBuffer(), type: 'image/png' },
		{ what: 'PNG with a palette', make: () => drawn().png({ palette: true }).toBuffer(), type: 'image/png' },
		{ what: 'moving PNG, of which the first picture stays', make: async () => moving(await png()), type: 'image/png' },
		{
			what: 'JPEG with a second one behind it, as phones add for bright screens',
			make: () => behind(jpeg(), jpegOf()),
			type: 'image/jpeg'
		},
		{ what: 'JPEG with a film behind it, as phones add', make: () => behind(jpeg(), film), type: 'image/jpeg' },
		{ what: 'JPEG with the notes of one maker', make: () => behind(jpeg(), notes), type: 'image/jpeg' },
		{ what: 'JPEG with zeros behind it', make: () => behind(jpeg(), Buffer.alloc(100)), type: 'image/jpeg' }
	])('$what', async ({ make, type }) => {
		const sent = await make();
		const outcome = await cleanEvidence(sent);
		expect(outcome).toMatchObject({ ok: true, type, width: 640, height: 480 });
		const kept = Buffer.from((outcome as { bytes: Uint8Array }).bytes);
		const { space, depth, pages, format } = await sharp(kept).metadata();
		expect([space, depth, pages ?? 1, `image/${format}`]).toEqual(['srgb', 'uchar', 1, type]);
		for (const word of ['ftyp', 'SEFT', 'acTL', 'fdAT']) expect(kept.includes(word), word).toBe(false);
		expect(kept.equals(await cleanedBytes(sent)), 'the same sent again is the same file').toBe(true);
	});

	it('a PNG of a whole photograph becomes a JPEG of about a megabyte, and a large JPEG too', async () => {
		const photo = noise({ width: 1_100, height: 1_100 });
		for (const sent of [await photo.clone().png().toBuffer(), await photo.clone().jpeg({ quality: 100 }).toBuffer()]) {
			expect(sent.length).toBeLessThan(mostBytes);
			const outcome = await cleanEvidence(sent);
			expect(outcome).toMatchObject({ ok: true, type: 'image/jpeg' });
			expect((outcome as { bytes: Uint8Array }).bytes.length).toBeLessThanOrEqual(1024 * 1024);
		}
	});

	it('a picture larger than any screen is made smaller, never larger', async () => {
		const outcome = await cleanEvidence(await jpeg({ width: 6_000, height: 3_000 }));
		expect(outcome).toMatchObject({ ok: true, width: 2_400, height: 1_200 });
	});

	it('a PDF as it is, byte by byte, also with objects packed away', async () => {
		const ways = [
			'/Filter /FlateDecode',
			'/Filter[/FlateDecode]',
			'/Filter/FlateDecode/DecodeParms null/Extends 9 0 R'
		];
		const packed = ways.map((way) => pdf({ objects: [packedObject('5 0 << /Kind /Certificate >>', way)] }));
		for (const sent of [pdf(), ...packed])
			expect(await cleanEvidence(sent)).toEqual({
				ok: true,
				type: 'application/pdf',
				bytes: sent,
				width: null,
				height: null
			});
	});

	it('a PDF of ten thousand brackets in each other, which only a reader would have to follow', async () => {
		const sent = pdf({ objects: [`4 0 obj\n${'['.repeat(10_000)}${']'.repeat(10_000)}\nendobj\n`] });
		expect(await cleanEvidence(sent)).toMatchObject({ ok: true });
	});
});

let second: Buffer;
beforeAll(async () => {
	second = await jpeg({ width: 32, height: 32 });
});
const jpegOf = () => second;

function lengthOf(length: number): Buffer {
	const bytes = Buffer.alloc(4);
	bytes.writeUInt32LE(length);
	return bytes;
}

/** With the chunks that make it move: how many pictures, and one more of them. */
function moving(bytes: Buffer): Buffer {
	const control = Buffer.alloc(26);
	const second = Buffer.concat([Buffer.alloc(4, 1), deflateSync(Buffer.alloc(100))]);
	const header = 8 + 25;
	const more = [chunk('acTL', Buffer.from([0, 0, 0, 2, 0, 0, 0, 0])), bytes.subarray(header, -12)];
	return Buffer.concat([
		bytes.subarray(0, header),
		...more,
		chunk('fcTL', control),
		chunk('fdAT', second),
		bytes.subarray(-12)
	]);
}

async function cleanedBytes(sent: Buffer): Promise<Buffer> {
	const outcome = await cleanEvidence(sent);
	if (!outcome.ok) throw new Error(outcome.reason);
	return Buffer.from(outcome.bytes);
}
