import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '$lib/domain/calendar';
import { today } from '$lib/server/clock';
import { launchBrowser } from '../setup/browser';
import { readFirst } from './desk';
import { person, serveDemonstration, signedIn, type Town } from './town';

let browser: Browser;
let town: Town;
const phone = { width: 360, height: 740 };

beforeAll(async () => {
	browser = await launchBrowser();
	town = await serveDemonstration();
});

afterAll(async () => {
	await town.stop();
	await browser.close();
});

describe.each([
	{ javaScript: true, how: 'with JavaScript' },
	{ javaScript: false, how: 'without JavaScript' }
])('a record that cannot be, $how', ({ javaScript }) => {
	let page: Page;
	beforeAll(async () => {
		page = await signedIn(browser, town, person('職員'), { ...phone, javaScript });
	});
	afterAll(() => page.context().close());

	it.each([
		{ day: addDays(today(), 1), status: 422, sentence: '受講日が未来の日付です', because: 'nobody finished it yet' },
		{ day: '2026-02-30', status: 422, sentence: '「2026-02-30」という日付はありません', because: 'no such day' },
		{ day: 'きのう', status: 422, sentence: '「きのう」という日付はありません', because: 'not a date' },
		{ day: '', status: 422, sentence: '受講日を入力してください', because: 'no day' },
		{ day: '2019-03-31', status: 409, sentence: '採用前の受講は人事へ', because: 'hired on 2019-04-01' },
		...(javaScript
			? []
			: [{ day: 'R8.3.25', status: 409, sentence: 'すでに記録があります', because: 'the ledger has that day' }])
	])('is refused and keeps what was written: $because', async ({ day, status, sentence }) => {
		const known = await recordsOf(page);
		await page.goto(`${town.url}/records/new`);
		const typed = { courseCode: 'SECURITY', completedOn: day, hours: '1.5' };
		await page.locator('#courseCode').selectOption(typed.courseCode);
		await page.locator('#completedOn').fill(typed.completedOn);
		await page.locator('#hours').fill(typed.hours);
		await page.getByRole('radio', { name: '4' }).check();
		if (javaScript) await page.getByRole('button', { name: '保存する' }).click();
		else {
			const answer = page.waitForResponse((response) => response.request().method() === 'POST');
			await page.getByRole('button', { name: '保存する' }).click();
			expect((await answer).status()).toBe(status);
		}
		await page.getByRole('group', { name: '保存できませんでした' }).getByText(sentence).waitFor();
		for (const [field, value] of Object.entries(typed))
			expect(await page.locator(`#${field}`).inputValue()).toBe(value);
		expect(await page.getByRole('radio', { name: '4' }).isChecked()).toBe(true);
		expect(await recordsOf(page)).toEqual(known);
	});
});

it('one that the ledger has already is told from a new one', async () => {
	const page = await signedIn(browser, town, person('職員'), phone);
	const known = await recordsOf(page);
	await page.goto(`${town.url}/records/new`);
	await page.locator('#courseCode').selectOption('SECURITY');
	await page.locator('#completedOn').fill('R8.3.25');
	await page.getByRole('button', { name: '保存する' }).click();
	await page.getByText('同じ研修・同じ日の記録がすでにあるため、1件にまとめました。').waitFor();
	expect(await recordsOf(page)).toHaveLength(known.length);
	await page.context().close();
});

it('the same training sent twice at the same moment is one record', async () => {
	const page = await signedIn(browser, town, person('職員'), phone);
	const known = await recordsOf(page);
	const send = () =>
		page.request.post(`${town.url}/records/new`, {
			form: { courseCode: 'DX-BASIC', completedOn: today(), hours: '', comprehension: '' },
			headers: { origin: town.url, accept: 'text/html' },
			maxRedirects: 0
		});
	const answers = await Promise.all([send(), send(), send()]);
	expect(answers.map((answer) => answer.status()).sort()).toEqual([303, 409, 409]);
	expect(await recordsOf(page)).toHaveLength(known.length + 1);
	await page.context().close();
});

it('a record that somebody else has dealt with meanwhile stays as they left it', async () => {
	const [hr, head] = await Promise.all(
		['人事', '所属長'].map((title) => signedIn(browser, town, person(title), phone))
	);
	if (!hr || !head) throw new Error('both are there');
	await Promise.all([hr.goto(`${town.url}/confirm`), head.goto(`${town.url}/confirm`)]);
	await head.locator('.desk').waitFor();
	const [, number = ''] = /職員番号 (\d+)/.exec(await head.getByRole('article').innerText()) ?? [];
	const name = (await head.locator('.desk-row-name').first().textContent()) ?? '';
	const card = (page: Page) => page.getByRole('article').filter({ hasText: number });
	await hr.getByRole('button', { name: '一覧' }).click();
	const place = hr.getByRole('navigation', { name: '確認待ちの一覧' }).getByRole('button', { name });
	await place.first().click();
	await readFirst(hr);
	await card(hr).getByRole('button', { name: '確認する' }).click();
	await hr.getByText(`${name}さんの`).waitFor();
	await card(head).getByRole('button', { name: '確認する' }).click();
	await card(head).getByRole('alert').getByText('この記録はすでに処理されています。').waitFor();
	await head.getByRole('button', { name: '次の記録へ' }).click();
	await card(head).waitFor({ state: 'detached' });
	expect(await card(head).count()).toBe(0);
	await Promise.all([hr.context().close(), head.context().close()]);
});

async function recordsOf(page: Page): Promise<{ id: number }[]> {
	const answer = await page.request.get(`${town.url}/api/records`);
	return answer.json();
}
