import { afterEach, describe, expect, it, vi } from 'vitest';
import { mostBytes, reducedBytes } from '$lib/domain/evidence';
import { readyFile } from './reduce';

const jpegBytes = (extra = 0) =>
	new Uint8Array([0xff, 0xd8, 0xff, 0xda, 0, 2, ...new Array<number>(extra).fill(1), 0xff, 0xd9]);
const heic = new Uint8Array([0, 0, 0, 24, ...new TextEncoder().encode('ftypheic'), 0, 0, 0, 0]);
const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
const file = (bytes: Uint8Array<ArrayBuffer>, name = '修了証.heic') => new File([bytes], name);
const drawing = (bytes: Uint8Array<ArrayBuffer>) => async () => new Blob([bytes]);
const undrawable = async () => null;

describe('a chosen file', () => {
	it('is sent as the JPEG that is drawn of it, under its hash and the name of a JPEG', async () => {
		const readied = await readyFile(file(heic), drawing(jpegBytes()));
		expect(readied).toMatchObject({ ok: true, file: { name: '修了証.jpg' } });
		expect(readied.ok && new Uint8Array(readied.file.bytes)).toEqual(jpegBytes());
		const digest = await crypto.subtle.digest('SHA-256', jpegBytes());
		expect(readied.ok && readied.file.sha256).toBe(Buffer.from(digest).toString('hex'));
	});

	it.each([
		{ bytes: heic, reason: 'heic', because: 'this browser cannot draw it' },
		{ bytes: new Uint8Array(), reason: 'empty', because: 'nothing is in it' },
		{ bytes: new TextEncoder().encode('hello'), reason: 'wrong-type', because: 'it is a text' },
		{ bytes: new TextEncoder().encode('%PDF-1.7 cut'), reason: 'cut-off', because: 'a PDF ends with its end' },
		{ bytes: new Uint8Array(mostBytes + 1).fill(0x25), reason: 'wrong-type', because: 'large and nothing known' }
	])('is refused as $reason: $because', async ({ bytes, reason }) => {
		expect(await readyFile(file(bytes), undrawable)).toEqual({ ok: false, reason });
	});

	it('is judged as it is where drawing fails', async () => {
		const failing = () => Promise.reject(new DOMException('', 'InvalidStateError'));
		expect(await readyFile(file(png), failing)).toMatchObject({ ok: false });
	});
});

describe('drawing', () => {
	afterEach(() => vi.unstubAllGlobals());

	it('makes it smaller step by step until it fits, never larger than 2000 pixels a side', async () => {
		const sizes: number[][] = [];
		const close = vi.fn();
		vi.stubGlobal('createImageBitmap', async () => ({ width: 4000, height: 3000, close }));
		class Canvas {
			constructor(
				private readonly width: number,
				private readonly height: number
			) {
				sizes.push([width, height]);
			}
			getContext = () => ({ fillRect() {}, drawImage() {} });
			convertToBlob = async () => new Blob([jpegBytes(this.width * this.height > 2_000_000 ? reducedBytes : 9)]);
		}
		vi.stubGlobal('OffscreenCanvas', Canvas);
		expect(await readyFile(file(jpegBytes(), 'a.jpeg'))).toMatchObject({ ok: true, file: { name: 'a.jpg' } });
		expect(sizes).toEqual([
			[2000, 1500],
			[2000, 1500],
			[2000, 1500],
			[1400, 1050]
		]);
		expect(close).toHaveBeenCalledOnce();
	});
});
