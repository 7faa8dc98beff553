import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../setup/browser';
import { ownPhone } from './phone';
import { person, serveDemonstration, signedIn, type Town } from './town';

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

it('opens 受講を記録する on a phone with at most 90 kB of JavaScript', async () => {
	const page = await signedIn(browser, town, person('職員'), { width: 360, height: 740, javaScript: false });
	const state = await page.context().storageState();
	const context = await browser.newContext({ storageState: state, viewport: { width: 360, height: 740 } });
	const phone = await context.newPage();
	const scripts: Promise<Buffer>[] = [];
	phone.on('response', (response) => {
		if (response.request().resourceType() === 'script') scripts.push(response.body());
	});
	await phone.goto(`${town.url}/records/new`, { waitUntil: 'networkidle' });
	const sizes = (await Promise.all(scripts)).map((script) => gzipSync(script).length);
	expect(sizes.length).toBeGreaterThan(0);
	expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(90_000);
	await Promise.all([page.context().close(), context.close()]);
});

it('asks the server for nothing but its data interface when a page of the phone is opened by a link', async () => {
	const page = await signedIn(browser, town, person('職員'), ownPhone);
	const asked: string[] = [];
	page.on('request', (request) => {
		const { pathname } = new URL(request.url());
		if (!pathname.startsWith('/_app/') && pathname !== '/favicon.svg') asked.push(pathname);
	});
	for (const name of ['受講を記録する', '自分の台帳', 'ホーム']) {
		await page.getByRole('button', { name: 'メニュー' }).click();
		await page.getByRole('navigation').getByRole('link', { name }).click();
		await page.getByRole('heading', { name, level: 1 }).waitFor();
	}
	// Beside the pages the phone asks for what it keeps for the time without a network.
	expect(asked.filter((path) => !path.startsWith('/api/'))).toEqual([]);
	expect(asked).toEqual(expect.arrayContaining(['/api/record-form', '/api/records', '/api/home']));
	await page.context().close();
});
