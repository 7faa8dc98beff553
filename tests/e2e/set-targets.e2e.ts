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

const grid = (indicator: string) => `${town.url}/plans/sumoto/targets?indicator=${indicator}`;
const cell = (page: Page, name: string) => page.getByRole('textbox', { name });

describe.each([true, false])('a target, with JavaScript: %s', (javaScript) => {
	const size = { width: 360, height: 740, javaScript };

	it('is asked again with what was typed, and then is what the figure is held against', async () => {
		const page = await signedIn(browser, town, person('DX推進担当'), size);
		await page.goto(grid('sumoto-ip'));
		const year = '全体 令和7年度の人数';
		await cell(page, year).fill('５０名程度');
		await page.getByLabel('備考').fill('「50名程度」');
		await page.getByRole('button', { name: '保存する', exact: true }).click();
		await page.getByText('＊「５０名程度」の言葉は備考に書き').waitFor();
		expect(await cell(page, year).inputValue()).toBe('５０名程度');
		expect(await page.getByLabel('備考').inputValue()).toBe('「50名程度」');
		await cell(page, year).fill(javaScript ? '５０名' : '60');
		await page.getByRole('button', { name: '保存する', exact: true }).click();
		await page.getByText('目標を保存しました').waitFor();
		await page.goto(`${town.url}/indicators/sumoto-ip?as-of=2026-03-31`);
		await page
			.getByText(`目標 ${javaScript ? 50 : 60}人`)
			.first()
			.waitFor();
		await page.context().close();
	});

	it('of a department of its own is typed into a row that was added, and nothing typed before is lost', async () => {
		const page = await signedIn(browser, town, person('人事'), { ...size, width: 1280 });
		await page.goto(grid('sumoto-ap'));
		await cell(page, '全体 令和7年度の割合').fill('66');
		await page.getByLabel('所属', { exact: true }).selectOption('0300');
		await page.getByRole('button', { name: '追加する' }).click();
		const added = page.getByRole('row').filter({ has: page.locator('[id="percent-2025-0300"]') });
		await added.getByText('全体から 66%').waitFor();
		expect(await cell(page, '全体 令和7年度の割合').inputValue()).toBe('66');
		await page.context().close();
	});
});

it('a next plan is drawn up beside the old one', async () => {
	const page = await signedIn(browser, town, person('人事'), { width: 1280, height: 800, javaScript: false });
	await page.goto(`${town.url}/plans/sumoto/copy`);
	await page.getByLabel('計画コード').fill('kinokawa');
	await page.getByRole('button', { name: '確かめる' }).click();
	await page.getByText('＊この計画コードは、ほかの計画で使われています').waitFor();
	await page.getByLabel('計画コード').fill('sumoto-next');
	await page.getByRole('button', { name: '確かめる' }).click();
	await page.getByText('まだ作っていません。').waitFor();
	await page.getByRole('button', { name: '作る' }).click();
	await page.getByText('計画を作りました。指標4件を写しました').waitFor();
	expect(await cell(page, '全体 令和8年度の割合').inputValue()).toBe('20');
	await page.context().close();
});
