import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../setup/browser';
import { type Fate, type Proxy } from '../setup/proxy';
import { readFirst } from './desk';
import { behindProxy, type Person, signedIn } from './town';
import { waitingTown } from './waiting-town';

let browser: Browser;
let town: Awaited<ReturnType<typeof waitingTown>>;
let proxy: Proxy;
let [hr, second]: Page[] = [];
const office = { width: 1280, height: 800 };

// People 101 to 112 have a record of DX基礎, the last eight of them one of セキュリティ too; each test goes on where the one before it ended.
beforeAll(async () => {
	const [opened, served] = await Promise.all([launchBrowser(), behindProxy((env) => waitingTown(12, 8, env))]);
	[browser, town, proxy] = [opened, served.town, served.proxy];
	hr = await signedIn(browser, town, town.hr, office);
	second = await signedIn(browser, town, town.second, office);
});

afterAll(() => Promise.all([browser.close(), town.stop()]));
afterEach(() => void (proxy.fate = () => 'through'));

it.each(['Escape', '?'])('closes the list of keys by %s, and the focus is back at the record', async (key) => {
	await open(hr!, '/confirm?code=DX');
	await ready(hr!, '101');
	await hr!.keyboard.press('j');
	await hr!.keyboard.press('k');
	await ready(hr!, '101');
	const help = hr!.locator('.key-help');
	await hr!.keyboard.press('?');
	expect(await help.evaluate((box) => box.contains(document.activeElement))).toBe(true);
	await hr!.keyboard.press(key);
	expect(await help.evaluate((box: HTMLDetailsElement) => box.open)).toBe(false);
	const heading = hr!.getByRole('heading', { name: '海野 101' });
	expect(await heading.evaluate((element) => element === document.activeElement)).toBe(true);
});

it('goes up and down, returns with a usual reason and puts aside with one’s own, and takes no key for anything else while somebody writes', async () => {
	await open(hr!, '/confirm?code=DX');
	await ready(hr!, '101');
	await hr!.keyboard.press('j');
	await ready(hr!, '102');
	await hr!.keyboard.press('k');
	await ready(hr!, '101');
	const heading = hr!.getByRole('heading', { name: '海野 101' });
	expect(await heading.evaluate((element) => element === document.activeElement)).toBe(true);
	await hr!.keyboard.press('r');
	await hr!.keyboard.press('Enter');
	await hr!.getByLabel('差し戻す理由').press('Enter');
	await hr!.getByText('海野 101さんの「DX基礎」を差し戻しました。').waitFor();

	await ready(hr!, '102');
	await hr!.keyboard.press('h');
	await hr!.getByLabel('保留する理由').fill('');
	await hr!.keyboard.type('jkrh');
	await hr!.keyboard.press('Enter');
	await hr!.getByText('海野 102さんの「DX基礎」を保留にしました。').waitFor();
	await ready(hr!, '103');
	expect((await waiting('code=DX&held=only')).map(({ heldReason }) => heldReason)).toEqual(['jkrh']);
});

it('says at the record that somebody else was faster, and goes on from there', async () => {
	await Promise.all([open(hr!, '/confirm?code=DX'), open(second!, '/confirm?code=DX')]);
	await Promise.all([ready(hr!, '103'), ready(second!, '103')]);
	await hr!.keyboard.press('Enter');
	await ready(hr!, '104');
	await second!.keyboard.press('Enter');
	const card = second!.getByRole('article');
	await card.getByRole('alert').getByText('この記録はすでに処理されています。').waitFor();
	await card.getByText('確認済').waitFor();
	await second!.keyboard.press('j');
	await ready(second!, '104');
	expect(await second!.getByRole('navigation', { name: '確認待ちの一覧' }).getByText('海野 103').count()).toBe(0);
});

it('judges nothing but the record it was pressed at where an answer is late, lost, or never asked for', async () => {
	await open(hr!, '/confirm?code=DX');
	await ready(hr!, '104');
	proxy.fate = forms('lost');
	await hr!.keyboard.press('Enter');
	await hr!.getByText('送信できませんでした。').waitFor();
	expect(await people('code=DX')).toContain('104');
	proxy.fate = forms('through');
	await hr!.keyboard.press('Enter');
	await hr!.getByText('海野 104さんの「DX基礎」を確認しました。').waitFor();

	await ready(hr!, '105');
	proxy.fate = forms('unheard');
	await hr!.keyboard.press('Enter');
	await hr!.getByText('送信できませんでした。').waitFor();
	expect(await people('code=DX')).not.toContain('105');
	proxy.fate = forms('through');
	await hr!.keyboard.press('Enter');
	await hr!.getByText('海野 105さんの「DX基礎」を確認しました。').waitFor();

	await ready(hr!, '106');
	let hear: (fate: Fate) => void = () => {};
	proxy.fate = forms(new Promise((resolve) => (hear = resolve)));
	for (const key of ['Enter', 'j', 'Enter', 'k', 'Enter']) await hr!.keyboard.press(key);
	hear('through');
	await hr!.getByText('海野 106さんの「DX基礎」を確認しました。').waitFor();
	await ready(hr!, '107');
	expect(await people('code=DX')).toEqual(['107', '108', '109', '110', '111', '112']);
});

