import { routeTable, sessionEnded } from '$lib/domain/access';
import { sessions } from '$lib/server/access/session/session';
import { signOutEverywhere } from '$lib/server/access/session/sign-out';
import { type Database, openDatabase } from '$lib/server/db/open';
import { session } from '$lib/server/db/schema';
import { log } from '$lib/server/log';
import type { RequestEvent } from '@sveltejs/kit';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { handle, handleError, init } from '../../../src/hooks.server';
import { serve } from '../../setup/current';
import { temporaryDatabaseFile } from '../../setup/database';
import { givenAccount } from './settle';

const logged = vi.spyOn(log, 'error').mockReturnValue();

let database: Database;
let accountId: number;
let remove: () => void;

beforeAll(async () => {
	const file = await temporaryDatabaseFile();
	database = await openDatabase(file.url);
	serve(database);
	remove = file.remove;
	accountId = await givenAccount(database, 'admin', '管理者');
});

afterAll(() => {
	database.close();
	remove();
});

type Sketch = {
	path?: string;
	route?: string | null;
	method?: string;
	headers?: { origin?: string; host?: string; accept?: string; 'content-type'?: string };
	sessionId?: string;
	origin?: string;
};

/** A request as Kit hands it to the hooks; `cookies` notes what is set. */
function requestOf({
	path = '/',
	route = path.split('?')[0],
	method = 'GET',
	headers = {},
	sessionId,
	origin = 'http://localhost'
}: Sketch) {
	const url = new URL(path, origin);
	const set = vi.fn();
	const cookies = { get: () => sessionId, set };
	const request = new Request(url, { method, headers: { ...headers } });
	const event = {
		url,
		request,
		cookies,
		locals: {},
		route: { id: route },
		isDataRequest: false
	} as unknown as RequestEvent;
	return { event, set };
}

/** Nobody has used any session since. */
async function endHoursAgo(hours: number): Promise<void> {
	await database.transact(({ db }) => db.update(session).set({ expiresAt: Date.now() - hours * 3_600_000 }));
}

async function answerTo(sketch: Sketch, page = new Response('page')) {
	const { event, set } = requestOf(sketch);
	const resolve = vi.fn(async () => page);
	const response = await handle({ event, resolve });
	return { response, event, set, resolved: resolve.mock.calls.length > 0 };
}

const closed = [...new Set(routeTable.filter(({ who }) => who !== 'anyone').map(({ path }) => path))];

describe('the door', () => {
	it.each(closed.filter((path) => !path.startsWith('/api')))('sends nobody from %s to the sign-in', async (route) => {
		const { response, resolved } = await answerTo({ path: '/somewhere?day=1', route });
		expect([response.status, resolved]).toEqual([303, false]);
		expect(response.headers.get('location')).toBe('/login?next=%2Fsomewhere%3Fday%3D1');
	});

	it.each(closed.filter((path) => path.startsWith('/api')))('answers nobody from %s in JSON', async (path) => {
		const { response, resolved } = await answerTo({ path });
		expect([response.status, resolved]).toEqual([401, false]);
		expect(await response.json()).toEqual({ message: 'ログインしてください。', nobody: true });
	});

	it('does not repeat a form that was sent without a sign-in', async () => {
		const headers = { origin: 'http://localhost' };
		const { response } = await answerTo({ path: '/confirm?/confirm', route: '/confirm', method: 'POST', headers });
		expect(response.headers.get('location')).toBe('/login?next=%2Fconfirm');
	});

	it.each(['/login', '/healthz', '/(app)/login'])('lets everybody to %s', async (route) => {
		expect((await answerTo({ path: '/login', route })).resolved).toBe(true);
	});

	it('lets nobody to a route without a row, with or without a sign-in', async () => {
		const { id } = await sessions(database).start(accountId);
		await expect(answerTo({ path: '/forgotten', sessionId: id })).rejects.toThrow('no row for /forgotten');
		await expect(answerTo({ path: '/forgotten' })).rejects.toThrow('no row for /forgotten');
	});

	it('knows who comes with a session', async () => {
		const { id } = await sessions(database).start(accountId);
		const { event, resolved } = await answerTo({ path: '/plans', sessionId: id });
		expect(resolved).toBe(true);
		expect(event.locals).toMatchObject({ sessionId: id, viewer: { staffNumber: 'admin' }, isApi: false });
	});

	it('takes away a cookie whose session somebody has ended', async () => {
		const { set } = await answerTo({ path: '/login', sessionId: 'ended' });
		expect(set).toHaveBeenCalledWith('kenshu_session', '', expect.objectContaining({ maxAge: 0, path: '/' }));
	});

	it.each([
		{ by: 'time', hoursAgo: 1, word: 'ended', says: { ended: true } },
		{ by: 'somebody', hoursAgo: null, word: 'elsewhere', says: { ended: true, elsewhere: true } }
	])('says so where a session was ended by $by, and keeps the way back', async ({ hoursAgo, word, says }) => {
		const { id } = await sessions(database).start(accountId);
		if (hoursAgo === null) await sessions(database).end(id);
		else await endHoursAgo(hoursAgo);
		const { response, set } = await answerTo({ path: '/api/home', sessionId: id });
		expect([response.status, await response.json()]).toEqual([401, { message: sessionEnded, ...says }]);
		expect(set, 'the next page that is opened is still to know').not.toHaveBeenCalled();
		const page = await answerTo({ path: '/plans?day=1', route: '/plans', sessionId: id });
		expect(page.response.headers.get('location')).toBe(`/login?next=%2Fplans%3Fday%3D1&session=${word}`);
	});

	it('learns that every device was signed out also where the session had ended by time and a page was opened since', async () => {
		const { id } = await sessions(database).start(accountId);
		await endHoursAgo(1);
		const { set } = await answerTo({ path: '/plans', route: '/plans', sessionId: id });
		expect(set).not.toHaveBeenCalled();
		await signOutEverywhere(database, { accountId, staffNumber: 'admin' }, '10.0.0.1', new Date());
		const { response } = await answerTo({ path: '/api/home', sessionId: id });
		expect(await response.json()).toMatchObject({ elsewhere: true });
	});

	it('still knows that it was time after others have signed in', async () => {
		const { id } = await sessions(database).start(accountId);
		await endHoursAgo(24);
		await sessions(database).start(accountId);
		expect((await answerTo({ path: '/login', sessionId: id })).event.locals).toMatchObject({ ended: 'time' });
	});

	it('leads back to the page on which a form was sent', async () => {
		const headers = { origin: 'http://localhost' };
		const form = { path: '/records/new?mend=7', route: '/records/new', method: 'POST', headers };
		expect((await answerTo(form)).response.headers.get('location')).toBe('/login?next=%2Frecords%2Fnew%3Fmend%3D7');
	});

	it('prolongs the cookie with its session, Secure where people come by https', async () => {
		const { id } = await sessions(database).start(accountId);
		await database.transact(({ db }) => db.update(session).set({ expiresAt: Date.now() + 3_600_000 }));
		const { set } = await answerTo({ path: '/plans', sessionId: id, origin: 'https://kenshu.example' });
		const attributes = { httpOnly: true, secure: true, sameSite: 'lax', path: '/', maxAge: 604_800 };
		expect(set).toHaveBeenCalledWith('kenshu_session', id, attributes);
	});
});

