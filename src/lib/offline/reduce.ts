import { type EvidenceRefusal, harmlessName, readEvidence, reducedBytes, typeOf } from '$lib/domain/evidence';

/** A file as it is sent: `sha256` of its bytes, in hexadecimal. */
export type ReadyFile = { bytes: ArrayBuffer; sha256: string; name: string | null };

export type Readied = { ok: true; file: ReadyFile } | { ok: false; reason: EvidenceRefusal };

/** More than any phone takes is not even read. */
const mostRead = 100 * 1024 * 1024;

/**
 * Makes of a chosen file what is sent of it: of a picture a JPEG of at most `reducedBytes` without its notes, of a PDF the file itself.
 *
 * @param draw null where this browser cannot draw it
 */
export async function readyFile(chosen: File, draw: (picture: Blob) => Promise<Blob | null> = drawn): Promise<Readied> {
	if (chosen.size > mostRead) return { ok: false, reason: 'too-large' };
	const bytes = await chosen.arrayBuffer().catch(() => null);
	if (bytes === null) return { ok: false, reason: 'damaged' };
	const type = typeOf(new Uint8Array(bytes));
	if (type === null) return { ok: false, reason: bytes.byteLength === 0 ? 'empty' : 'wrong-type' };
	const picture = type === 'application/pdf' ? null : await draw(chosen).catch(() => null);
	// What cannot be drawn here is judged as it is.
	const sent = picture ? await picture.arrayBuffer() : bytes;
	const read = readEvidence(new Uint8Array(sent));
	if (!read.ok) return read;
	return { ok: true, file: { bytes: sent, sha256: await sha256(sent), name: nameOf(chosen.name, picture !== null) } };
}

/** What was drawn anew is a JPEG, whatever it was. */
function nameOf(name: string, isDrawn: boolean): string | null {
	const own = harmlessName(name);
	return own && isDrawn ? `${own.replace(/\.[A-Za-z0-9]{1,5}$/, '')}.jpg` : own;
}

async function sha256(bytes: ArrayBuffer): Promise<string> {
	const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
	return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** From the best to the smallest: the longest side in pixels, and how much of it is kept. A page of text is read at each of them. */
const steps = [
	{ side: 2000, quality: 0.85 },
	{ side: 2000, quality: 0.7 },
	{ side: 2000, quality: 0.5 },
	{ side: 1400, quality: 0.6 },
	{ side: 1000, quality: 0.5 }
];

/** The picture drawn anew the way up it was taken, as a JPEG that is small enough; null where none is. */
async function drawn(picture: Blob): Promise<Blob | null> {
	const bitmap = await createImageBitmap(picture, { imageOrientation: 'from-image' });
	try {
		for (const step of steps) {
			const jpeg = await jpegOf(bitmap, step);
			if (jpeg && jpeg.size <= reducedBytes) return jpeg;
		}
		return null;
	} finally {
		bitmap.close();
	}
}

async function jpegOf(bitmap: ImageBitmap, { side, quality }: (typeof steps)[number]): Promise<Blob | null> {
	const scale = Math.min(1, side / Math.max(bitmap.width, bitmap.height));
	const [width, height] = [
		Math.max(1, Math.round(bitmap.width * scale)),
		Math.max(1, Math.round(bitmap.height * scale))
	];
	const canvas = blank(width, height);
	const brush = canvas.getContext('2d') as CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D | null;
	if (!brush) return null;
	// A JPEG has nothing to see through.
	brush.fillStyle = '#fff';
	brush.fillRect(0, 0, width, height);
	brush.drawImage(bitmap, 0, 0, width, height);
	if ('convertToBlob' in canvas) return canvas.convertToBlob({ type: 'image/jpeg', quality });
	return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
}

function blank(width: number, height: number): OffscreenCanvas | HTMLCanvasElement {
	if (globalThis.OffscreenCanvas) return new OffscreenCanvas(width, height);
	return Object.assign(document.createElement('canvas'), { width, height });
}