it('goes on after the session has ended, with the reason that was being written', async () => {
	const page = await signedIn(browser, town, town.hr, office);
	await open(page, '/confirm?code=DX');
	await page.keyboard.press('j');
	await ready(page, '108');
	await page.keyboard.press('r');
	await page.getByLabel('差し戻す理由').fill('受講日を確かめてください。');
	await town.endSession(page);
	await page.keyboard.press('Enter');
	await signInAgain(page, town.hr);
	await page.locator('.desk-record').getByRole('heading', { name: '海野 108' }).waitFor();
	expect(await page.getByLabel('差し戻す理由').inputValue()).toBe('受講日を確かめてください。');
	await readFirst(page);
	await page.getByLabel('差し戻す理由').press('Enter');
	await page.getByText('海野 108さんの「DX基礎」を差し戻しました。').waitFor();
	expect(await people('code=DX')).toEqual(['107', '109', '110', '111', '112']);
	await page.context().close();
});

it('corrects what was just confirmed, and goes back to where one was', async () => {
	await open(hr!, '/confirm?code=DX');
	await ready(hr!, '107');
	await hr!.keyboard.press('Enter');
	await hr!.getByText('海野 107さんの「DX基礎」を確認しました。').waitFor();
	await readFirst(hr!);
	await hr!.getByRole('link', { name: '訂正する', exact: true }).click();
	await hr!.locator('#completedOn').fill('R8.6.3');
	await hr!.getByLabel('訂正する理由').fill('修了証の日付');
	await hr!.getByRole('button', { name: '訂正して確認する' }).click();
	await hr!.getByText('海野 107さんの「DX基礎」を訂正して確認しました').waitFor();
	expect(new URL(hr!.url()).searchParams.get('code')).toBe('DX');
	await ready(hr!, '109');
});

it.each([
	{ javaScript: true, chosen: ['105', '106'], how: 'with JavaScript' },
	{ javaScript: false, chosen: ['107', '108'], how: 'without JavaScript' }
])(
	'confirms several of the same training and day at once and names what was not, $how',
	async ({ javaScript, chosen }) => {
		const page = javaScript ? hr! : await signedIn(browser, town, town.hr, { ...office, javaScript });
		await page.goto(`${town.url}/confirm?code=SEC`);
		const link = page.getByRole('link', { name: /同じ研修・同じ日の\d件をまとめて/ });
		await link.first().click();
		await page.getByRole('heading', { name: 'まとめて確認' }).waitFor();
		await open(second!, '/confirm?code=SEC');
		await second!.getByRole('button', { name: `海野 ${chosen[1]}` }).click();
		await ready(second!, chosen[1]!);
		await second!.keyboard.press('Enter');
		await second!.getByText(`海野 ${chosen[1]}さんの「セキュリティ」を確認しました。`).waitFor();

		for (const box of await page.getByRole('checkbox').all()) await box.uncheck();
		for (const number of chosen) await page.getByRole('checkbox', { name: `海野 ${number}` }).check();
		await page.getByRole('button', { name: /を確認する$/ }).click();
		await page.getByText('1件を確認しました。1件は確認していません。').waitFor();
		const refused = await page.getByRole('status').getByRole('listitem').allInnerTexts();
		expect(refused).toEqual([`海野 ${chosen[1]}さん：この記録はすでに処理されています。`]);
		await page.getByRole('checkbox', { name: `海野 ${chosen[1]}` }).waitFor({ state: 'detached' });
		expect(await page.getByRole('checkbox').count()).toBeGreaterThan(0);
		expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(0);
		if (!javaScript) await page.context().close();
	}
);

