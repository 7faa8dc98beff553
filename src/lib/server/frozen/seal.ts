import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { canonicalPieces } from '$lib/domain/frozen';
import { inTurns } from '../indicator/turns';

const [pack, unpack] = [promisify(gzip), promisify(gunzip)];

/** The two columns of a frozen report: the canonical JSON, gzipped, in base64; and its SHA-256 in hexadecimal. */
export type Sealed = { content: string; digest: string };

/** Seals a content. The names of a large city are hashed and packed in pieces, so that nobody waits for it. */
export async function seal(content: object): Promise<Sealed> {
	const { bytes, digest } = await canonicalBytes(content);
	return { content: (await pack(bytes)).toString('base64'), digest };
}

/** The SHA-256 of a value's canonical JSON. */
export async function digestOf(value: object): Promise<string> {
	return (await canonicalBytes(value)).digest;
}

/** So much text is hashed at a time: less than a millisecond's work. */
const lettersAtOnce = 65_536;

async function canonicalBytes(value: object): Promise<{ bytes: Buffer; digest: string }> {
	const [hash, parts] = [createHash('sha256'), [] as Buffer[]];
	let text = '';
	const take = () => {
		const part = Buffer.from(text, 'utf8');
		hash.update(part);
		parts.push(part);
		text = '';
	};
	await inTurns(canonicalPieces(value), (piece) => {
		text += piece;
		if (text.length >= lettersAtOnce) take();
	});
	take();
	return { bytes: Buffer.concat(parts), digest: hash.digest('hex') };
}

/** What stands in a column: the bytes of the canonical JSON, their digest, and the text they are. */
export type Unsealed = { bytes: Buffer; digest: string; text: string };

/** What stands in the columns now; null for what is no such thing. */
export async function unseal(content: string): Promise<Unsealed | null> {
	try {
		return await read(await unpack(Buffer.from(content, 'base64')));
	} catch {
		return null;
	}
}

/** Hashed and made text piece by piece: of a large city each of them takes tens of milliseconds in one go. */
async function read(bytes: Buffer): Promise<Unsealed> {
	const [hash, decoder] = [createHash('sha256'), new TextDecoder('utf-8', { ignoreBOM: true })];
	const starts = Array.from({ length: Math.ceil(bytes.length / lettersAtOnce) }, (_, part) => part * lettersAtOnce);
	const texts = await inTurns(starts, (start) => {
		const part = bytes.subarray(start, start + lettersAtOnce);
		hash.update(part);
		return decoder.decode(part, { stream: true });
	});
	return { bytes, digest: hash.digest('hex'), text: texts.join('') + decoder.decode() };
}
