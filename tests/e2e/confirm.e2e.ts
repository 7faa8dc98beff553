import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../setup/browser';
import { signedIn } from './town';
import { waitingTown } from './waiting-town';

let browser: Browser;
let town: Awaited<ReturnType<typeof waitingTown>>;
const office = { width: 1280, height: 800 };

// 64 of DX基礎, of which the tests below leave two, and 8 of セキュリティ.
beforeAll(async () => {
	[browser, town] = await Promise.all([launchBrowser(), waitingTown(64, 8)]);
});

afterAll(() => Promise.all([browser.close(), town.stop()]));

it('confirms sixty one after the other by keyboard, without a page load, more than the page has shown at first', async () => {
	const hr = await atTheDesk(`/confirm?code=DX`);
	await ready(hr, '海野 101');
	const loads: string[] = [];
	hr.on('framenavigated', (frame) => loads.push(frame.url()));
	hr.on('request', (request) => request.isNavigationRequest() && loads.push(request.url()));

	for (let number = 101; number <= 160; number += 1) {
		await ready(hr, `海野 ${number}`);
		await hr.keyboard.press('Enter');
	}
	await hr.getByText('海野 160さんの「DX基礎」を確認しました。').waitFor();
	await hr.getByText('残り4件（今回 60件）').waitFor();
	expect(loads).toEqual([]);
	const left = await (await hr.request.get(`${town.url}/api/waiting?code=DX`)).json();
	expect(left.records.map(({ staffNumber }: { staffNumber: string }) => staffNumber)).toEqual([
		'161',
		'162',
		'163',
		'164'
	]);
	expect(await hr.getByRole('link', { name: '訂正する' }).getAttribute('href')).toMatch(
		/^\/confirm\/correct\?kind=completion&id=\d+$/
	);
	await hr.context().close();
});

it('goes up and down, returns with a usual reason and puts aside with one’s own, and takes no key for anything else while somebody writes', async () => {
	const hr = await atTheDesk('/confirm?code=DX');
	await ready(hr, '海野 161');
	await hr.keyboard.press('j');
	await ready(hr, '海野 162');
	await hr.keyboard.press('k');
	await ready(hr, '海野 161');
	expect(
		await hr.getByRole('heading', { name: '海野 161' }).evaluate((heading) => heading === document.activeElement)
	).toBe(true);
	await hr.keyboard.press('r');
	await hr.keyboard.press('Enter');
	await hr.getByLabel('差し戻す理由').press('Enter');
	await hr.getByText('海野 161さんの「DX基礎」を差し戻しました。').waitFor();

	await ready(hr, '海野 162');
	await hr.keyboard.press('h');
	await hr.getByLabel('保留する理由').fill('');
	await hr.keyboard.type('jkrh');
	await hr.keyboard.press('Enter');
	await hr.getByText('海野 162さんの「DX基礎」を保留にしました。').waitFor();
	await ready(hr, '海野 163');
	const held = await (await hr.request.get(`${town.url}/api/waiting?code=DX&held=only`)).json();
	expect(held.records.map(({ heldReason }: { heldReason: string }) => heldReason)).toEqual(['jkrh']);
	await hr.context().close();
});

it('says at the record that somebody else was faster, and goes on from there', async () => {
	const [hr, second] = [await atTheDesk('/confirm?code=DX'), await atTheDesk('/confirm?code=DX', town.second)];
	await ready(hr, '海野 163');
	await ready(second, '海野 163');
	await hr.keyboard.press('Enter');
	await ready(hr, '海野 164');
	await second.keyboard.press('Enter');
	const card = second.getByRole('article');
	await card.getByRole('alert').getByText('この記録はすでに処理されています。').waitFor();
	await card.getByText('確認済').waitFor();
	await second.keyboard.press('j');
	await ready(second, '海野 164');
	expect(await second.getByRole('navigation', { name: '確認待ちの一覧' }).getByText('海野 163').count()).toBe(0);
	await Promise.all([hr.context().close(), second.context().close()]);
});

it.each([
	{ javaScript: true, chosen: [157, 158], how: 'with JavaScript' },
	{ javaScript: false, chosen: [159, 160], how: 'without JavaScript' }
])(
	'confirms several of the same training and day at once and names what was not, $how',
	async ({ javaScript, chosen }) => {
		const page = await signedIn(browser, town, town.hr, { ...office, javaScript });
		await page.goto(`${town.url}/confirm?code=SEC`);
		await page
			.getByRole('link', { name: /同じ研修・同じ日の\d件をまとめて/ })
			.first()
			.click();
		await page.getByRole('heading', { name: 'まとめて確認' }).waitFor();
		const second = await signedIn(browser, town, town.second, office);
		await second.goto(`${town.url}/confirm?code=SEC`);
		await second.getByRole('button', { name: `海野 ${chosen[1]}` }).click();
		await ready(second, `海野 ${chosen[1]}`);
		await second.keyboard.press('Enter');
		await second.getByText(`海野 ${chosen[1]}さんの「セキュリティ」を確認しました。`).waitFor();

		for (const box of await page.getByRole('checkbox').all()) await box.uncheck();
		for (const number of chosen) await page.getByRole('checkbox', { name: `海野 ${number}` }).check();
		await page.getByRole('button', { name: /を確認する$/ }).click();
		await page.getByText('1件を確認しました。1件は確認していません。').waitFor();
		const refused = await page.getByRole('status').getByRole('listitem').allInnerTexts();
		expect(refused).toEqual([`海野 ${chosen[1]}さん：この記録はすでに処理されています。`]);
		await Promise.all([page.context().close(), second.context().close()]);
	}
);

it('puts a record aside, finds it again and corrects it, without JavaScript', async () => {
	const page = await signedIn(browser, town, town.hr, { ...office, javaScript: false });
	await page.goto(`${town.url}/confirm?department=10&year=2026&code=DX`);
	const card = page.getByRole('article').filter({ hasText: '海野 164' });
	await card.getByText('保留する').first().click();
	await card.getByLabel('保留する理由').fill('照会中');
	await card.getByRole('button', { name: '保留する' }).click();
	await page.getByText('海野 164さんの「DX基礎」を保留にしました').waitFor();
	await page.getByText('この条件で確認を待っている受講記録はありません。').waitFor();

	await page.goto(`${town.url}/confirm?held=only&code=DX`);
	await card.getByText('保留中：照会中').waitFor();
	await card.getByRole('link', { name: '訂正して確認' }).click();
	await page.getByLabel('受講日').fill('R8.6.3');
	await page.getByRole('button', { name: '訂正して確認する' }).click();
	await page.getByText('＊理由を入力してください。').waitFor();
	expect(await page.getByLabel('受講日').inputValue()).toBe('R8.6.3');
	await page.getByLabel('訂正する理由').fill('修了証の日付');
	await page.getByRole('button', { name: '訂正して確認する' }).click();
	await page.getByText('海野 164さんの「DX基礎」を確認しました').waitFor();
	await page.context().close();
});

async function atTheDesk(path: string, who = town.hr): Promise<Page> {
	const page = await signedIn(browser, town, who, office);
	await page.goto(town.url + path);
	return page;
}

/** The record of this person is in focus, and has been there long enough to be judged. */
async function ready(page: Page, name: string): Promise<void> {
	await page.locator('.desk[data-ready=true]').getByRole('heading', { name }).waitFor();
}
