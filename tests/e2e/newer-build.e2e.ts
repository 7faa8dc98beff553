import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { today } from '$lib/server/clock';
import { launchBrowser, newPage } from '../setup/browser';
import { ask, headerFaults } from './answer';
import { violations } from './findings';
import { fill, freeDays, hasKept, keepOne, onServer, ownPhone, waitingOnDevice } from './phone';
import { person, serveDemonstration, signedIn, type Town } from './town';

let browser: Browser;
let town: Town;
let front: Server;
let url: string;
let build = 1;
/** whether the server has the files of its own build only, as after it was brought up to date */
let isBroughtUpToDate = false;

/** The town, whose worker is that of another build each time `build` grows. */
function serveInFront(): Server {
	return createServer((asked, answer) => {
		const { hostname, port } = new URL(town.url);
		// The whole file each time: the server does not know that it is another build's.
		const { 'if-none-match': _tag, 'if-modified-since': _since, ...wanted } = asked.headers;
		const headers = { ...wanted, host: `${hostname}:${port}`, 'accept-encoding': 'identity' };
		const { method, url: path } = asked;
		if (isBroughtUpToDate && path?.startsWith('/_app/immutable/')) return void answer.writeHead(404).end();
		const isWorker = path === '/service-worker.js';
		const passed = request({ hostname, port, path, method, headers, agent: false }, (response) => {
			const { 'content-length': _length, ...rest } = response.headers;
			answer.writeHead(response.statusCode ?? 0, rest);
			response.pipe(answer, { end: false });
			response.on('end', () => answer.end(isWorker ? `\n// build ${build}` : ''));
		});
		asked.pipe(passed);
	});
}

beforeAll(async () => {
	browser = await launchBrowser();
	front = serveInFront();
	await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
	url = `http://127.0.0.1:${(front.address() as AddressInfo).port}`;
	town = await serveDemonstration({ ORIGIN: url });
});

afterAll(async () => {
	front.closeAllConnections();
	front.close();
	await town.stop();
	await browser.close();
});

it('puts a newer build to work when its person says so, and not before', async () => {
	const page = await newPage(browser, ownPhone);
	await page.goto(`${url}/login`);
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
	await page.reload();
	const notice = page.getByRole('complementary', { name: '更新のお知らせ' });
	expect(await notice.count()).toBe(0);

	build += 1;
	await page.getByLabel('職員番号').fill('000123');
	await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
	await notice.getByText('更新があります').waitFor();
	// What was being written is still there, under the old build.
	expect(await page.getByLabel('職員番号').inputValue()).toBe('000123');
	expect(await violations(page)).toEqual([]);

	let loads = 0;
	page.on('load', () => (loads += 1));
	await Promise.all([page.waitForEvent('load'), notice.getByRole('button', { name: '更新する' }).click()]);
	await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
	expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting)).toBeNull();
	expect([await notice.count(), loads]).toEqual([0, 1]);
	await page.context().close();
});

it('yesterday’s build still records, sends and is answered by a server that has only today’s files', async () => {
	const reached = { ...town, url };
	const page = await signedIn(browser, reached, person('職員'), ownPhone);
	await hasKept(page);
	const nextDay = await freeDays(page, reached, today());
	const days = [nextDay(), nextDay()];
	const toForm = () => page.getByRole('link', { name: '受講を記録する' }).last().click();
	await page.context().setOffline(true);
	await toForm();
	await keepOne(page, days[0]!);
	isBroughtUpToDate = true;
	await page.context().setOffline(false);
	await expect.poll(() => waitingOnDevice(page), { timeout: 15_000 }).toBe(0);

	await page.goto(url);
	await toForm();
	await fill(page, 'SECURITY', days[1]!);
	await page.getByRole('button', { name: '保存する' }).click();
	await page.getByRole('status').getByText('保存しました', { exact: true }).waitFor();
	for (const day of days) expect(await onServer(page, reached, day)).toHaveLength(1);
	isBroughtUpToDate = false;
	await page.context().close();
});

it('is heard of at once: the worker’s file is asked for each time and comes with the headers', async () => {
	const answer = await ask(town.url, '/service-worker.js');
	expect(headerFaults(answer, false)).toEqual([]);
	expect(answer.headers['cache-control']).toBe('no-cache');
	expect(answer.headers['content-type']).toMatch(/javascript/);
	// Its own policy rules it: without this it could not even ask this server.
	expect(answer.headers['content-security-policy']).toContain("connect-src 'self'");
});

it('keeps a shell that has nothing of anybody, with a nonce of its own', async () => {
	const answer = await ask(town.url, '/shell', { headers: { accept: 'text/html' } });
	expect([answer.status, headerFaults(answer, false)]).toEqual([200, []]);
	const nonce = /'nonce-([^']+)'/.exec(String(answer.headers['content-security-policy']))?.[1];
	expect(answer.text).toContain(`<script nonce="${nonce}">`);
	expect(answer.text).not.toContain('data:');
});
