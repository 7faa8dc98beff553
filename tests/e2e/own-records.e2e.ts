import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../setup/browser';
import { person, serveDemonstration, signedIn, type Town } from './town';

let browser: Browser;
let town: Town;

beforeAll(async () => {
	browser = await launchBrowser();
	town = await serveDemonstration();
});

afterAll(() => Promise.all([browser.close(), town.stop()]));

it.each([
	{ javaScript: true, day: '2026-05-11', how: 'with JavaScript' },
	{ javaScript: false, day: '2026-05-12', how: 'without JavaScript' }
])('one’s own record is edited and taken back while it waits, $how', async ({ javaScript, day }) => {
	const page = await signedIn(browser, town, person('職員'), { width: 360, height: 740, javaScript });
	await recordOn(page, day);
	const shown = `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
	const card = () => page.locator('.card').filter({ hasText: shown });
	await page.goto(town.url);
	await page
		.getByRole('link', { name: /^証跡を付ける/ })
		.first()
		.click();
	await page.waitForURL(/attach=\d+#record-\d+$/);
	expect(await page.locator('details[open] input[type=file]').count()).toBe(1);
	await card().getByRole('link', { name: /^直す/ }).click();
	await page.waitForURL(/\/records\/edit/);
	expect(await page.locator('#completedOn').inputValue()).toBe(day);
	await page.locator('#hours').fill('たくさん');
	await page.getByRole('button', { name: '保存する' }).click();
	await page.getByRole('group', { name: '保存できませんでした' }).waitFor();
	expect(await page.locator('#hours').inputValue()).toBe('たくさん');
	await page.locator('#hours').fill('２．５');
	await page.getByRole('button', { name: '保存する' }).click();
	await page.getByText('記録を直しました。確認を待ちます').waitFor();
	await card().getByText('2.5時間').waitFor();

	await card()
		.getByText(/^取り下げる/)
		.first()
		.click();
	await card()
		.getByRole('button', { name: /^この記録を取り下げる/ })
		.click();
	await page.getByText('記録を取り下げました').waitFor();
	await card().getByText('取下げ', { exact: true }).waitFor();
	expect(await card().getByRole('link', { name: /^直す/ }).count()).toBe(0);
	await page.context().close();
});

async function recordOn(page: Page, day: string): Promise<void> {
	await page.goto(`${town.url}/records/new?courseCode=DATA`);
	await page.locator('#completedOn').fill(day);
	await page.getByRole('button', { name: '保存する' }).click();
	await page.waitForURL(/\/records\?saved=/);
}
