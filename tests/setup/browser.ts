import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { inject } from 'vitest';
import { restedOf, restingOnClose } from './rested-contexts';

/**
 * The browser of the run, which all files of tests share. Nobody meets another's cookies, storage or workers: every page of `newPage`
 * has a context of its own. Close it after the tests; that ends the pages of the file.
 */
export function launchBrowser(): Promise<Browser> {
	return chromium.connect(inject('browser'));
}

/**
 * Sizes are CSS pixels. Without JavaScript only the page's own is off; `page.evaluate` still works. `phone`: a device that has never
 * seen the application and keeps what it puts there, its worker and its files; others have none of that, as in a private window.
 */
export type PageOptions = { width: number; height: number; javaScript?: boolean; phone?: boolean };

/** A new page of a new person: own cookies and storage, Japanese, in Japan. Close `page.context()` to forget them. */
export async function newPage(browser: Browser, { width, height, ...person }: PageOptions): Promise<Page> {
	const context = await contextOf(browser, person);
	const page = await context.newPage();
	await page.setViewportSize({ width, height });
	if (person.javaScript ?? true) touchOnlyAlive(page);
	return page;
}

type Person = Omit<PageOptions, 'width' | 'height'>;

async function contextOf(browser: Browser, { javaScript = true, phone = false }: Person): Promise<BrowserContext> {
	const options = { javaScriptEnabled: javaScript, locale: 'ja-JP', timezoneId: 'Asia/Tokyo' };
	if (phone) return browser.newContext(options);
	const rested = restedOf(browser, javaScript);
	const context = rested.pop() ?? (await browser.newContext({ ...options, serviceWorkers: 'block' }));
	return restingOnClose(context, rested);
}

/**
 * From here on `goto` ends when the page has come alive, as somebody looks at a page before touching it: a click in the moment
 * when everything moves goes astray. After `waitUntil: 'commit'` nothing is waited for; what cannot come alive is left as it is.
 */
function touchOnlyAlive(page: Page): void {
	const goto = page.goto.bind(page);
	page.goto = async (url, options) => {
		const answer = await goto(url, options);
		if (options?.waitUntil !== 'commit') await page.waitForFunction(isAlive, null, { timeout: 5000 }).catch(() => {});
		return answer;
	};
}

/** Kit adds the announcer of new pages when it has taken over; a page without a script of its own has nothing to wait for. */
function isAlive(): boolean {
	return document.getElementById('svelte-announcer') !== null || document.querySelector('body script') === null;
}
