import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
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

/** An address at which everything may be kept on the device. */
async function serveNothing(): Promise<string> {
	const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end('<p>'));
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	onTestFinished(() => void server.closeAllConnections());
	onTestFinished(() => void server.close());
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

/** Leaves something in every place there is. */
function leave(): Promise<void> {
	document.cookie = 'left=1; max-age=600';
	localStorage.setItem('left', '1');
	sessionStorage.setItem('left', '1');
	return new Promise((resolve, reject) => {
		const opening = indexedDB.open('left');
		opening.onsuccess = () => resolve(caches.open('left').then(() => {}));
		opening.onerror = () => reject(opening.error);
	});
}

async function found(): Promise<unknown[]> {
	const stored = [document.cookie, localStorage.length, sessionStorage.length];
	return [...stored, (await indexedDB.databases()).length, (await caches.keys()).length];
}

it('gives nobody what the person before has left, though both come to the same browser', async () => {
	const url = await serveNothing();
	const pages: Page[] = [];
	for (let person = 0; person < 2; person++) {
		const page = await newPage(browser, { width: 360, height: 740 });
		await page.goto(url);
		expect(await page.evaluate(found)).toEqual(['', 0, 0, 0, 0]);
		await page.evaluate(leave);
		expect(await page.evaluate(found)).toEqual(['left=1', 1, 1, 1, 1]);
		pages.push(page);
		await page.context().close();
	}
	expect(pages[0]!.context()).toBe(pages[1]!.context());
});

it('never gives two people the same context at once', async () => {
	const size = { width: 360, height: 740 };
	const [one, other] = [await newPage(browser, size), await newPage(browser, size)];
	expect(one.context()).not.toBe(other.context());
	await Promise.all([one, other].map((page) => page.context().close()));
});
