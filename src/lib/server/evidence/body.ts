import { mostBytes } from '$lib/domain/evidence';
import { Turns } from '../access/turns';

type Body = { ok: true; bytes: Uint8Array } | { ok: false; reason: 'too-large' | 'empty' | 'cut-off' };

/** Beyond this nothing more is read, even to be thrown away. */
const mostRead = 2 * mostBytes;

/**
 * The bytes of a request, counted while they come. What is too much is thrown away as it comes, not held; but it is read, up to
 * a bound, since whoever sends hears no answer before that.
 */
export async function bytesOf(request: Request): Promise<Body> {
	if (request.body === null) return { ok: false, reason: 'empty' };
	const [chunks, reader] = [[] as Uint8Array[], request.body.getReader()];
	let size = 0;
	try {
		for (let next = await reader.read(); !next.done; next = await reader.read()) {
			size += next.value.length;
			if (size <= mostBytes) chunks.push(next.value);
			else chunks.length = 0;
			if (size > mostRead) await reader.cancel();
		}
	} catch (error) {
		return { ok: false, reason: isTooLarge(error) ? 'too-large' : 'cut-off' };
	}
	if (size > mostBytes) return { ok: false, reason: 'too-large' };
	return size === 0 ? { ok: false, reason: 'empty' } : { ok: true, bytes: Buffer.concat(chunks) };
}

/** The server in front of the application refuses a body beyond its own limit where it is read. */
export function isTooLarge(error: unknown): boolean {
	if (typeof error !== 'object' || error === null) return false;
	return ('status' in error && error.status === 413) || ('cause' in error && isTooLarge(error.cause));
}

/** As many at once as the memory of a small server holds without noticing: each up to `mostBytes`. */
const hands = new Turns(24, 0);

/** The same where not too many others send just now; who comes too many comes again. */
export async function bytesInTurn(request: Request): Promise<Body | { ok: false; reason: 'busy' }> {
	return (await hands.first(() => bytesOf(request))) ?? { ok: false, reason: 'busy' };
}
