import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../setup/browser';
import { person, serveDemonstration, signedIn, type Town } from './town';

let browser: Browser;
let town: Town;
const officer = person('情報セキュリティ担当');
const note = '派遣の職員は、派遣先の研修を受ける。\n2段落目 <b>';

beforeAll(async () => {
	[browser, town] = await Promise.all([launchBrowser(), serveDemonstration()]);
});

afterAll(async () => {
	await browser.close();
	await town.stop();
});

/** A 必須研修 half written when its officer's session comes to its end by itself. */
async function halfWritten(javaScript: boolean): Promise<Page> {
	const page = await signedIn(browser, town, officer, { width: 360, height: 740, javaScript });
	await page.goto(`${town.url}/requirements/new`);
	await page.getByLabel('名称').fill('年度末の確認研修');
	await page.getByLabel('説明').fill(note);
	await town.endSession(page);
	await page.getByRole('button', { name: '下書きとして保存する' }).click();
	return page;
}

it('a form stays with what was written when its session has ended, and is taken once its person has signed in beside it', async () => {
	const page = await halfWritten(true);
	const notice = page.getByRole('alert').filter({ hasText: 'ログインの有効期限が切れた' });
	await notice.waitFor();
	expect(await page.getByLabel('説明').inputValue()).toBe(note);

	const [beside] = await Promise.all([
		page.context().waitForEvent('page'),
		notice.getByRole('link', { name: 'ログインする' }).click()
	]);
	await beside.getByLabel('職員番号').fill(officer.staffNumber);
	await beside.getByLabel('パスワード').fill(officer.password);
	await beside.getByRole('button', { name: 'ログイン' }).click();
	await beside.getByRole('heading', { name: 'ホーム', level: 1 }).waitFor();

	await page.getByRole('button', { name: '下書きとして保存する' }).click();
	// Read by the server now, which asks for what was not chosen yet.
	await page.getByText('入力内容をお確かめください').waitFor();
	expect(await page.getByLabel('名称').inputValue()).toBe('年度末の確認研修');
	expect(await notice.count()).toBe(0);
	await page.context().close();
});

it('without JavaScript the answer shows what was written, and leads back over the sign-in', async () => {
	const page = await halfWritten(false);
	await page.getByRole('heading', { name: 'ログインの有効期限が切れました', level: 1 }).waitFor();
	expect(await page.locator('pre').allInnerTexts()).toEqual(expect.arrayContaining(['年度末の確認研修', note]));
	await page.getByRole('link', { name: 'ログインする' }).click();
	await page.getByLabel('職員番号').fill(officer.staffNumber);
	await page.getByLabel('パスワード').fill(officer.password);
	await page.getByRole('button', { name: 'ログイン' }).click();
	await page.waitForURL((url) => url.pathname === '/requirements/new');
	expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('必須研修を作る');
	await page.context().close();
});
