import { bigEndian, standsAt } from './bytes';

/** Whether a PNG is one picture from end to end, with nothing behind it. What stands inside a chunk is the decoder's to judge. */
export function pngFault(bytes: Uint8Array): 'cut-off' | 'damaged' | 'more-inside' | null {
	if (bytes.length >= 16 && !standsAt(bytes, 12, 'IHDR')) return 'damaged';
	for (let place = 8; place + 12 <= bytes.length;) {
		const end = place + 12 + bigEndian(bytes, place, 4);
		if (end > bytes.length) return 'cut-off';
		if (standsAt(bytes, place + 4, 'IEND')) return end === bytes.length ? null : 'more-inside';
		place = end;
	}
	return 'cut-off';
}