describe('calls from other sites', () => {
	const call = (headers: { origin?: string }, method = 'POST') =>
		answerTo({ path: '/api/outbox', route: null, method, headers }).then(({ response }) => response.status);

	it.each([
		{ headers: {}, status: 403, because: '名乗らない' },
		{ headers: { origin: 'https://evil.example' }, status: 403, because: 'よそのサイト' },
		{ headers: { origin: 'null' }, status: 403, because: '名を隠す' },
		{ headers: { origin: 'http://localhost' }, status: 200, because: '自分のページ' }
	])('to /api are answered $status: $because', async ({ headers, status }) => {
		expect(await call(headers)).toBe(status);
	});

	it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])(
		'end nobody’s session by %s without a content type',
		async (method) => {
			const { response, resolved } = await answerTo({
				path: '/logout',
				method,
				headers: { origin: 'https://evil.example' }
			});
			expect([response.status, resolved]).toEqual([403, false]);
		}
	);

	it.each([
		{ headers: { origin: 'https://evil.example' }, because: 'よそのサイト' },
		{ headers: { origin: 'null' }, because: '名を隠す' },
		{ headers: {}, because: '名乗らない' },
		{ headers: { origin: 'http://localhost:3001' }, because: 'ポートが違う' },
		{ headers: { origin: 'http://localhost', host: 'localhost' }, origin: 'https://localhost', because: 'httpsでない' },
		{ headers: { origin: 'https://evil.example', 'content-type': 'text/plain' }, because: '書式がフォームではない' }
	])('that a person sends as a form get a page and a way back: $because', async ({ headers, origin }) => {
		const accept = 'text/html,application/xhtml+xml,*/*;q=0.8';
		const { response, resolved } = await answerTo({
			path: '/login',
			method: 'POST',
			origin: origin ?? 'http://localhost',
			headers: { ...headers, accept }
		});
		const text = await response.text();
		expect([response.status, resolved]).toEqual([403, false]);
		expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
		expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
		expect(text).toContain('別のアドレス');
		expect(text).toContain(`<a href="${origin ?? 'http://localhost'}/">`);
	});

	it('leave one’s own page free to sign out', async () => {
		expect(
			(await answerTo({ path: '/logout', method: 'POST', headers: { origin: 'http://localhost' } })).resolved
		).toBe(true);
	});

	it('may read, since the browser gives them nothing to read with', async () => {
		expect(await call({}, 'GET')).toBe(200);
	});
});

