import { createHash } from 'node:crypto';
import { Agent, type ClientRequest, type IncomingMessage, request } from 'node:http';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import sharp from 'sharp';
import { mostBytes } from '../../src/lib/domain/evidence';
import { pdf } from '../integration/evidence/files';
import { person, serveDemonstration, type Town } from './town';

/** Evidence over the wire: as large as it may be, larger, and far too large, whether or not it says so. */

let town: Town;
let cookie: string;

beforeAll(async () => {
	town = await serveDemonstration();
	const body = new URLSearchParams(person('職員'));
	const answer = await fetch(`${town.url}/login`, {
		...{ method: 'POST', redirect: 'manual', body },
		headers: { origin: town.url, accept: 'text/html' }
	});
	cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
});

afterAll(() => town.stop());

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

type Sending = { name: string; length?: number; signedIn?: boolean; send: (to: ClientRequest) => void };

/** A PUT as it goes out, piece by piece; without a length it is sent in chunks. */
async function put({ name, length, signedIn = true, send }: Sending) {
	const headers = {
		...{ origin: town.url, 'content-type': 'application/octet-stream', accept: 'application/json' },
		...(length === undefined ? {} : { 'content-length': length }),
		...(signedIn ? { cookie } : {})
	};
	// A connection of its own, kept open as browsers do.
	const agent = new Agent({ keepAlive: true });
	const sending = request(`${town.url}/api/evidence/${name}`, { method: 'PUT', headers, agent });
	const answered = new Promise<IncomingMessage>((resolve, reject) => {
		sending.once('response', resolve);
		sending.on('error', reject);
	});
	send(sending);
	const answer = await answered;
	const said = Buffer.concat(await answer.toArray()).toString();
	agent.destroy();
	return { status: answer.statusCode, said: JSON.parse(said) as Record<string, unknown> };
}

const whole = (bytes: Buffer) => (to: ClientRequest) => void to.end(bytes);

function megabytes(count: number) {
	return async (to: ClientRequest) => {
		const piece = Buffer.alloc(1024 * 1024, 1);
		for (let sent = 0; sent < count && !to.destroyed; sent++)
			if (!to.write(piece)) await Promise.race([once(to, 'drain'), once(to, 'close')]).catch(() => undefined);
		to.end();
	};
}

/** A PDF of exactly the most there may be. */
function largest(): Buffer {
	const small = pdf({ catalog: '/Filling ()' });
	return pdf({ catalog: `/Filling (${'x'.repeat(mostBytes - small.length - 4)})` });
}

describe('PUT /api/evidence', () => {
	it('takes a picture, and a PDF of 5 MB', async () => {
		const create = { width: 800, height: 600, channels: 3 as const, background: '#336699' };
		const picture = await sharp({ create }).jpeg().toBuffer();
		for (const bytes of [picture, largest()]) {
			expect(bytes.length).toBeLessThanOrEqual(mostBytes);
			const answer = await put({ name: sha256(bytes), length: bytes.length, send: whole(bytes) });
			expect(answer).toEqual({ status: 200, said: { kenshu: 'evidence', sha256: sha256(bytes) } });
		}
	});

	const tooLarge = { status: 413, said: { kenshu: 'evidence', code: 'too-large' } };

	it.each([
		{ because: 'a byte more', length: mostBytes + 1, send: whole(Buffer.alloc(mostBytes + 1)) },
		{ because: '40 MB that say so', length: 40 * 1024 * 1024, send: megabytes(40) },
		{ because: '40 MB that do not', length: undefined, send: megabytes(40) },
		{ because: 'what only says that it is 40 MB', length: 40 * 1024 * 1024, send: whole(Buffer.alloc(1)) }
	])('refuses $because with a sentence', async ({ length, send }) => {
		expect(await put({ name: '0'.repeat(64), length, send })).toMatchObject(tooLarge);
	});

	it('says 401 to nobody once they have sent it all: before that a browser does not listen', async () => {
		const bytes = Buffer.alloc(mostBytes);
		let sent = false;
		const send = (to: ClientRequest) => void to.end(bytes, () => (sent = true));
		const answer = await put({ name: '0'.repeat(64), length: bytes.length, signedIn: false, send });
		expect(answer).toMatchObject({ status: 401, said: { message: expect.stringContaining('ログイン') } });
		expect(sent).toBe(true);
	});
});
