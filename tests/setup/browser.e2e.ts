import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { launchBrowser, newPage } from './browser';

let browser: Browser;

beforeAll(async () => {
	browser = await launchBrowser();
});

afterAll(() => browser.close());

it('opens pages in Japanese and in Japan, whatever the machine', async () => {
	const page = await newPage(browser, { width: 360, height: 740 });
	const surroundings = await page.evaluate(() => ({
		width: window.innerWidth,
		language: navigator.language,
		timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone
	}));
	expect(surroundings).toEqual({ width: 360, language: 'ja-JP', timeZone: 'Asia/Tokyo' });
	await page.context().close();
});

it('opens pages without JavaScript when asked', async () => {
	const page = await newPage(browser, { width: 1280, height: 800, javaScript: false });
	await page.setContent('<p>without</p><script>document.querySelector("p").textContent = "with"</script>');
	expect(await page.textContent('p')).toBe('without');
	await page.context().close();
});
