import { type RouteAction, viewerRoles } from '$lib/domain/access';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../src/start/checkout.mjs';
import { temporaryDatabaseFile } from '../setup/database';
import { type RunningServer, startServer } from '../setup/server';
import { ways } from '../setup/ways';
import { type Answer, ask, headerFaults, nonceOf, pageFaults, type Question } from './answer';
import { person, serveDemonstration, type Town } from './town';

const visitors = ['nobody', ...viewerRoles] as const;
type Visitor = (typeof visitors)[number];

// The address people open; behind it the server hears plain http, as behind a proxy.
const httpsOrigin = 'https://kenshu.example.lg.jp';
const html = 'text/html,application/xhtml+xml,*/*;q=0.8';

let plain: Town;

beforeAll(async () => {
	plain = await serveDemonstration();
});

afterAll(() => plain.stop());

const form = { 'content-type': 'application/x-www-form-urlencoded' };

/** What the browser of this visitor sends along: a session of its own, since a way may end the one it is tried with. */
async function cookieOf(visitor: Visitor): Promise<Record<string, string>> {
	if (visitor === 'nobody') return {};
	const { staffNumber, password } = person(visitor);
	const body = new URLSearchParams({ staffNumber, password }).toString();
	const answer = await ask(plain.url, '/login', {
		method: 'POST',
		headers: { ...form, accept: html, origin: plain.url },
		body
	});
	const cookie = answer.headers['set-cookie']?.[0]?.split(';')[0];
	if (answer.status !== 303 || cookie === undefined) throw new Error(`${visitor} could not sign in: ${answer.status}`);
	return { cookie };
}

const known: Record<string, string> = { plan: 'shiomi', code: 'shiomi-dx' };
const pathOf = (path: string) =>
	path.replace(/\[+(?:\.\.\.)?(\w+)(?:=\w+)?\]+/g, (_, name: string) => known[name] ?? 'none');

/** The address and method that a way is tried by. */
function target(path: string, action: RouteAction): { path: string; method: string } {
	if (action.startsWith('?')) return { path: pathOf(path) + action, method: 'POST' };
	return { path: pathOf(path), method: action };
}

const seen = new Set<string>();

/** What is wrong with an answer of the application, which must not be kept and never has a nonce that was there before. */
function faultsOf(answer: Answer, isHttps = false): string[] {
	const nonce = nonceOf(answer.headers);
	const repeated = nonce !== null && seen.has(nonce) ? [`nonce ${nonce} again`] : [];
	if (nonce !== null) seen.add(nonce);
	const cached = answer.headers['cache-control'];
	const kept = cached?.split(', ').includes('no-store') ? [] : [`cache-control is ${cached}`];
	return [...headerFaults(answer, isHttps), ...pageFaults(answer), ...repeated, ...kept];
}

type Try = Question & { path: string };

/** The faults of all these answers and their statuses, in order. */
async function walk({ url }: { url: string }, tries: Try[], isHttps = false) {
	const faults: string[] = [];
	const statuses: number[] = [];
	for (const { path, ...question } of tries) {
		const answer = await ask(url, path, question);
		const where = `${question.method ?? 'GET'} ${path} (${answer.status})`;
		faults.push(...faultsOf(answer, isHttps).map((fault) => `${where}: ${fault}`));
		statuses.push(answer.status);
	}
	return { faults, statuses };
}

const paths = [...new Set(ways.map(({ path }) => pathOf(path)))];

const read = (method: string, all: string[], headers: Record<string, string>): Try[] =>
	all.map((path) => ({ path, method, headers }));
const below = (end: string) => paths.map((path) => `${path === '/' ? '' : path}/${end}`);

/** Every path read, as page and as data. */
function readings(headers: Record<string, string>): Try[] {
	return read('GET', [...paths, ...below('__data.json')], headers);
}

/** What is not there below every path, and every path read without its page. */
function otherReadings(headers: Record<string, string>): Try[] {
	return [...read('GET', below('none'), headers), ...read('HEAD', paths, headers)];
}

/** Every form that can be sent, with nothing in it. */
function sendings(headers: Record<string, string>): Try[] {
	return ways
		.map(({ path, action }) => target(path, action))
		.filter(({ method }) => method !== 'GET' && method !== 'HEAD')
		.map((way) => ({ ...way, headers: { ...form, accept: html, ...headers }, body: '' }));
}

