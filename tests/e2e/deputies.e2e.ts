import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDays } from '$lib/domain/calendar';
import { today } from '$lib/server/clock';
import { launchBrowser } from '../setup/browser';
import { atHome, person, serveDemonstration, signedIn, type Town } from './town';

let browser: Browser;
let town: Town;

beforeAll(async () => {
	[browser, town] = await Promise.all([launchBrowser(), serveDemonstration()]);
});

afterAll(() => Promise.all([browser.close(), town.stop()]));

const phone = { width: 360, height: 740 };
const lastDay = addDays(today(), 300);

it('whoever deputises confirms until the 所属長 ends it, and somebody else is appointed without JavaScript', async () => {
	const deputy = await atHome(browser, town, person('確認代行'), phone);
	await deputy.getByText('あなたが市民課の確認を代行しています').waitFor();
	expect((await deputy.goto(`${town.url}/confirm`))?.status()).toBe(200);

	const head = await signedIn(browser, town, person('所属長'), { ...phone, javaScript: false });
	await head.goto(`${town.url}/deputies`);
	await head.getByRole('button', { name: '終わりにする' }).click();
	await head.getByText('代行を終わりにしました').waitFor();
	expect((await deputy.goto(`${town.url}/confirm`))?.status()).toBe(403);

	await head.locator('#staffNumber').fill(person('人事').staffNumber);
	await head.locator('#to').fill(lastDay);
	await head.getByRole('button', { name: '代行を決める' }).click();
	await head.getByText('＊その職員番号の人は選べません').waitFor();
	expect(await head.locator('#to').inputValue()).toBe(lastDay);
	await head.locator('#staffNumber').fill(person('職員').staffNumber);
	await head.getByRole('button', { name: '代行を決める' }).click();
	await head.getByText('髙橋　花子さんを、市民課の確認の代行にしました').waitFor();
	await Promise.all([deputy, head].map((page) => page.context().close()));
});

it('a 管理者 leaves confirming to 人事, and the 所属長 has nothing to confirm any more', async () => {
	const admin = await signedIn(browser, town, person('管理者'), phone);
	await admin.goto(`${town.url}/settings`);
	await admin.locator('#completions').check();
	await admin.getByRole('button', { name: '保存する' }).click();
	await admin.getByText('いまは、受講記録は人事、資格は人事が確認します。').waitFor();
	const head = await atHome(browser, town, person('所属長'), phone);
	expect(await head.getByRole('heading', { name: '確認待ち' }).count()).toBe(0);
	await head.goto(`${town.url}/deputies`);
	await head.getByText('いまは人事が確認する設定のため、代行は要りません').waitFor();
	await Promise.all([admin, head].map((page) => page.context().close()));
});
