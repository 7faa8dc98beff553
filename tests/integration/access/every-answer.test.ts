import { cacheControl, coverEveryAnswer } from '$lib/server/access/answer/every-answer';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeAll, expect, it, onTestFinished } from 'vitest';

beforeAll(() => coverEveryAnswer(true));

async function answerOf(listener: RequestListener, path = '/'): Promise<Headers> {
	const server = createServer(listener).listen(0, '127.0.0.1');
	onTestFinished(() => void server.close());
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	return (await fetch(`http://127.0.0.1:${port}${path}`)).headers;
}

it.each([
	{ listener: (_, response) => response.end('bare'), because: '何も決めない' },
	{ listener: (_, response) => response.writeHead(404, { 'x-own': '1' }).end(), because: '自分の見出しを書く' }
] satisfies { listener: RequestListener; because: string }[])(
	'carries the headers whoever gives it: $because',
	async ({ listener }) => {
		expect(Object.fromEntries(await answerOf(listener))).toMatchObject({
			'x-content-type-options': 'nosniff',
			'x-frame-options': 'DENY',
			'referrer-policy': 'same-origin',
			'strict-transport-security': 'max-age=31536000',
			'content-security-policy': expect.stringContaining("default-src 'none'"),
			'cache-control': 'no-store'
		});
	}
);

it('lets whoever answers say otherwise', async () => {
	const headers = await answerOf((_, response) => {
		response.setHeader('cache-control', 'public,max-age=31536000,immutable');
		response.writeHead(200, { 'Content-Security-Policy': "default-src 'self'" }).end();
	});
	expect(headers.get('cache-control')).toBe('public,max-age=31536000,immutable');
	expect(headers.get('content-security-policy')).toBe("default-src 'self'");
});

it('lets the service worker ask this server, and nobody else', async () => {
	const policy = async (path: string) =>
		(await answerOf((_, response) => response.end(), path)).get('content-security-policy');
	expect(await policy('/service-worker.js')).toContain("default-src 'none'; connect-src 'self'");
	expect(await policy('/other.js')).not.toContain('connect-src');
});

it.each([
	{ path: '/favicon.svg', cached: 'no-cache', because: '静的なファイルは確かめてから使う' },
	{ path: '/icons/192.png?v=2', cached: 'no-cache', because: '問い合わせが付いていても同じ' },
	{ path: '/_app/version.json', cached: 'no-cache', because: '新しい版かを確かめる' },
	{ path: '/', cached: 'no-store', because: '画面' },
	{ path: '/records', cached: 'no-store', because: '画面' },
	{ path: '/plans/__data.json?x=1', cached: 'no-store', because: '画面の中身' },
	{ path: '/plans/v1.2/', cached: 'no-store', because: '点のある名前はファイルではない' },
	{ path: '/plans?next=/a.css', cached: 'no-store', because: '問い合わせの中の名前はファイルではない' }
])('$path is kept as $cached: $because', ({ path, cached }) => {
	expect(cacheControl(path)).toBe(cached);
});
