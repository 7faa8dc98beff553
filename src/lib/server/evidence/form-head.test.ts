import { Readable } from 'node:stream';
import { type IncomingMessage } from 'node:http';
import { expect, it } from 'vitest';
import { fieldsBeforeFiles } from './form-head';

const file = new File([new Uint8Array(700_000).fill(65)], 'filename="大きな写真.jpg');

/** A form as a browser sends it, in pieces of a network's size. */
async function sent(entries: [string, string | File][], headers: Record<string, string | undefined> = {}) {
	const form = new FormData();
	for (const [name, value] of entries) form.append(name, value);
	const response = new Response(form);
	const [type, bytes] = [response.headers.get('content-type')!, Buffer.from(await response.arrayBuffer())];
	const pieces = Array.from({ length: Math.ceil(bytes.length / 1460) }, (_, at) =>
		bytes.subarray(at * 1460, (at + 1) * 1460)
	);
	return Object.assign(Readable.from(pieces), {
		headers: { 'content-type': type, 'content-length': `${bytes.length}`, ...headers }
	}) as unknown as IncomingMessage;
}

const people = Array.from({ length: 500 }, (_, at) => `00${at}\t髙橋　花子\r\n`).join('');

it.each([
	{
		of: [
			['courseCode', 'DX'],
			['people', people],
			['evidence', file],
			['after', 'x']
		],
		kept: { courseCode: 'DX', people },
		because: 'what stands before the file has been read, what comes after it has not'
	},
	{
		of: [
			['hours', '; filename="1.5"'],
			['sent', 'a'],
			['evidence', file]
		],
		kept: { hours: '; filename="1.5"', sent: 'a' },
		because: 'what somebody types is no header'
	},
	{ of: [['evidence', file]], kept: {}, because: 'nothing was typed' },
	{
		of: [
			['hours', '2'],
			['people', 'あ'.repeat(200_000)]
		],
		kept: { hours: '2' },
		because: 'a field that is not whole is left out'
	}
] as { of: [string, string | File][]; kept: object; because: string }[])('$because', async ({ of, kept }) => {
	expect(Object.fromEntries(await fieldsBeforeFiles(await sent(of)))).toEqual(kept);
});

it.each([
	{ headers: { 'content-length': undefined }, because: 'the server in front has read some of it already' },
	{ headers: { 'content-type': 'application/x-www-form-urlencoded' }, because: 'it brings no files' },
	{ headers: { 'content-type': 'multipart/form-data; boundary=another' }, because: 'it is not what it says it is' }
])('nothing where $because', async ({ headers }) => {
	expect([...(await fieldsBeforeFiles(await sent([['hours', '2']], headers)))]).toEqual([]);
});

it('nothing where it breaks off, or where there is no server in front', async () => {
	const { headers } = await sent([['hours', '2']]);
	const torn = new Readable({
		read() {
			this.destroy(new Error('broke off'));
		}
	});
	const message = Object.assign(torn, { headers }) as unknown as IncomingMessage;
	expect([...(await fieldsBeforeFiles(message))]).toEqual([]);
	expect([...(await fieldsBeforeFiles(undefined))]).toEqual([]);
});
