import sharp, { type Exif } from 'sharp';
import { deflateSync } from 'node:zlib';

/** Files as people and others send them, made here so that each says what is in it. */

type Size = { width: number; height: number };
const usual: Size = { width: 640, height: 480 };

/** A picture with something to see: left half red, right half blue. */
export function drawn({ width, height }: Size = usual) {
	const half = { create: { width: Math.ceil(width / 2), height, channels: 3 as const, background: '#0000ff' } };
	const whole = { create: { width, height, channels: 3 as const, background: '#ff0000' } };
	return sharp(whole).composite([{ input: half, left: Math.floor(width / 2), top: 0 }]);
}

export const jpeg = (size?: Size) => drawn(size).jpeg().toBuffer();
export const png = (size?: Size) => drawn(size).png().toBuffer();

/** As a phone takes it: where, with which, and turned by the notes beside it. */
export async function photograph(orientation = 1): Promise<Buffer> {
	const exif: Exif = {
		IFD0: { Make: 'Kamera', Model: 'Model-X', Software: 'secret-software' },
		IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '34/1 20/1 36/1', GPSLongitudeRef: 'E', GPSLongitude: '134/1 53/1 44/1' }
	};
	return drawn().withIccProfile('p3').withMetadata({ orientation }).withExifMerge(exif).jpeg().toBuffer();
}

/** Every pixel another: nothing about it can be packed. */
export function noise({ width, height }: Size) {
	const pixels = Buffer.alloc(width * height * 3);
	let state = 1;
	for (let index = 0; index < pixels.length; index++) {
		state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
		pixels[index] = state >> 16;
	}
	return sharp(pixels, { raw: { width, height, channels: 3 } });
}

/** A PNG that says it is a square of so many pixels, in rows of zeros packed by the thousand. */
export function hugePng(side: number): Buffer {
	const row = Buffer.alloc(Math.ceil(side / 8) + 1);
	const header = Buffer.alloc(13);
	header.writeUInt32BE(side, 0);
	header.writeUInt32BE(side, 4);
	header[8] = 1;
	const data = deflateSync(Buffer.concat(Array.from({ length: side }, () => row)));
	const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
	return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND')]);
}

export function chunk(name: string, data = Buffer.alloc(0)): Buffer {
	const named = Buffer.concat([Buffer.from(name), data]);
	const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
	length.writeUInt32BE(data.length);
	sum.writeUInt32BE(crc(named));
	return Buffer.concat([length, named, sum]);
}

function crc(bytes: Buffer): number {
	let sum = ~0;
	for (const byte of bytes) {
		sum ^= byte;
		for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
	}
	return ~sum >>> 0;
}

/** A PDF of one page. `catalog`: more words of its catalog; `objects`: more objects; `trailer`: more words of its end. */
export function pdf({ catalog = '', objects = [] as (string | Buffer)[], trailer = '' } = {}): Buffer {
	const all = [
		`1 0 obj\n<< /Type /Catalog /Pages 2 0 R ${catalog} >>\nendobj\n`,
		'2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n',
		'3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>\nendobj\n',
		...objects
	].map((object) => (typeof object === 'string' ? Buffer.from(object, 'latin1') : object));
	const body = Buffer.concat([Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1'), ...all]);
	const end = `xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Root 1 0 R /Size ${all.length + 1} ${trailer} >>\nstartxref\n${body.length}\n%%EOF\n`;
	return Buffer.concat([body, Buffer.from(end, 'latin1')]);
}

/** Objects packed away in a stream, as PDFs since 1.5 do. */
export function packedObject(content: string | Buffer, words = '/Filter /FlateDecode'): Buffer {
	const packed = deflateSync(content);
	const head = `4 0 obj\n<< /Type /ObjStm /N 1 /First 4 ${words} /Length ${packed.length} >>\nstream\n`;
	return Buffer.concat([Buffer.from(head), packed, Buffer.from('\nendstream\nendobj\n')]);
}

/** An archive with one file, as it stands behind a picture to be opened as what it is not. */
export function zip(remark = ''): Buffer {
	const name = Buffer.from('a.html');
	const content = Buffer.from('<script>alert(1)</script>');
	const local = Buffer.alloc(30);
	local.writeUInt32LE(0x04034b50, 0);
	local.writeUInt32LE(content.length, 18);
	local.writeUInt32LE(content.length, 22);
	local.writeUInt16LE(name.length, 26);
	const end = Buffer.alloc(22);
	end.writeUInt32LE(0x06054b50, 0);
	end.writeUInt16LE(remark.length, 20);
	return Buffer.concat([local, name, content, end, Buffer.from(remark, 'latin1')]);
}

/** The first box of a HEIF file, by its brand. */
export const heif = (brand: string) =>
	Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from(`ftyp${brand}\0\0\0\0mif1heic`), Buffer.alloc(200)]);
