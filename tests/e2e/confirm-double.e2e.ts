import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../setup/browser';
import { type Fate, type Proxy } from '../setup/proxy';
import { behindProxy, signedIn } from './town';
import { waitingTown } from './waiting-town';

let browser: Browser;
let town: Awaited<ReturnType<typeof waitingTown>>;
let proxy: Proxy;

// Everybody has a record of DX基礎; each test goes on where the one before it ended.
beforeAll(async () => {
	const [opened, served] = await Promise.all([launchBrowser(), behindProxy((env) => waitingTown(40, 0, env))]);
	[browser, town, proxy] = [opened, served.town, served.proxy];
});

afterAll(() => Promise.all([browser.close(), town.stop()]));

it.each([
	{ width: 1280, height: 800, how: 'at a desk' },
	{ width: 360, height: 740, how: 'on a phone' }
])('judges one record only where somebody clicks twice, $how', async ({ width, height }) => {
	const page = await signedIn(browser, town, town.hr, { width, height });
	await page.goto(`${town.url}/confirm`);
	for (const pause of [60, 120, 200, 350]) {
		const before = await waiting(page);
		const button = page.getByRole('button', { name: '確認する' });
		await looked(page);
		await twice(page, button, pause);
		await settled(page, before);
		expect([pause, before - (await waiting(page))]).toEqual([pause, 1]);
	}

	for (const [open, label] of [
		['差し戻す', '差し戻す理由'],
		['保留する', '保留する理由']
	] as const) {
		const before = await waiting(page);
		await looked(page);
		await page.getByRole('button', { name: open, exact: true }).click();
		await page.getByLabel(label).fill('日付が違います。');
		await twice(page, page.locator('.reason-form').getByRole('button', { name: open, exact: true }), 200);
		await settled(page, before);
		expect([open, before - (await waiting(page))]).toEqual([open, 1]);
	}
	await page.context().close();
});

it('lets the rest be looked at where an answer never comes, and does not judge twice', async () => {
	const page = await signedIn(browser, town, town.hr, { width: 1280, height: 800 });
	await page.clock.install();
	await page.goto(`${town.url}/confirm`);
	const before = await waiting(page);
	await looked(page);
	const [first, second] = await page.locator('.desk-row-name').allInnerTexts();
	const heading = (name: string | undefined) => page.locator('.desk-record').getByRole('heading', { name });
	// Done, but nobody hears of it.
	proxy.fate = (method): Fate => (method === 'POST' ? 'silent' : 'through');
	await page.keyboard.press('Enter');
	await page.keyboard.press('j');
	await heading(first).waitFor();
	await page.clock.fastForward(10_000);
	await page.getByText(`${first}さんの「DX基礎」への返事がまだありません。ほかの記録に進めます。`).waitFor();
	await page.keyboard.press('j');
	await heading(second).waitFor();

	proxy.fate = () => 'through';
	await page.keyboard.press('k');
	await heading(first).waitFor();
	await page.clock.fastForward(500);
	await page.keyboard.press('Enter');
	await page.getByText(`${first}さんの「DX基礎」を確認しました。`).waitFor();
	await heading(second).waitFor();
	expect(before - (await waiting(page))).toBe(1);
	await page.context().close();
});

/** The record in focus has been looked at: as long as anybody takes who reads it. */
async function looked(page: Page): Promise<void> {
	await page.locator('.desk[data-ready=true]').waitFor();
	await page.waitForTimeout(500);
}

/** Two clicks at one place, whatever is there by the second one. */
async function twice(page: Page, button: ReturnType<Page['getByRole']>, pause: number): Promise<void> {
	await button.scrollIntoViewIfNeeded();
	const { x, y, width, height } = (await button.boundingBox())!;
	for (const wait of [pause, 0]) {
		await page.mouse.click(x + width / 2, y + height / 2);
		await page.waitForTimeout(wait);
	}
}

/** The first click has come to its end, and whatever the second one began. */
async function settled(page: Page, before: number): Promise<void> {
	await expect.poll(() => waiting(page)).toBeLessThan(before);
	await page.locator('form[aria-busy=true]').waitFor({ state: 'detached' });
	await looked(page);
}

async function waiting(page: Page): Promise<number> {
	const answer = await page.request.get(`${town.url}/api/waiting`);
	return ((await answer.json()) as { records: unknown[] }).records.length;
}
