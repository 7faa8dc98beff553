import { bigEndian, standsAt } from './bytes';

/** Whether a JPEG begins at this place. */
export const isJpegAt = (bytes: Uint8Array, place: number) => standsAt(bytes, place, [0xff, 0xd8, 0xff]);

const [startOfScan, endOfPicture, fill] = [0xda, 0xd9, 0xff];
const isRestart = (marker: number) => marker >= 0xd0 && marker <= 0xd7;

/** The place behind the picture that begins here, by walking along its segments. */
export function endOfJpeg(bytes: Uint8Array, start: number): number | 'cut-off' | 'damaged' {
	let [place, scanned] = [start + 2, false];
	while (place + 1 < bytes.length) {
		if (bytes[place] !== fill) return 'damaged';
		const marker = bytes[place + 1]!;
		if (marker === endOfPicture) return scanned ? place + 2 : 'damaged';
		if (marker === fill) place += 1;
		else if (isRestart(marker) || marker === 0x01) place += 2;
		else {
			place += 2 + bigEndian(bytes, place + 2, 2);
			if (marker !== startOfScan) continue;
			scanned = true;
			place = endOfScan(bytes, place);
		}
	}
	return 'cut-off';
}

/** The next marker that is none of the picture's own data. */
function endOfScan(bytes: Uint8Array, start: number): number {
	for (let place = start; ; place += 2) {
		place = bytes.indexOf(fill, place);
		if (place < 0) return bytes.length;
		const next = bytes[place + 1] ?? 0;
		if (next !== 0 && !isRestart(next)) return place;
	}
}
