import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../setup/browser';
import { violations } from './findings';
import { person, signedIn, type Town } from './town';
import { serveTrainedTown, thisYear } from './trained-town';

let browser: Browser;
let town: Town;

beforeAll(async () => {
	[browser, town] = await Promise.all([launchBrowser(), serveTrainedTown()]);
});

afterAll(async () => {
	await browser.close();
	await town.stop();
});

const report = `/requirements/report/${thisYear}`;
const officer = person('情報セキュリティ担当');

it('is handed in without JavaScript, and stays; 人事 read it, others do not', async () => {
	const page = await signedIn(browser, town, officer, { width: 360, height: 740, javaScript: false });
	await page.goto(`${town.url}${report}`);
	await page.getByText('参加した人と内容').waitFor();
	await page.getByRole('button', { name: '第1版を提出する' }).click();
	await page.getByText('内容を見て、「内容を確かめました」に印を付けてください。').first().waitFor();
	await page.getByLabel('内容を確かめました').check();
	await page.getByRole('button', { name: '第1版を提出する' }).click();
	await page.getByText('第1版を提出しました').waitFor();
	expect((await page.locator('.frozen-seal .digest').innerText()).replace(/\s/g, '')).toMatch(/^[0-9a-f]{64}$/);
	await page.getByText('いまの記録で計算しても、同じ内容です。').waitFor();
	for (const file of ['report.xlsx', 'content.json'])
		expect((await page.request.get(`${town.url}${report}/1/export/${file}`)).status()).toBe(200);

	const hr = await signedIn(browser, town, person('人事'), { width: 1280, height: 800, javaScript: false });
	await hr.goto(`${town.url}${report}`);
	await hr.getByRole('link', { name: '第1版' }).waitFor();
	expect(await hr.getByRole('button', { name: '提出する' }).count()).toBe(0);
	const dx = await signedIn(browser, town, person('DX推進担当'), { width: 1280, height: 800, javaScript: false });
	for (const path of ['', '/1', '/print', '/export/report.xlsx', '/1/export/content.json'])
		expect((await dx.request.get(`${town.url}${report}${path}`)).status()).toBe(403);
	await Promise.all([page, hr, dx].map((one) => one.context().close()));
});

it('with JavaScript: what is the same needs no other edition, and what was written stays', async () => {
	const page = await signedIn(browser, town, officer, { width: 1280, height: 800 });
	await page.goto(`${town.url}${report}`);
	await page.getByLabel('次の版を出す理由').fill('記録の訂正のため');
	await page.getByLabel('内容を確かめました').check();
	await page.getByRole('button', { name: '第2版を提出する' }).click();
	await page.getByText('前の版と内容が同じなので、次の版は要りません。').waitFor();
	expect(await page.getByLabel('次の版を出す理由').inputValue()).toBe('記録の訂正のため');
	await page.context().close();
});

it.each([360, 1280])('%i px wide, every page is for everybody and scrolls only its tables', async (width) => {
	const page = await signedIn(browser, town, officer, { width, height: 800 });
	for (const path of [report, `${report}/print`, `${report}/1`]) {
		await page.goto(`${town.url}${path}`);
		expect(await violations(page)).toEqual([]);
		expect(await beyond(page)).toBe(0);
		expect(await page.locator('h1').count()).toBe(1);
	}
	await page.context().close();
});

it('fits on A4', async () => {
	const page = await signedIn(browser, town, officer, { width: 1280, height: 800 });
	await page.goto(`${town.url}${report}/1`);
	await page.emulateMedia({ media: 'print' });
	await page.setViewportSize({ width: 680, height: 960 });
	expect(await beyond(page)).toBe(0);
	expect(await page.getByText('提出したあとの変更').isVisible()).toBe(false);
	expect(await page.getByText('提出した内容のSHA-256').isVisible()).toBe(true);
	await page.context().close();
});

/** How many pixels of a page stand beyond its right edge. */
function beyond(page: Page): Promise<number> {
	return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
