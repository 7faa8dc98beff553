import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { localOrigin, parseOrigin, parsePort, tryPort } from './address.mjs';

it.each([
	{ value: undefined, port: 3000, because: 'the default' },
	{ value: '', port: 3000, because: 'blank is as good as absent' },
	{ value: '0', port: 0, because: 'any free one' },
	{ value: '65535', port: 65535, because: 'the last there is' },
	{ value: '65536', port: null, because: 'one too many' },
	{ value: '-1', port: null, because: 'negative' },
	{ value: '３０００', port: null, because: 'full-width digits' },
	{ value: '3000a', port: null, because: 'more than a number' }
])('reads PORT $value as $port ($because)', ({ value, port }) => {
	expect(parsePort(value)).toBe(port);
});

it.each([
	{ value: 'https://kenshu.example.lg.jp', origin: 'https://kenshu.example.lg.jp', because: 'as browsers write it' },
	{ value: 'https://kenshu.example.lg.jp/', origin: 'https://kenshu.example.lg.jp', because: 'a slash says nothing' },
	{ value: 'http://10.0.0.5:8080', origin: 'http://10.0.0.5:8080', because: 'an office network without names' },
	{ value: 'https://kenshu.example.lg.jp:443', origin: 'https://kenshu.example.lg.jp', because: 'the usual port' },
	{ value: 'https://kenshu.example.lg.jp/kenshu', origin: null, because: 'it is served at the top only' },
	{ value: 'kenshu.example.lg.jp', origin: null, because: 'no scheme' },
	{ value: 'ftp://kenshu.example.lg.jp', origin: null, because: 'no web address' }
])('reads ORIGIN $value as $origin ($because)', ({ value, origin }) => {
	expect(parseOrigin(value)).toBe(origin);
});

it.each([
	{ host: '127.0.0.1', origin: 'http://127.0.0.1:3000' },
	{ host: '0.0.0.0', origin: 'http://127.0.0.1:3000' },
	{ host: '::1', origin: 'http://[::1]:3000' }
])('prints $origin for the host $host', ({ host, origin }) => {
	expect(localOrigin(host, 3000)).toBe(origin);
});

it('tells a port in use from a free one', async () => {
	const free = await tryPort('127.0.0.1', 0);
	if (!free.ok) throw new Error(free.reason);
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(free.port, '127.0.0.1', resolve));
	expect(await tryPort('127.0.0.1', free.port)).toEqual({ ok: false, reason: 'port-in-use' });
	await new Promise((resolve) => server.close(resolve));
	expect(await tryPort('127.0.0.1', free.port)).toEqual({ ok: true, port: free.port });
});

it('says when the host is not an address of this machine', async () => {
	expect(await tryPort('192.0.2.1', 0)).toEqual({ ok: false, reason: 'host-unknown' });
});
