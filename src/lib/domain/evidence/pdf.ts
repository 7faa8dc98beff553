import { latin1 } from './bytes';

/** As much of the end as the last words of a PDF take. */
const endLength = 2_048;

/** Whether a PDF has its beginning and its end, and nothing behind it. */
export function pdfFault(bytes: Uint8Array): 'cut-off' | 'damaged' | 'more-inside' | null {
	if (!/^%PDF-[12]\.\d/.test(latin1(bytes.subarray(0, 16)))) return 'damaged';
	const end = latin1(bytes.subarray(Math.max(0, bytes.length - endLength)));
	const [, offset] = /startxref\s+(\d{1,10})\s+%%EOF[\s\0]*$/.exec(end) ?? [];
	if (offset === undefined) return hasMoreBehind(bytes) ? 'more-inside' : 'cut-off';
	return Number(offset) < bytes.length ? null : 'damaged';
}

/** Whether it ends, and what follows is no further part of it: one that loads while it is read has an end near its beginning. */
function hasMoreBehind(bytes: Uint8Array): boolean {
	const text = latin1(bytes);
	const end = text.lastIndexOf('%%EOF');
	return end >= 0 && !/\d+\s+\d+\s+obj\b/.test(text.slice(end));
}
