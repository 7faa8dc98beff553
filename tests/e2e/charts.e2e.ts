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

afterAll(async () => {
	await town.stop();
	await browser.close();
});

const path = '/indicators/sumoto-dx-training?as-of=2026-03-31';
const firstName = (page: Page) => page.locator('.chart-name').first().textContent();

it('shows its charts without JavaScript, with what they say and their tables', async () => {
	const page = await signedIn(browser, town, person('人事'), { width: 320, height: 740, javaScript: false });
	await page.goto(town.url + path);
	const chart = page.locator('figure:has-text("年度ごとの率と目標")');
	expect(await chart.getByRole('img', { name: '年度ごとの率と目標' }).isVisible()).toBe(true);
	expect(await chart.locator('figcaption').innerText()).toMatch(/令和5年度 \d+\.\d%（目標20%.*上がっています。/);
	await chart.getByText('表で見る').click();
	expect(await chart.getByRole('row', { name: /令和7年度 92\.3% 100%/ }).isVisible()).toBe(true);
	const letters = chart.locator('svg text');
	const heights = await letters.evaluateAll((all) => all.map((text) => text.getBoundingClientRect().height));
	expect(Math.min(...heights)).toBeGreaterThanOrEqual(12);
	await page.context().close();
});

it('keeps the drawn departments when the browser takes over, and draws them in another order', async () => {
	const page = await signedIn(browser, town, person('人事'), { width: 1280, height: 900 });
	const complaints: string[] = [];
	page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
	await page.goto(town.url + path, { waitUntil: 'networkidle' });
	await page.getByText('グラフで見る').click();
	const byGap = await firstName(page);
	await page.getByRole('link', { name: '機構順' }).click();
	await expect.poll(() => firstName(page)).not.toBe(byGap);
	await page.getByRole('link', { name: '差の大きい順' }).click();
	await expect.poll(() => firstName(page)).toBe(byGap);
	expect(complaints).toEqual([]);
	await page.context().close();
});
