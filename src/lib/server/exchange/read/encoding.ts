import { isUtf8 } from 'node:buffer';

/** How a CSV file can be written. CP932 is what Japanese Excel saves. */
export type Encoding = 'utf-8' | 'cp932';

/** `start`: how many bytes of byte order mark there are before the text. */
export type EncodingFound = { ok: true; encoding: Encoding; start: number } | { ok: false };

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);
/** what TextDecoder calls it: the WHATWG decoder has the characters of Windows-31J, 髙 and 﨑 among them */
const cp932 = 'shift_jis';
const bytesAtOnce = 1 << 20;

/** Finds out the encoding of a file, or checks the one that is given; both strictly, so that no character is lost unseen. */
export function findEncoding(bytes: Uint8Array, given?: Encoding): EncodingFound {
	const start = given !== 'cp932' && byteOrderMark.equals(bytes.subarray(0, 3)) ? 3 : 0;
	if (given !== 'cp932' && isUtf8(bytes)) return { ok: true, encoding: 'utf-8', start };
	if (given === 'utf-8' || start > 0 || !isCp932(bytes)) return { ok: false };
	return { ok: true, encoding: 'cp932', start: 0 };
}

/** Bytes that `findEncoding` has found sound, as UTF-8. */
export function asUtf8(bytes: Uint8Array, encoding: Encoding): Buffer {
	if (encoding === 'cp932') return Buffer.from(new TextDecoder(cp932).decode(bytes));
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function isCp932(bytes: Uint8Array): boolean {
	const decoder = new TextDecoder(cp932, { fatal: true });
	try {
		for (let start = 0; start < bytes.length; start += bytesAtOnce) {
			decoder.decode(bytes.subarray(start, start + bytesAtOnce), { stream: true });
		}
		decoder.decode();
		return true;
	} catch {
		return false;
	}
}
