import type { Browser, BrowserContext, Page } from 'playwright-core';

// A new context costs a second of a core: its first page loads and compiles every file and looks for every font anew. So one that is
// closed is emptied and rests until the next person comes, who meets its files and nothing else.

const rested = new WeakMap<Browser, Record<'with' | 'without', BrowserContext[]>>();

/** Those of this browser that nobody uses now, with or without JavaScript. */
export function restedOf(browser: Browser, javaScript: boolean): BrowserContext[] {
	const all = rested.get(browser) ?? { with: [], without: [] };
	rested.set(browser, all);
	return all[javaScript ? 'with' : 'without'];
}

/** From here on `close` empties this context and puts it to the others at rest; one that cannot be emptied ends. */
export function restingOnClose(context: BrowserContext, others: BrowserContext[]): BrowserContext {
	const end = Object.getPrototypeOf(context).close as BrowserContext['close'];
	context.close = async () => {
		context.close = end;
		const isEmpty = await empty(context).catch(() => false);
		if (isEmpty) others.push(context);
		else await context.close();
	};
	return context;
}

/** Forgets who was here. @returns false where it is not known what they have left */
async function empty(context: BrowserContext): Promise<boolean> {
	const pages = context.pages();
	const origins = new Set(pages.map((page) => new URL(page.url()).origin));
	if (pages.length === 0) return false;
	for (const page of pages.slice(1)) await page.close();
	await forget(pages[0]!, origins);
	await context.clearCookies();
	await pages[0]!.close();
	return true;
}

async function forget(page: Page, origins: Iterable<string>): Promise<void> {
	// Nobody may write any more while everything goes.
	await page.goto('about:blank', { waitUntil: 'commit' });
	const session = await page.context().newCDPSession(page);
	for (const origin of origins)
		if (origin !== 'null') await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
}