describe('an address that only forms are sent to', () => {
	// Bytes, as Kit gives them: without a content type.
	const line = new TextEncoder().encode('GET method not allowed');
	const refused = () => new Response(line, { status: 405, headers: { allow: 'POST' } });
	const opened = (accept: string) => answerTo({ path: '/logout', headers: { accept } }, refused());

	it('tells a person who opens it so in Japanese, with a way home', async () => {
		const { response } = await opened('text/html');
		expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
		expect(await response.text()).toContain('<a href="/">ホームへ</a>');
	});

	it('answers a program as it is', async () => {
		expect(await (await opened('*/*')).response.text()).toBe('GET method not allowed');
	});
});

describe('another name of this machine', () => {
	const here = 'http://127.0.0.1:3000';
	const opened = (host: string, origin = here, more: Sketch = {}) =>
		answerTo({ path: '/login?next=%2Fplans', route: '/login', origin, headers: { host }, ...more });

	it.each([
		{ host: 'localhost:3000', origin: here },
		{ host: '[::1]:3000', origin: here },
		{ host: '127.0.0.1:3000', origin: 'http://localhost:3000' }
	])('leads from $host to $origin, where forms are accepted', async ({ host, origin }) => {
		const { response, resolved } = await opened(host, origin);
		expect([response.status, resolved]).toEqual([307, false]);
		expect(response.headers.get('location')).toBe(`${origin}/login?next=%2Fplans`);
	});

	it.each([
		{ host: '127.0.0.1:3000', origin: here, because: 'その名前そのもの' },
		{ host: '127.0.0.1:8080', origin: here, because: 'ポートだけを変えて渡している' },
		{ host: 'localhost:3000', origin: 'https://kenshu.example', because: '公開のアドレスの後ろ' },
		{ host: 'kenshu.example', origin: here, because: 'ほかの端末から' },
		{ host: 'localhost.evil.example', origin: here, because: '似ているだけの名前' },
		{ host: ':::', origin: here, because: '名前ではない' }
	])('is not what $host is to $origin: $because', async ({ host, origin }) => {
		expect((await opened(host, origin)).resolved).toBe(true);
	});

	it('sends no form on, and nobody who watches the server', async () => {
		const form = { method: 'POST', headers: { host: 'localhost:3000', origin: 'http://localhost:3000' } };
		expect((await opened('', here, form)).response.status).toBe(403);
		expect((await opened('localhost:3000', here, { path: '/healthz', route: '/healthz' })).resolved).toBe(true);
	});
});

describe('every answer', () => {
	it('carries what keeps other sites and shared PCs away from it', async () => {
		const { response } = await answerTo({ path: '/login' });
		expect(Object.fromEntries(response.headers)).toMatchObject({
			'x-content-type-options': 'nosniff',
			'x-frame-options': 'DENY',
			'referrer-policy': 'same-origin',
			'cache-control': 'no-store',
			'cross-origin-opener-policy': 'same-origin',
			'content-security-policy': expect.stringContaining("frame-ancestors 'none'")
		});
		expect(response.headers.has('strict-transport-security')).toBe(false);
	});

	it('asks for https from then on where people come by https', async () => {
		const { response } = await answerTo({ path: '/login', origin: 'https://kenshu.example' });
		expect(response.headers.get('strict-transport-security')).toBe('max-age=31536000');
	});
});

describe('when something breaks', () => {
	const { event } = requestOf({ path: '/confirm', method: 'POST' });

	it('gives a number, and logs under it no value that a person entered', async () => {
		const cause = Object.assign(new Error('UNIQUE'), { code: 'SQLITE_CONSTRAINT' });
		const error = new Error('Failed query: insert …\n at params: 汐見花子', { cause });
		const shown = await handleError({ error, event, status: 500, message: 'Internal Error' });
		const [entry] = logged.mock.lastCall ?? [];
		expect(shown?.number).toMatch(/^\d{6}$/);
		expect(shown?.message).toContain(shown?.number);
		expect(entry).toMatchObject({ number: shown?.number, route: '/confirm', code: ['SQLITE_CONSTRAINT'] });
		expect(JSON.stringify([shown, entry])).not.toMatch(/Failed query|汐見/);
	});

	it('leaves the words of an expected error as they are', async () => {
		const shown = await handleError({ error: null, event, status: 404, message: 'Not Found' });
		expect(shown).toEqual({ message: 'Not Found' });
	});
});

it('does not start over a database it cannot work with', async () => {
	const exit = vi.spyOn(process, 'exit').mockImplementation(() => undefined as never);
	const error = vi.spyOn(console, 'error').mockImplementation(() => undefined);
	vi.stubEnv('DATABASE_URL', 'file:/nowhere/kenshu.db');
	await init();
	expect(exit).toHaveBeenCalledWith(1);
	expect(error).toHaveBeenCalledWith(expect.stringContaining('/nowhere/kenshu.db がありません'));
	vi.unstubAllEnvs();
	vi.restoreAllMocks();
});
