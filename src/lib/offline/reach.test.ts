import { expect, it } from 'vitest';
import { reach } from './reach';

const html = (status: number) => new Response('<p>ようこそ</p>', { status, headers: { 'content-type': 'text/html' } });

it.each([
	{ path: '/api/me', answer: () => Response.json({ permissions: [] }), outcome: 'answered', because: 'our own words' },
	{ path: '/api/records', answer: () => Response.json([]), outcome: 'answered', because: 'a ledger is a list' },
	{ path: '/api/me', answer: () => html(200), outcome: 'not-reached', because: 'the welcome of a hotel' },
	{
		path: '/api/me',
		answer: () => Response.json({ ok: true }),
		outcome: 'not-reached',
		because: 'JSON of somebody else'
	},
	{ path: '/api/home', answer: () => html(502), outcome: 'not-reached', because: 'a proxy before the server' },
	{ path: '/api/home', answer: () => new Response(null, { status: 204 }), outcome: 'not-reached', because: 'no words' },
	{ path: '/api/me', answer: () => html(401), outcome: 'not-reached', because: 'a proxy that wants a password' },
	{
		path: '/api/me',
		answer: () => Response.json({ message: 'ログインしてください。' }, { status: 401 }),
		outcome: 'needs-sign-in',
		because: 'the session has ended'
	},
	{
		path: '/api/home',
		answer: () => Response.json({ message: 'x' }, { status: 503 }),
		outcome: 'refused',
		because: 'the server itself says that it cannot'
	},
	{ path: '/api/me', answer: () => Promise.reject(new TypeError()), outcome: 'not-reached', because: 'no network' }
])('$because: $outcome', async ({ path, answer, outcome }) => {
	expect(await reach((async () => answer()) as typeof fetch, path)).toMatchObject({ outcome });
});

it('gives up on a network that hangs', async () => {
	const hangs = ((_: string, init?: RequestInit) =>
		new Promise((_resolve, reject) =>
			init?.signal?.addEventListener('abort', () => reject(new DOMException('', 'TimeoutError')))
		)) as typeof fetch;
	expect(await reach(hangs, '/api/me', 1)).toEqual({ outcome: 'not-reached' });
});

it('tells a session that somebody ended from one that came to its end', async () => {
	const end = (said: object) => (async () => Response.json({ message: 'x', ...said }, { status: 401 })) as typeof fetch;
	expect(await reach(end({ ended: true, elsewhere: true }), '/api/me')).toMatchObject({ ended: true, elsewhere: true });
	expect(await reach(end({ nobody: true }), '/api/me')).toMatchObject({ ended: false, nobody: true });
	expect(await reach(end({}), '/api/me'), 'a gateway').toEqual({ outcome: 'needs-sign-in', ended: false });
	expect(await reach(end({ ended: true }), '/api/me')).toEqual({ outcome: 'needs-sign-in', ended: true });
});
