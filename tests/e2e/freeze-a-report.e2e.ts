import type { Browser } from 'playwright-core';
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

const sizes = { width: 1280, height: 800 };
const frozen = '/indicators/shiomi-dx/frozen';

describe.each([true, false])('a report, with JavaScript: %s', (javaScript) => {
	const day = javaScript ? '2026-03-31' : '2025-03-31';

	it('is frozen by 人事, with its SHA-256; 職員 see the number and no names', async () => {
		const hr = await signedIn(browser, town, person('人事'), { width: 360, height: 740, javaScript });
		await hr.goto(`${town.url}${frozen}?as-of=${day}`);
		await hr.getByLabel('内容を確かめました').check();
		await hr.getByRole('button', { name: '第1版を確定する' }).click();
		await hr.getByText('報告を確定しました').waitFor();
		const digest = (await hr.locator('.frozen-seal .digest').innerText()).replace(/\s/g, '');
		expect(digest).toMatch(/^[0-9a-f]{64}$/);
		expect(await hr.getByRole('heading', { level: 1 }).innerText()).toContain('第1版');
		await hr.getByRole('link', { name: 'もとになった人を見る' }).click();
		await hr.getByText('名前、所属、理由は、確定したときのものです').waitFor();

		await hr.goto(`${town.url}/indicators/shiomi-dx?as-of=${day}`);
		expect(await hr.locator('.page-heading').getByRole('link', { name: '確定（第1版）' }).count()).toBe(1);
		const book = await hr.request.get(`${town.url}${frozen}/${day}/1/export/report.xlsx`);
		expect(book.status()).toBe(200);

		const staff = await signedIn(browser, town, person('職員'), { ...sizes, javaScript });
		await staff.goto(`${town.url}${frozen}/${day}/1`);
		expect((await staff.locator('.frozen-seal .digest').innerText()).replace(/\s/g, '')).toBe(digest);
		expect(await staff.getByRole('link', { name: 'もとになった人を見る' }).count()).toBe(0);
		expect((await staff.goto(`${town.url}${frozen}/${day}/1/people`))?.status()).toBe(403);
		for (const file of ['file', 'export/report.csv'])
			expect((await staff.request.get(`${town.url}${frozen}/${day}/1/${file}`)).status()).toBe(403);
		await Promise.all([hr.context().close(), staff.context().close()]);
	});
});

it('of today is frozen after somebody was told of the records that wait', async () => {
	const dx = await signedIn(browser, town, person('DX推進担当'), sizes);
	await dx.goto(`${town.url}${frozen}`);
	await dx.locator('#as-of').fill(new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10));
	await dx.getByRole('button', { name: 'この日で表示する' }).click();
	await dx.getByLabel('内容を確かめました').check();
	await dx.getByRole('button', { name: '第1版を確定する' }).click();
	await dx.getByText(/確認待ちの記録が \d+件あります。確定した数値には入りません。/).waitFor();
	await dx.getByLabel('内容を確かめました').check();
	await dx.getByRole('button', { name: '件を含めずに確定する' }).click();
	await dx.getByText(/確認待ちの記録 \d+件を含みません。/).waitFor();
	expect(await dx.getByRole('link', { name: '確定した内容のファイル' }).count()).toBe(0);
	await dx.context().close();
});

it('of every indicator of a plan is frozen in one step', async () => {
	const hr = await signedIn(browser, town, person('人事'), sizes);
	await hr.goto(`${town.url}/plans/kinokawa/close`);
	await hr.getByLabel('内容を確かめました').check();
	await hr.getByRole('button', { name: '件を確定する' }).click();
	await hr.getByText(/\d+件の報告を確定しました/).waitFor();
	expect(await hr.getByRole('button', { name: '件を確定する' }).count()).toBe(0);
	await hr.context().close();
});
