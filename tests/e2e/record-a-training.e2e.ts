import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../setup/browser';
import { readFirst } from './desk';
import { atHome, person, serveDemonstration, signedIn, type Town } from './town';

let browser: Browser;

beforeAll(async () => {
	browser = await launchBrowser();
});

afterAll(() => browser.close());

const phone = { width: 360, height: 740 };
const office = { width: 1280, height: 800 };
const dx = '「DX基礎」または「DX応用」';

it.each([
	{ javaScript: true, how: 'with JavaScript' },
	{ javaScript: false, how: 'without JavaScript' }
])('a training that is recorded and confirmed moves the rate of its department, $how', async ({ javaScript }) => {
	const town = await serveDemonstration();
	const hr = await signedIn(browser, town, person('人事'), { ...office, javaScript });
	const before = await numbersOf(hr, town, '市民課');

	const hanako = await atHome(browser, town, person('職員'), { ...phone, javaScript });
	expect(await dutyState(hanako, dx)).toBe('未');
	await record(hanako, 'DX-BASIC');
	await hanako.waitForURL(/\/records\?saved=[\da-f-]+$/);
	expect(await hanako.getByRole('status').first().innerText()).toMatch(/保存しました(?!（未送信）)/);
	expect(await hanako.getByRole('heading', { level: 1 }).innerText()).toBe('自分の台帳');
	await hanako.goto(town.url);
	expect(await dutyState(hanako, dx)).toBe('確認中');
	expect(await numbersOf(hr, town, '市民課')).toEqual({ ...before, pending: before.pending + 1 });

	await hr.goto(`${town.url}/confirm`);
	if (javaScript) await bringUp(hr, '髙橋　花子');
	await cardOf(hr, '001862').getByRole('button', { name: '確認する' }).click();
	await hr.getByText('髙橋　花子さんの「DX基礎」を確認しました').waitFor();
	// Reading goes on: with the next record, or with the notice of a page that is the answer.
	const read = javaScript ? hr.getByRole('article').getByRole('heading').first() : hr.getByRole('status').first();
	expect(await read.evaluate((place) => place === document.activeElement)).toBe(true);
	expect(await cardOf(hr, '001862').count()).toBe(0);
	expect(await numbersOf(hr, town, '市民課')).toEqual({ ...before, numerator: before.numerator + 1 });

	await hanako.goto(town.url);
	expect(await dutyState(hanako, dx)).toBe('済');
	await hanako.goto(`${town.url}/records`);
	expect(await hanako.locator('.card').first().innerText()).toContain('のDX研修受講率（計画期間の累計）');
	await Promise.all([hr.context().close(), hanako.context().close(), town.stop()]);
});

it('a record that is returned says why, and is recorded again with what was written before', async () => {
	const town = await serveDemonstration();
	const hanako = await atHome(browser, town, person('職員'), phone);
	await record(hanako, 'DX-ADVANCED', { '#completedOn': '令和8年4月1日', '#hours': '１．５' });
	await hanako.waitForURL(/saved=/);

	const head = await signedIn(browser, town, person('所属長'), office);
	await head.goto(`${town.url}/confirm`);
	await bringUp(head, '髙橋　花子');
	const card = cardOf(head, '001862');
	await card.getByRole('button', { name: '差し戻す' }).click();
	await card.getByRole('button', { name: '差し戻す' }).click();
	await card.getByText('＊理由を入力してください。').waitFor();
	expect(await card.getByLabel('差し戻す理由').evaluate((field) => field === document.activeElement)).toBe(true);
	await card.getByLabel('差し戻す理由').fill('時間をお確かめください');
	await card.getByRole('button', { name: '差し戻す' }).click();
	await head.getByText('髙橋　花子さんの「DX応用」を差し戻しました').waitFor();

	await hanako.goto(town.url);
	const returned = hanako.getByRole('region', { name: '差戻し 1件' });
	await returned.getByText('差戻しの理由：時間をお確かめください').waitFor();
	await returned.getByRole('link', { name: 'もう一度記録する' }).click();
	await hanako.waitForURL(/\/records\/new\?/);
	await hanako.getByText('差戻しの理由：時間をお確かめください').waitFor();
	expect(await hanako.locator('#courseCode').inputValue()).toBe('DX-ADVANCED');
	expect(await hanako.locator('#completedOn').inputValue()).toBe('2026-04-01');
	await hanako.locator('#completedOn').fill('令和8年4月2日');
	await hanako.getByRole('button', { name: '保存する' }).click();
	await hanako.waitForURL(/saved=/);
	expect(await hanako.getByText('差戻しの理由').count()).toBe(0);
	const mended = hanako.locator('.card').filter({ has: hanako.getByRole('heading', { name: 'DX応用' }) });
	expect(await mended.count()).toBe(1);
	expect(await mended.innerText()).toContain('2026年4月2日');
	await Promise.all([head.context().close(), hanako.context().close(), town.stop()]);
});

it('a course is found by its reading while it is typed, and neither Enter of an input method sends the form', async () => {
	const town = await serveDemonstration();
	const hanako = await atHome(browser, town, person('職員'), phone);
	await hanako.goto(`${town.url}/records/new`);
	const search = hanako.getByLabel('名前か読みで探す');
	const first = hanako.locator('.found-courses button').first();
	await search.focus();
	const input = await hanako.context().newCDPSession(hanako);
	const compose = (text: string) =>
		input.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
	for (const text of ['じ', 'じょ', 'じょうｈ', 'じょうほう', '情報']) {
		await compose(text);
		await expect.poll(() => first.innerText()).toBe('情報セキュリティ研修');
	}
	await input.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Enter', windowsVirtualKeyCode: 229 });
	expect(await hanako.locator('#courseCode').inputValue()).toBe('');
	await input.send('Input.insertText', { text: '情報' });
	expect(await search.inputValue()).toBe('情報');
	await search.press('Enter');
	await expect.poll(() => hanako.locator('#courseCode').inputValue()).toBe('SECURITY');
	await search.fill('ざざ');
	await hanako.getByText('上の一覧から選んでください').waitFor();
	expect(new URL(hanako.url()).pathname).toBe('/records/new');
	await Promise.all([hanako.context().close(), town.stop()]);
});

async function record(page: Page, course: string, typed: Record<string, string> = {}): Promise<void> {
	await page.getByRole('link', { name: '受講を記録する' }).last().click();
	await page.getByRole('heading', { name: '受講を記録する' }).waitFor();
	await page.locator('#courseCode').selectOption(course);
	for (const [field, value] of Object.entries(typed)) await page.locator(field).fill(value);
	await page.getByRole('button', { name: '保存する' }).click();
}

function dutyState(page: Page, courses: string): Promise<string> {
	return page.getByRole('listitem').filter({ hasText: courses }).locator('.tag').innerText();
}

function cardOf(page: Page, staffNumber: string) {
	return page.getByRole('article').filter({ hasText: staffNumber });
}

/** Puts the record of this person into focus. */
async function bringUp(page: Page, name: string): Promise<void> {
	await page.getByRole('navigation', { name: '確認待ちの一覧' }).getByRole('button', { name }).last().click();
	await readFirst(page);
}

/** What the indicator's page says of a department today. */
async function numbersOf(page: Page, { url }: Town, department: string) {
	await page.goto(`${url}/indicators/shiomi-dx`);
	const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: department, exact: true }) });
	const cells = await row.getByRole('cell').allInnerTexts();
	return { numerator: Number(cells[0]), denominator: Number(cells[1]), pending: Number(cells[6]) };
}
