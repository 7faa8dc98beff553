import { setImmediate as nextTurn } from 'node:timers/promises';
import { promisify } from 'node:util';
import { constants, inflate } from 'node:zlib';
import { pdfNamesFault } from '$lib/domain/evidence';

type Fault = 'pdf-locked' | 'pdf-active' | 'damaged';

const unpack = promisify(inflate);

/** What one packed part, and all of them together, may become, in bytes: kilobytes can say that they are gigabytes. */
const [mostUnpacked, mostUnpackedOfAll] = [8 * 1024 * 1024, 32 * 1024 * 1024];

/**
 * Whether a PDF is locked, or has in it what acts or other files, also where its objects are packed away. It is kept as it is, so what
 * cannot be looked through is refused.
 */
export async function pdfContentFault(bytes: Uint8Array): Promise<Fault | null> {
	const fault = await namesFault(bytes);
	if (fault !== null) return fault;
	const packed = packedObjects(bytes);
	if (packed === null) return 'pdf-active';
	let left = mostUnpackedOfAll;
	for (const part of packed) {
		const unpacked = await unpackedPart(part, Math.min(mostUnpacked, left));
		if (unpacked === null) return 'damaged';
		const within = await namesFault(unpacked);
		if (within !== null) return within;
		left -= unpacked.length;
	}
	return null;
}

/** So much is looked through before others have their turn, and so much of it again with the next: a name is never longer. */
const [atOnce, again] = [256 * 1024, 64];

async function namesFault(bytes: Uint8Array): Promise<Fault | null> {
	for (let place = 0; place < bytes.length; place += atOnce) {
		const fault = pdfNamesFault(bytes.subarray(Math.max(0, place - again), place + atOnce));
		if (fault !== null) return fault;
		await nextTurn();
	}
	return null;
}

const word = 'stream';

/** The parts of a PDF in which objects are packed; null where one is packed in a way that nobody uses for it. */
function packedObjects(bytes: Uint8Array): Uint8Array[] | null {
	const parts: Uint8Array[] = [];
	let place = 0;
	const texts = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1').split(word);
	for (const [index, text] of texts.entries()) {
		place += text.length + word.length;
		if (!hasPackedObjects(text)) continue;
		const [lineEnd] = /^\r?\n/.exec(texts[index + 1] ?? '') ?? [];
		if (lineEnd === undefined || text.endsWith('end') || !isPlainlyPacked(text)) return null;
		parts.push(bytes.subarray(place + lineEnd.length));
	}
	return parts;
}

const letters = (text: string) =>
	text.replace(/#([0-9A-Fa-f]{2})/g, (_, digits: string) => String.fromCharCode(parseInt(digits, 16)));

/** `/ObjStm`, each of its letters perhaps as two digits. */
function hasPackedObjects(text: string): boolean {
	return /\/(?:[A-Za-z]|#[0-9A-Fa-f]{2}){6}(?![A-Za-z#])/.test(text) && letters(text).includes('/ObjStm');
}

/** An object of one dictionary, with no other, no text and no remark in it: in those a second dictionary could be played with. */
const plainObject = /[\s\0]\d+\s+\d+\s+obj\s*<<([^<>()%#]*)>>\s*$/;
const [plainFilter, plainParameters] = [
	/\/Filter\s*(?:\/FlateDecode|\[\s*\/FlateDecode\s*\])(?=[\s/]|$)/,
	/\/DecodeParms\s+(?:null|\[\s*null\s*\])(?=[\s/]|$)/
];

/**
 * Whether what stands before `stream` is the one object whose contents are packed once, by the one way that is unpacked here. What it
 * says to another reader by a second filter, a reference, a name in digits or a file elsewhere would be looked past.
 */
function isPlainlyPacked(text: string): boolean {
	if (letters(text).split('/ObjStm').length !== 2) return false;
	const [, words] = plainObject.exec(text) ?? [];
	if (words === undefined || !words.includes('/ObjStm') || !plainFilter.test(words)) return false;
	const more = words.replace(plainFilter, ' ').replace(plainParameters, ' ');
	return !/\/(?:F?Filter|F?DecodeParms|DP|F)(?![A-Za-z])/.test(more);
}

/** null for what is not packed as it says, or becomes too much. Whatever stands behind it in the file is passed over. */
async function unpackedPart(part: Uint8Array, most: number): Promise<Uint8Array | null> {
	try {
		return await unpack(part, { maxOutputLength: Math.max(1, most), finishFlush: constants.Z_SYNC_FLUSH });
	} catch {
		return null;
	}
}