describe.each(visitors)('every answer to %s', (visitor) => {
	it('that is read, page or data', async () => {
		const { faults, statuses } = await walk(plain, readings({ accept: html, ...(await cookieOf(visitor)) }));
		expect(faults).toEqual([]);
		expect(Math.max(...statuses)).toBeLessThan(500);
	});

	it('that a form gets from its own page', async () => {
		let cookie = await cookieOf(visitor);
		for (const { path, ...way } of sendings({ origin: plain.url })) {
			const answer = await ask(plain.url, path, { ...way, headers: { ...way.headers, ...cookie } });
			expect([path, answer.status < 500, faultsOf(answer)]).toEqual([path, true, []]);
			// A way may end the session it is tried with.
			if (answer.headers['set-cookie']) cookie = await cookieOf(visitor);
		}
		expect((await ask(plain.url, '/', { headers: cookie })).status === 200).toBe(visitor !== 'nobody');
	});
});

describe.each(['nobody', '人事'] as const)('every answer to %s', (visitor) => {
	it('that is read and is not there, or without its page', async () => {
		const headers = { accept: html, ...(await cookieOf(visitor)) };
		const { faults, statuses } = await walk(plain, otherReadings(headers));
		expect(faults).toEqual([]);
		expect(Math.max(...statuses)).toBeLessThan(500);
	});

	it('that a method gets which is not there', async () => {
		const headers = { accept: html, origin: plain.url, ...(await cookieOf(visitor)) };
		const others = ['PUT', 'PATCH', 'DELETE', 'OPTIONS'];
		const { faults, statuses } = await walk(
			plain,
			others.flatMap((method) => paths.map((path) => ({ path, method, headers })))
		);
		expect(faults).toEqual([]);
		expect(statuses.filter((status) => status < 300 && status !== 204)).toEqual([]);
	});
});

describe('a form from elsewhere', () => {
	it.each<{ headers: Record<string, string>; because: string }>([
		{ headers: { origin: 'https://evil.example' }, because: 'よそのサイト' },
		{ headers: { origin: 'null' }, because: '名を隠す' },
		{ headers: {}, because: '名乗らない' },
		{ headers: { origin: 'https://evil.example', 'content-type': 'text/plain' }, because: '書式がフォームではない' },
		{ headers: { origin: 'https://evil.example', 'content-type': 'multipart/form-data; boundary=x' }, because: '添付' },
		{ headers: { origin: 'https://evil.example', 'content-type': '' }, because: '書式を名乗らない' }
	])('gets a Japanese page with a way back at every address, and does nothing: $because', async ({ headers }) => {
		const cookie = await cookieOf('人事');
		for (const { path, ...way } of sendings({ ...headers, ...cookie })) {
			const answer = await ask(plain.url, path, way);
			expect([path, answer.status, faultsOf(answer)]).toEqual([path, 403, []]);
			// What phones send is answered in JSON.
			expect(answer.text).toContain(path.startsWith('/api/') ? '{"message":' : `<a href="${plain.url}/">`);
		}
		// Neither /logout nor /logout/everywhere has heard it.
		expect((await ask(plain.url, '/', { headers: cookie })).status).toBe(200);
	});

	it('that a script sends gets an answer that a script can read', async () => {
		const headers = {
			origin: 'https://evil.example',
			accept: 'application/json',
			'x-sveltekit-action': 'true',
			...form
		};
		const answer = await ask(plain.url, '/login', { method: 'POST', headers, body: '' });
		expect([answer.status, JSON.parse(answer.text)]).toEqual([
			403,
			{ message: expect.stringContaining('受け付けられ') }
		]);
	});
});

