import { bigEndian, standsAt } from './bytes';
import { endOfJpeg, isJpegAt } from './jpeg-segments';

/**
 * Whether what stands behind a picture is left there by cameras: a second picture (the brightness of the first), the film of a moving
 * photograph, the notes of one maker, zeros. It goes with the cleaning; to refuse it would be to refuse what phones take every day.
 */
export function isLeftByCamera(bytes: Uint8Array, start: number): boolean {
	let place = start;
	while (place < bytes.length) {
		// Asked first: a film begins with its length, and that with zeros.
		if (standsAt(bytes, place + 4, 'ftyp')) return isFilm(bytes, place);
		if (bytes[place] === 0) place += 1;
		else if (isJpegAt(bytes, place)) {
			const end = endOfJpeg(bytes, place);
			if (typeof end !== 'number') return false;
			place = end;
		} else return isMakersNotes(bytes);
	}
	return true;
}

const boxes = ['ftyp', 'moov', 'mdat', 'free', 'skip', 'wide', 'uuid', 'udta', 'meta', 'mpvd'];

/** Boxes of a film to the end of the file, each with its length before its name; one that holds the rest says 0. */
function isFilm(bytes: Uint8Array, start: number): boolean {
	let place = start;
	while (place < bytes.length) {
		if (!boxes.some((name) => standsAt(bytes, place + 4, name))) return isMakersNotes(bytes);
		const length = bigEndian(bytes, place, 4);
		if (length === 0) return true;
		if (length < 8 || place + length > bytes.length) return false;
		place += length;
	}
	return true;
}

/** A block `SEFH` … `SEFT` at the end, whose length stands before its last word. */
function isMakersNotes(bytes: Uint8Array): boolean {
	const end = bytes.length - 8;
	if (end < 0 || !standsAt(bytes, end + 4, 'SEFT')) return false;
	const [a, b, c, d] = bytes.subarray(end, end + 4) as unknown as [number, number, number, number];
	return standsAt(bytes, end - (a + b * 256 + c * 65_536 + d * 16_777_216), 'SEFH');
}