it('takes the second click of two for no card, without JavaScript', async () => {
	const page = await signedIn(browser, town, town.hr, { ...office, javaScript: false });
	for (const path of ['/confirm?code=DX', '/confirm/several?code=DX&day=2026-06-01']) {
		await page.goto(town.url + path);
		const button = page.getByRole('button', { name: /確認する$/ }).first();
		await button.scrollIntoViewIfNeeded();
		const takesAt = (moment: number) =>
			button.evaluate((element, at) => {
				const acts = element.closest<HTMLElement>('.queue-acts, .several-act')!;
				// On a busy machine it may be over by now: it begins anew.
				acts.style.animation = 'none';
				acts.getAnimations();
				acts.style.animation = '';
				for (const one of acts.getAnimations()) {
					one.pause();
					one.currentTime = at;
				}
				const { x, y, width, height } = element.getBoundingClientRect();
				return document.elementFromPoint(x + width / 2, y + height / 2) === element;
			}, moment);
		expect(await takesAt(500)).toBe(false);
		expect(await takesAt(900)).toBe(true);
	}
	await page.context().close();
});

it('does all of it by forms, without JavaScript', async () => {
	const page = await signedIn(browser, town, town.hr, { ...office, javaScript: false });
	const card = (number: string) => page.getByRole('article').filter({ hasText: `海野 ${number}` });
	await page.goto(`${town.url}/confirm?code=DX`);
	await town.endSession(page);
	await card('109').getByRole('button', { name: '確認する' }).click();
	await signInAgain(page, town.hr);
	await card('109').getByRole('button', { name: '確認する' }).click();
	await page.getByText('海野 109さんの「DX基礎」を確認しました').waitFor();
	await card('110').getByLabel('差し戻す理由').fill('');
	await card('110').getByRole('button', { name: '差し戻す' }).click();
	await page.getByRole('group', { name: 'まだ処理していません' }).getByText('理由を入力してください。').waitFor();
	await card('110').getByLabel('差し戻す理由').fill('証跡が読めません。');
	await card('110').getByRole('button', { name: '差し戻す' }).click();
	await page.getByText('伝えた理由：証跡が読めません。').waitFor();

	await page.goto(`${town.url}/confirm?department=10&year=2026&code=DX`);
	for (const number of ['111', '112']) {
		await card(number).getByText('保留する').first().click();
		await card(number).getByLabel('保留する理由').fill('照会中');
		await card(number).getByRole('button', { name: '保留する' }).click();
		await page.getByText(`海野 ${number}さんの「DX基礎」を保留にしました`).waitFor();
	}
	await page.getByText('この条件で確認を待っている受講記録はありません。').waitFor();
	await page.getByText('絞り込み中：2026年度').waitFor();
	await page.goto(`${town.url}/confirm?held=only&code=DX`);
	await card('111').getByText('保留中：照会中').waitFor();
	await card('111').getByRole('button', { name: '保留を解く' }).click();
	await page.getByText('海野 111さんの「DX基礎」の保留を解きました').waitFor();

	await card('112').getByRole('link', { name: '訂正して確認' }).click();
	await page.getByLabel('受講日').fill('R8.6.3');
	await page.getByRole('button', { name: '訂正して確認する' }).click();
	await page.getByText('＊理由を入力してください。').waitFor();
	expect(await page.getByLabel('受講日').inputValue()).toBe('R8.6.3');
	await page.getByLabel('訂正する理由').fill('修了証の日付');
	await page.getByRole('button', { name: '訂正して確認する' }).click();
	await page.getByText('海野 112さんの「DX基礎」を訂正して確認しました').waitFor();
	expect(new URL(page.url()).searchParams.get('held')).toBe('only');
	expect(await people('code=DX')).toEqual(['111']);
	await page.context().close();
});

/** The desk of 確認待ち, as it is once the page works. */
async function open(page: Page, path: string): Promise<void> {
	await page.goto(town.url + path);
	await page.locator('.desk[data-ready=true]').waitFor();
}

/** The record of this person is in focus, and has been there long enough to be judged. */
async function ready(page: Page, number: string): Promise<void> {
	await page
		.locator('.desk[data-ready=true]')
		.getByRole('heading', { name: `海野 ${number}` })
		.waitFor();
}

async function signInAgain(page: Page, who: Person): Promise<void> {
	await page.waitForURL(/\/login/);
	await page.getByLabel('職員番号').fill(who.staffNumber);
	await page.getByLabel('パスワード').fill(who.password);
	await page.getByRole('button', { name: 'ログイン' }).click();
	await page.waitForURL(/\/confirm/);
}

/** What becomes of every form that is sent; all else goes through. */
function forms(fate: Fate | Promise<Fate>) {
	return (method: string) => (method === 'POST' ? fate : 'through');
}

async function waiting(query: string): Promise<{ staffNumber: string; heldReason: string | null }[]> {
	const answer = await hr!.request.get(`${town.url}/api/waiting?${query}`);
	return ((await answer.json()) as { records: { staffNumber: string; heldReason: string | null }[] }).records;
}

async function people(query: string): Promise<string[]> {
	return (await waiting(query)).map(({ staffNumber }) => staffNumber);
}
