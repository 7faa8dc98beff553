import { latin1, standsAt } from './bytes';

/** As far as a browser looks that guesses what something is, and somewhat more. */
const headLength = 4_096;

const markup = /<(?:!doctype\s+html|html|head|body|script|iframe|svg|img|\?php)[\s>/]/i;

/** Whether a file is also of another kind: a page where it begins, or an archive, which is read from its end. */
export function isAlsoAnother(bytes: Uint8Array): boolean {
	return markup.test(latin1(bytes.subarray(0, headLength))) || endsAsArchive(bytes);
}

const archiveEnd = [0x50, 0x4b, 0x05, 0x06];
const longestRemark = 65_535;

/** A zip ends with a record of 22 bytes and a remark, whose length it says. */
function endsAsArchive(bytes: Uint8Array): boolean {
	const last = bytes.length - 22;
	for (let place = last; place >= Math.max(0, last - longestRemark); place--)
		if (bytes[place] === archiveEnd[0] && standsAt(bytes, place, archiveEnd)) {
			const remark = bytes[place + 20]! + bytes[place + 21]! * 256;
			if (place + 22 + remark === bytes.length) return true;
		}
	return false;
}
