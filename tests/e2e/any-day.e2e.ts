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

const address = (day: string) => `${town.url}/indicators/shiomi-dx?as-of=${day}`;
const shown = (page: Page) => page.locator('.figure-day').innerText();

it('a figure goes from month-end to month-end without JavaScript', async () => {
	const page = await signedIn(browser, town, person('人事'), { width: 360, height: 740, javaScript: false });
	await page.goto(address('2025-11-21'));
	expect(await page.getByRole('slider').count()).toBe(0);
	for (const [word, day] of [
		['前の月末', '2025年10月31日'],
		['次の月末', '2025年11月30日'],
		['年度末', '2026年3月31日']
	] as const) {
		await page.getByRole('link', { name: word, exact: true }).click();
		expect(await shown(page), word).toContain(day);
	}
	await page.context().close();
});

it('the slider goes through the month-ends by keyboard, says the day, and leaves the focus where it is', async () => {
	const page = await signedIn(browser, town, person('人事'), { width: 1280, height: 900 });
	await page.goto(address('2025-11-30'));
	const slider = page.getByRole('slider', { name: '月末を選ぶ' });
	await slider.focus();
	await slider.press('ArrowLeft');
	await slider.press('ArrowLeft');
	expect(await slider.getAttribute('aria-valuetext')).toBe('令和7年9月30日');
	await page.waitForURL(address('2025-09-30'));
	await expect.poll(() => shown(page)).toContain('2025年9月30日');
	expect(await slider.evaluate((element) => element === document.activeElement)).toBe(true);
	await slider.press('End');
	await page.waitForURL(address('2027-03-31'));
	await page.getByText('先の日付です').waitFor();
	await page.context().close();
});
