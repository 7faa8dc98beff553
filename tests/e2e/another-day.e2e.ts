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

const texts = (page: Page) =>
	page.locator('table:has(th:text-is("あとn人")) tbody tr:has(th.department)').allInnerTexts();

it('the table of departments is the same without JavaScript, when the browser has taken over, and after another day and back', async () => {
	const plain = await signedIn(browser, town, person('人事'), { width: 1280, height: 900, javaScript: false });
	await plain.goto(`${town.url}/indicators/sumoto-dx-training?as-of=2025-03-31`);
	const drawn = await texts(plain);
	expect(drawn.length).toBeGreaterThan(10);

	const page = await signedIn(browser, town, person('人事'), { width: 1280, height: 900 });
	await page.goto(`${town.url}/indicators/sumoto-dx-training?as-of=2025-03-31`, { waitUntil: 'networkidle' });
	expect(await texts(page)).toEqual(drawn);

	const documents: string[] = [];
	page.on('request', (request) => request.isNavigationRequest() && documents.push(request.url()));
	await chooseDay(page, '2024-03-31');
	await expect.poll(() => texts(page)).not.toEqual(drawn);
	await chooseDay(page, '2025-03-31');
	await expect.poll(() => texts(page)).toEqual(drawn);
	expect(documents, 'the page stayed open').toEqual([]);
	await Promise.all([plain.context().close(), page.context().close()]);
});

async function chooseDay(page: Page, day: string): Promise<void> {
	await page.getByLabel('基準日').first().fill(day);
	await page.getByLabel('基準日').first().press('Enter');
}
