import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { sessionEnded, signInRefused } from '$lib/domain/access';
import { openDatabase } from '$lib/server/db/open';
import { launchBrowser, newPage } from '../setup/browser';
import { temporaryDatabaseFile } from '../setup/database';
import { startServer } from '../setup/server';
import { ownPhone, phoneSize as phone } from './phone';
import { addAccount, atHome, person, serveDemonstration, signedIn, type Town } from './town';

let browser: Browser;
let town: Town;

beforeAll(async () => {
	browser = await launchBrowser();
	town = await serveDemonstration();
});

afterAll(async () => {
	await town.stop();
	await browser.close();
});

/** What the pages' own policy has refused in this browser. */
function refusals(page: Page): string[] {
	const said: string[] = [];
	page.on('console', (message) => {
		if (/Content[- ]Security[- ]Policy/i.test(message.text())) said.push(message.text());
	});
	return said;
}

it.each([{ javaScript: true }, { javaScript: false }])(
	'signs out the lost phone from another device, with JavaScript $javaScript',
	async ({ javaScript }) => {
		const lost = await signedIn(browser, town, person('職員'), ownPhone);
		const found = await signedIn(browser, town, person('職員'), { ...phone, javaScript });
		const other = await signedIn(browser, town, person('人事'), phone);
		await found.goto(`${town.url}/password`);
		await found.getByRole('button', { name: 'すべての端末からログアウト' }).click();
		await found.getByText('すべての端末からログアウトしました。').waitFor();
		for (const [page, path] of [[lost, '/login'] as const, [found, '/login'] as const, [other, '/records'] as const]) {
			await page.goto(`${town.url}/records`);
			expect(new URL(page.url()).pathname).toBe(path);
		}
		await lost.getByText(sessionEnded).waitFor();
		expect(await found.getByText(sessionEnded).count()).toBe(0);
		await Promise.all([lost, found, other].map((page) => page.context().close()));
	}
);

it.each([{ javaScript: true }, { javaScript: false }])(
	'says why the next page is the sign-in where the session ended elsewhere, and leads on, with JavaScript $javaScript',
	async ({ javaScript }) => {
		const who = person('人事');
		const [here, elsewhere] = [
			await atHome(browser, town, who, { width: 1280, height: 800, javaScript }),
			await signedIn(browser, town, who, phone)
		];
		await elsewhere.goto(`${town.url}/password`);
		await elsewhere.getByRole('button', { name: 'すべての端末からログアウト' }).click();
		await elsewhere.getByText('すべての端末からログアウトしました。').waitFor();
		await here.getByRole('navigation').getByRole('link', { name: '自分の台帳' }).click();
		await here.getByText(sessionEnded).waitFor();
		await here.getByLabel('職員番号').fill(who.staffNumber);
		await here.getByLabel('パスワード').fill('not-this-one-at-all');
		await here.getByRole('button', { name: 'ログイン' }).click();
		await here.getByText(signInRefused).waitFor();
		expect(await here.getByText(sessionEnded).count()).toBe(0);
		await here.getByLabel('パスワード').fill(who.password);
		await here.getByRole('button', { name: 'ログイン' }).click();
		await here.getByRole('heading', { name: '自分の台帳', level: 1 }).waitFor();
		await Promise.all([here, elsewhere].map((page) => page.context().close()));
	}
);

it('says nothing of a session on a first visit', async () => {
	const page = await newPage(browser, phone);
	await page.goto(`${town.url}/plans`);
	await page.getByLabel('職員番号').waitFor();
	expect(await page.getByText(sessionEnded).count()).toBe(0);
	await page.context().close();
});

it('refuses nothing of its own pages, found or not', async () => {
	const page = await signedIn(browser, town, person('人事'), ownPhone);
	const refused = refusals(page);
	for (const path of ['/', '/records/new', '/confirm', '/password', '/plans/none', '/none', '/logout'])
		await page.goto(town.url + path, { waitUntil: 'networkidle' });
	expect(refused).toEqual([]);
	await page.context().close();
});

it('does not do what a form of another site asks, and leads back', async () => {
	const form = `<form method="post" action="${town.url}/logout"><button>Click</button></form>`;
	const other = createServer((_, response) => response.setHeader('content-type', 'text/html').end(form)).listen(0);
	onTestFinished(() => void other.close());
	const page = await signedIn(browser, town, person('人事'), { ...phone, javaScript: false });
	const refused = refusals(page);
	await page.goto(`http://localhost:${(other.address() as AddressInfo).port}/`);
	await page.getByRole('button').click();
	await page.getByRole('heading', { name: '操作を受け付けられませんでした' }).waitFor();
	await page.getByRole('link', { name: '研修手帳を開き直す' }).click();
	await page.getByRole('heading', { name: 'ホーム', level: 1 }).waitFor();
	expect(refused).toEqual([]);
	await page.context().close();
});

it('keeps a block over a restart of the server', async () => {
	const file = await temporaryDatabaseFile();
	onTestFinished(file.remove);
	const database = await openDatabase(file.url);
	await addAccount(database, 'admin', ['管理者']);
	database.close();
	const attempt = async (url: string, typed: string) => {
		const body = new URLSearchParams({ staffNumber: 'admin', password: typed });
		const headers = { origin: url, accept: 'text/html' };
		return (await fetch(`${url}/login`, { method: 'POST', body, headers, redirect: 'manual' })).status;
	};
	const before = await startServer({ databaseUrl: file.url });
	for (let time = 0; time < 5; time++) expect(await attempt(before.url, 'not-this-one')).toBe(422);
	await before.stop();
	const after = await startServer({ databaseUrl: file.url });
	expect(await attempt(after.url, 'a-password-for-tests')).toBe(429);
	await after.stop();
});
