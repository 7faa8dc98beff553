import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../setup/browser';
import { person, serveDemonstration, signedIn, type Town } from './town';

let browser: Browser;
let town: Town;

beforeAll(async () => {
	[browser, town] = await Promise.all([launchBrowser(), serveDemonstration()]);
});

afterAll(async () => {
	await browser.close();
	await town.stop();
});

const incidents = () => `${town.url}/indicators/kinokawa-incidents`;

async function enter(page: Page, year: string, value: string, source: string): Promise<void> {
	await page.locator('#entry-fiscalYear').selectOption(year);
	await page.locator('#entry-value').fill(value);
	await page.locator('#entry-source').fill(source);
	await page.getByRole('button', { name: '入力する' }).click();
}

describe.each([true, false])('a number entered by hand, with JavaScript: %s', (javaScript) => {
	const year = javaScript ? '2025' : '2024';
	const words = javaScript ? '令和7年度' : '令和6年度';

	it('is asked again with what was typed, and then stands in the table', async () => {
		const page = await signedIn(browser, town, person('情報セキュリティ担当'), {
			width: 360,
			height: 740,
			javaScript
		});
		await page.goto(incidents());
		await enter(page, year, 'なし', '');
		await page.getByText('「なし」は数として読み取れません').first().waitFor();
		expect(await page.locator('#entry-value').inputValue()).toBe('なし');
		await enter(page, year, '４', '委員会資料1');
		await page.getByText('数値を入力しました').waitFor();
		const row = page.getByRole('row', { name: words });
		expect((await row.innerText()).replace(/\s+/g, ' ')).toBe(`${words} 4件 0件 未達 年度末`);
		await page.context().close();
	});

	it('of two people at once the second sees what the first entered, and may replace it', async () => {
		const options = { width: 1280, height: 800, javaScript };
		const [one, other] = await Promise.all([
			signedIn(browser, town, person('DX推進担当'), options),
			signedIn(browser, town, person('人事'), options)
		]);
		await Promise.all([one.goto(incidents()), other.goto(incidents())]);
		await enter(one, year, '5', '資料A');
		await one.getByText('数値を入力しました').waitFor();
		await enter(other, year, '6', '資料B');
		await other.getByText(`別の人が${words}の数値を 5（出典 資料A）と入力しました`).waitFor();
		expect(await other.locator('#entry-value').inputValue()).toBe('6');
		await other.getByRole('button', { name: '入力する' }).click();
		await other.getByText('数値を入力しました').waitFor();
		expect(await other.getByRole('row', { name: words }).innerText()).toContain('6件');
		await Promise.all([one.context().close(), other.context().close()]);
	});
});

it('is taken when the button is pressed again while the page is still being drawn anew', async () => {
	const options = { width: 1280, height: 800 };
	const [one, other] = await Promise.all([
		signedIn(browser, town, person('DX推進担当'), options),
		signedIn(browser, town, person('人事'), options)
	]);
	await Promise.all([one.goto(incidents()), other.goto(incidents())]);
	await enter(one, '2023', '8', `資料C ${Date.now()}`);
	await one.getByText('数値を入力しました').waitFor();
	const held: (() => void)[] = [];
	await other.route('**/__data.json*', async (route) => {
		await new Promise<void>((resolve) => held.push(resolve));
		await route.continue();
	});
	await enter(other, '2023', '9', '資料D');
	await other.getByText('別の人が令和5年度の数値を 8').waitFor();
	await expect.poll(() => held.length).toBe(1);
	await other.getByRole('button', { name: '入力する' }).click();
	await other.unrouteAll({ behavior: 'ignoreErrors' });
	for (const go of held) go();
	await other.getByText('数値を入力しました').waitFor();
	await Promise.all([one.context().close(), other.context().close()]);
});

it('of a year that was chosen before the page came alive is a number of that year', async () => {
	const page = await signedIn(browser, town, person('情報セキュリティ担当'), { width: 1280, height: 800 });
	const held: (() => void)[] = [];
	await page.route('**/_app/immutable/**', async (route) => {
		await new Promise<void>((resolve) => held.push(resolve));
		await route.continue();
	});
	// By its address: nothing of what the browser keeps in memory is used.
	await page.goto(incidents(), { waitUntil: 'commit' });
	await page.locator('#entry-fiscalYear').selectOption('2023');
	await page.locator('#entry-value').fill('7');
	await page.unrouteAll({ behavior: 'ignoreErrors' });
	for (const go of held) go();
	await page.waitForLoadState('networkidle');
	expect(await page.locator('#entry-fiscalYear').inputValue()).toBe('2023');
	expect(await page.locator('#entry-value').inputValue()).toBe('7');
	await page.context().close();
});

it('is not there for whoever may not enter one, nor where a figure is computed', async () => {
	const staff = await signedIn(browser, town, person('職員'), { width: 1280, height: 800 });
	await staff.goto(incidents());
	expect(await staff.getByRole('button', { name: '入力する' }).count()).toBe(0);
	const hr = await signedIn(browser, town, person('人事'), { width: 1280, height: 800 });
	await hr.goto(`${town.url}/indicators/kinokawa-officers`);
	expect(await hr.getByRole('button', { name: '入力する' }).count()).toBe(0);
	await Promise.all([staff.context().close(), hr.context().close()]);
});
