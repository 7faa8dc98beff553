import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../setup/browser';
import { largeTown } from './large-town';
import { person, serveDemonstration, signedIn, type Town } from './town';

const sizes = { width: 1280, height: 900 };
/** A4 in points, and the width of what is printed on it in CSS pixels: 210 mm less 15 mm on either side. */
const a4 = { width: 595, height: 842 };
const printed = 680;

let browser: Browser;
beforeAll(async () => {
	browser = await launchBrowser();
});
afterAll(() => browser.close());

describe('汐見市', () => {
	let town: Town;
	beforeAll(async () => {
		town = await serveDemonstration();
	});
	afterAll(() => town.stop());

	it('prints an indicator and a plan on A4, without what stands around them on a screen', async () => {
		const page = await signedIn(browser, town, person('人事'), sizes);
		const indicator = await onPaper(page, `${town.url}/indicators/shiomi-dx/print?as-of=2026-03-31`);
		expect(indicator.text).toContain('5人未満の所属を含みます。取扱注意');
		expect(indicator.text).toMatch(/令和8年3月31日現在[\s\S]*所属ごとの状況[\s\S]*達成[\s\S]*※率は/);
		const plan = await onPaper(page, `${town.url}/plans/sumoto/print?as-of=2025-03-31`);
		expect(plan.text).toMatch(/指標の一覧[\s\S]*あと\d+人[\s\S]*年度ごとの実績と目標/);
		for (const { text, wide, pages } of [indicator, plan]) {
			expect(text).not.toMatch(/ログアウト|印刷する|この日で表示する/);
			expect(wide).toBe(0);
			expect(pages.length).toBeGreaterThan(0);
			expect(pages.every(({ width, height }) => width === a4.width && height === a4.height)).toBe(true);
		}
		await page.context().close();
	});

	it('offers the button where it works, and says how to print without it', async () => {
		const path = `${town.url}/indicators/shiomi-dx/print`;
		const page = await signedIn(browser, town, person('職員'), sizes);
		await page.goto(path);
		await page.getByRole('button', { name: '印刷する' }).waitFor();
		const plain = await signedIn(browser, town, person('職員'), { ...sizes, javaScript: false });
		await plain.goto(path);
		expect(await plain.getByRole('button', { name: '印刷する' }).count()).toBe(0);
		expect(await plain.getByText('ブラウザーのメニューの「印刷」').isVisible()).toBe(true);
		await Promise.all([page.context().close(), plain.context().close()]);
	});
});

it('prints six hundred departments, the head of the table on every page', async () => {
	const town = await largeTown(600);
	const page = await signedIn(browser, town, town.hr, sizes);
	const { text, wide, pages } = await onPaper(page, `${town.url}/indicators/rate/print`);
	expect(text).toContain('第600課');
	expect(wide).toBe(0);
	expect(pages.length).toBeGreaterThan(10);
	expect(pages.length).toBeLessThan(25);
	await page.emulateMedia({ media: 'print' });
	const looks = await page.evaluate(() => {
		const look = (what: string) => getComputedStyle(document.querySelector(`table:has(.department) ${what}`)!);
		return [look('thead').display, look('tbody tr').breakInside];
	});
	expect(looks).toEqual(['table-header-group', 'avoid']);
	await page.context().close();
	await town.stop();
});

/** What a printer gets: the text, how much is wider than the paper, and the size of each page in points. */
async function onPaper(page: Page, address: string) {
	await page.goto(address, { waitUntil: 'networkidle' });
	await page.emulateMedia({ media: 'print' });
	await page.setViewportSize({ width: printed, height: 900 });
	const text = await page.locator('body').innerText();
	const wide = await page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth));
	const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
	const pages = [...pdf.matchAll(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) => ({
		width: Math.round(Number(width)),
		height: Math.round(Number(height))
	}));
	await page.emulateMedia({ media: null });
	await page.setViewportSize(sizes);
	return { text, wide, pages };
}
