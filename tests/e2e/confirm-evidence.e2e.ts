import { buffer } from 'node:stream/consumers';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../setup/browser';
import { readFirst } from './desk';
import { person, serveDemonstration, signedIn, type Town } from './town';

let browser: Browser;
let town: Town;
const office = { width: 1280, height: 800 };

beforeAll(async () => {
	[browser, town] = await Promise.all([launchBrowser(), serveDemonstration()]);
});

afterAll(() => Promise.all([browser.close(), town.stop()]));

it('enlarges a picture by key and where it is pressed, moves it by arrows, and Enter still confirms', async () => {
	const hr = await signedIn(browser, town, person('人事'), office);
	await hr.goto(`${town.url}/confirm?code=DX-BASIC`);
	const frame = hr.locator('.desk').getByRole('group', { name: '修了証.pngの画像' });
	await hr.locator('.desk[data-ready=true]').waitFor();
	await frame.getByRole('img').evaluate((picture) => (picture as HTMLImageElement).decode());
	const whole = await widthOf(frame);
	await hr.keyboard.press('z');
	await frame.and(hr.locator('[data-zoom=true]')).waitFor();
	expect(await widthOf(frame)).toBeGreaterThan(1.5 * whole);
	const middle = await frame.evaluate((element) => element.scrollLeft);
	expect(middle).toBeGreaterThan(0);
	await hr.keyboard.press('ArrowRight');
	await hr.waitForFunction((from) => document.querySelector('.evidence-frame')!.scrollLeft > from, middle);
	await hr.keyboard.press('z');
	await frame.and(hr.locator('[data-zoom=false]')).waitFor();

	await hr.getByRole('button', { name: '拡大する' }).click({ position: { x: 5, y: 5 } });
	await frame.and(hr.locator('[data-zoom=true]')).waitFor();
	expect(await frame.evaluate((element) => element.scrollLeft)).toBeLessThan(middle / 2);
	await hr.keyboard.press('Enter');
	await hr.getByText('さんの「DX基礎」を確認しました。').waitFor();
	await hr.context().close();
});

it.each([{ javaScript: true }, { javaScript: false }])(
	'opens a picture and hands out a PDF whole, with JavaScript $javaScript',
	async ({ javaScript }) => {
		const page = await signedIn(browser, town, person('人事'), { ...office, javaScript });
		await page.goto(`${town.url}/confirm?code=HARASSMENT`);
		const link = page.getByRole('link', { name: /^出席者名簿\.pdf（PDF、.*）を受け取る$/ }).first();
		const [file] = await Promise.all([page.waitForEvent('download'), link.click()]);
		expect((await buffer(await file.createReadStream())).subarray(0, 5).toString()).toBe('%PDF-');
		await page.goto(`${town.url}/confirm?code=DX-BASIC`);
		if (!javaScript) {
			await page.getByRole('link', { name: '証跡：修了証.png' }).first().click();
			await page.waitForURL(/\/evidence\/\d+$/);
		}
		const picture = page.getByRole('img').first();
		expect(await picture.evaluate((element) => (element as HTMLImageElement).naturalWidth)).toBeGreaterThan(0);
		await page.context().close();
	}
);

it('corrects a qualification beside its certificate', async () => {
	const hr = await signedIn(browser, town, person('人事'), office);
	await hr.goto(`${town.url}/confirm?kind=holding`);
	await hr.locator('.desk').getByRole('link', { name: '訂正して確認' }).click();
	await hr.getByRole('heading', { level: 1, name: '訂正して確認' }).waitFor();
	await hr.getByRole('group', { name: '合格証書.pngの画像' }).waitFor();
	const name = (await hr.locator('.claim h2').textContent()) ?? '';
	await hr.locator('#passedOn').fill('R8.10');
	await hr.getByRole('button', { name: '訂正して確認する' }).click();
	await hr.getByText('＊理由を入力してください。').waitFor();
	await hr.getByLabel('訂正する理由').fill('合格証書は月まで');
	await hr.getByRole('button', { name: '訂正して確認する' }).click();
	await hr.getByText(/さんの「ITパスポート試験」を訂正して確認しました/).waitFor();
	expect(new URL(hr.url()).searchParams.get('kind')).toBe('holding');
	const left = await (await hr.request.get(`${town.url}/api/waiting?kind=holding`)).json();
	const names = left.records.map((record: { name: string }) => record.name);
	expect(names.some((one: string) => name.startsWith(one))).toBe(false);
	await hr.context().close();
});

it('is worked through by thumb: what is done stays in reach however far one reads', async () => {
	const hr = await signedIn(browser, town, person('人事'), { width: 360, height: 740 });
	await hr.goto(`${town.url}/confirm?code=DX-BASIC`);
	const confirm = hr.locator('.desk').getByRole('button', { name: '確認する' });
	await confirm.waitFor();
	const { y, height } = (await confirm.boundingBox())!;
	expect(y).toBeGreaterThan(370);
	expect(y + height).toBeLessThanOrEqual(740);
	expect(height).toBeGreaterThanOrEqual(44);
	const first = await nameInFocus(hr);
	await hr.getByRole('button', { name: '次へ' }).click();
	await hr.waitForFunction((name) => document.querySelector('.claim h2')!.textContent !== name, first);
	await readFirst(hr);
	await confirm.click();
	await hr.getByText('さんの「DX基礎」を確認しました。').waitFor();
	expect(await hr.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
	await hr.context().close();
});

async function widthOf(frame: ReturnType<Page['getByRole']>): Promise<number> {
	return (await frame.getByRole('img').boundingBox())!.width;
}

async function nameInFocus(page: Page): Promise<string | null> {
	return page.locator('.claim h2').textContent();
}
