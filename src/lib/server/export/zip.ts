import { Zip, ZipDeflate } from 'fflate';
import { ownTurn } from '../indicator/turns';

/** A file inside a zip, whole or in pieces that come as they are asked for. */
export type ZipEntry = { name: string; data: Uint8Array | AsyncIterable<Uint8Array> };

/** The bytes of a zip, made as they are asked for: no more than a piece of it is kept. */
export async function* zipped(entries: Iterable<ZipEntry>): AsyncGenerator<Uint8Array> {
	let ready: Uint8Array[] = [];
	const zip = new Zip((error, bytes) => {
		if (error) throw error;
		ready.push(bytes);
	});
	const taken = () => {
		const bytes = ready;
		ready = [];
		return bytes;
	};
	for (const { name, data } of entries) {
		const file = new ZipDeflate(name, { level: 6 });
		zip.add(file);
		for await (const piece of data instanceof Uint8Array ? inPieces(data) : data) {
			file.push(piece);
			yield* taken();
		}
		file.push(new Uint8Array(0), true);
		yield* taken();
	}
	zip.end();
	yield* taken();
}

/** So few bytes are packed in a few milliseconds. */
const bytesAtOnce = 32_768;

/** Others have their turn before each piece. */
async function* inPieces(data: Uint8Array): AsyncGenerator<Uint8Array> {
	for (let start = 0; start < data.length; start += bytesAtOnce) {
		if (start > 0) await ownTurn();
		yield data.subarray(start, start + bytesAtOnce);
	}
}
