import { asUtf8, findEncoding } from './encoding';

/** What fflate does not look at: the name as it was written, the content's checksum and whether a password protects it. */
export type CentralRecord = { name: string; crc: number; encrypted: boolean };

const endSignature = 0x06054b50;
const end64Signature = 0x06064b50;
const locator64Signature = 0x07064b50;
const recordSignature = 0x02014b50;
const utf8Flag = 1 << 11;
/** an end record and the longest comment behind it */
const longestEnd = 22 + 65_535;

/**
 * The records of a zip's central directory, in their order (APPNOTE.TXT 4.3.12).
 *
 * @returns none where there is no directory
 */
export function centralRecords(bytes: Uint8Array): CentralRecord[] {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const end = endOf(view);
	if (end === null) return [];
	const records: CentralRecord[] = [];
	let at = startOf(view, end);
	while (at + 46 <= view.byteLength && view.getUint32(at, true) === recordSignature) {
		const flags = view.getUint16(at + 8, true);
		const nameLength = view.getUint16(at + 28, true);
		const name = nameOf(bytes.subarray(at + 46, at + 46 + nameLength), (flags & utf8Flag) !== 0);
		records.push({ name, encrypted: (flags & 1) === 1, crc: view.getUint32(at + 16, true) });
		at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
	}
	return records;
}

/** Without the flag it is CP932, which Windows writes, or UTF-8 nevertheless, as macOS does. */
function nameOf(bytes: Uint8Array, isUtf8: boolean): string {
	const found = isUtf8 ? null : findEncoding(bytes);
	if (found?.ok === false) return Buffer.from(bytes).toString('latin1');
	return asUtf8(bytes, found?.encoding ?? 'utf-8').toString();
}

function endOf(view: DataView): number | null {
	const last = view.byteLength - 22;
	for (let at = last; at >= 0 && at > last - longestEnd; at--) if (view.getUint32(at, true) === endSignature) return at;
	return null;
}

function startOf(view: DataView, end: number): number {
	if (end >= 20 && view.getUint32(end - 20, true) === locator64Signature) {
		const end64 = Number(view.getBigUint64(end - 12, true));
		if (end64 + 56 <= view.byteLength && view.getUint32(end64, true) === end64Signature) {
			return Number(view.getBigUint64(end64 + 48, true));
		}
	}
	return view.getUint32(end + 16, true);
}