describe('what never comes to a page', () => {
	it.each([
		{ path: '/login/', status: 308, because: '余分な斜線' },
		{ path: '/none', status: 404, because: 'ないページ' },
		{ path: '/none.css', status: 404, because: 'ないファイル' },
		{ path: '/%E0%A4%A', status: 400, because: '読めないアドレス' },
		{ path: '/logout', status: 405, because: 'フォームだけのアドレス' },
		{ path: '/healthz', status: 200, because: '見張りのため' },
		{ path: '/login/__route.js', status: 400, because: 'Kitの内部' },
		{ path: '//evil.example/', status: 404, because: 'よそへ導けない' }
	])('$path carries the headers with $status: $because', async ({ path, status }) => {
		const answer = await ask(plain.url, path, { headers: { accept: html } });
		expect([answer.status, headerFaults(answer, false), pageFaults(answer)]).toEqual([status, [], []]);
		expect(answer.headers['cache-control']).toMatch(/^no-(store|cache)$/);
	});

	it('is said in Japanese where somebody opens an address that is for forms only', async () => {
		const answer = await ask(plain.url, '/logout', { headers: { accept: html } });
		expect([answer.headers.allow, answer.text]).toEqual(['POST', expect.stringContaining('このアドレスは開けません')]);
	});

	it('leads from another name of this machine with the headers too', async () => {
		const host = new URL(plain.url).host.replace('127.0.0.1', 'localhost');
		const answer = await ask(plain.url, '/login', { headers: { host } });
		expect([answer.status, faultsOf(answer)]).toEqual([307, []]);
	});
});

describe('static files', () => {
	const folder = join(root, 'build/client');
	const files = readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && !/\.(br|gz)$/.test(entry.name))
		.map((entry) => join(entry.parentPath, entry.name).slice(folder.length));

	it.each([undefined, 'br, gzip'])(
		'carry the headers, and only hashed ones are kept unasked; encoding %s',
		async (encoding) => {
			const headers: Record<string, string> = encoding ? { 'accept-encoding': encoding } : {};
			for (const path of files) {
				const answer = await ask(plain.url, path, { headers });
				const hashed = path.startsWith('/_app/immutable/');
				const cached = hashed ? 'public,max-age=31536000,immutable' : 'no-cache';
				expect([path, answer.status, headerFaults(answer, false)]).toEqual([path, 200, []]);
				expect([path, answer.headers['cache-control']]).toEqual([path, cached]);
				expect([path, answer.headers['content-type']]).toEqual([path, expect.stringMatching(/^[a-z]+\/[a-z+-]+/)]);
			}
		}
	);

	it('that have not changed are not sent again', async () => {
		const { headers } = await ask(plain.url, '/favicon.svg');
		const again = await ask(plain.url, '/favicon.svg', { headers: { 'if-none-match': String(headers.etag) } });
		expect([again.status, headerFaults(again, false)]).toEqual([304, []]);
	});

	it('that are not there are not kept', async () => {
		const answer = await ask(plain.url, '/_app/immutable/none.js');
		expect([answer.status, headerFaults(answer, false)]).toEqual([404, []]);
		expect(answer.headers['cache-control']).not.toContain('immutable');
	});
});

describe('behind https', () => {
	let secure: RunningServer;
	beforeAll(async () => {
		const file = await temporaryDatabaseFile();
		const env = { ORIGIN: httpsOrigin, ADDRESS_HEADER: 'x-forwarded-for' };
		const server = await startServer({ databaseUrl: file.url, env });
		secure = { ...server, stop: () => server.stop().finally(file.remove) };
	});
	afterAll(() => secure.stop());

	const proxied = { accept: html, 'x-forwarded-for': '192.0.2.7', 'x-forwarded-proto': 'https' };

	it('every answer asks for https from then on', async () => {
		const reads = [...readings(proxied), ...otherReadings(proxied)];
		const sends = sendings({ ...proxied, origin: httpsOrigin });
		const foreign = sendings({ ...proxied, origin: httpsOrigin.replace('https', 'http') });
		const { faults, statuses } = await walk(secure, [...reads, ...sends, ...foreign], true);
		expect(faults).toEqual([]);
		expect(Math.max(...statuses)).toBeLessThan(500);
		for (const path of ['/favicon.svg', '/_app/version.json', '/login/'])
			expect([path, headerFaults(await ask(secure.url, path), true)]).toEqual([path, []]);
	});

	it('the cookie goes back over https only', async () => {
		const answer = await ask(secure.url, '/login', { headers: { ...proxied, cookie: 'kenshu_session=ended' } });
		expect(answer.headers['set-cookie']?.[0]).toMatch(/HttpOnly; Secure; SameSite=Lax/);
	});
});
