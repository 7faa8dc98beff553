import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { type CivilDate, formatDay } from '$lib/domain/calendar';
import { fill, hasKept, keepOne, ofSending, onServer, phoneInTown, ownPhone, waitingOnDevice } from './phone';
import { type Fate } from '../setup/proxy';
import { person, signedIn } from './town';

// Recording on a phone, with the network really off and with a network that lies.

const { browser, town, proxy, page, nextDay } = await phoneInTown();
/** each test records a day of its own */
let day: CivilDate;

beforeEach(async () => {
	day = nextDay();
	await online(page);
});

const saved = (of: Page) => of.getByRole('status').filter({ hasText: '保存しました' });

async function record(of: Page): Promise<void> {
	await of.getByRole('link', { name: '受講を記録する' }).last().click();
	await fill(of, 'SECURITY', day);
	await of.getByRole('button', { name: '保存する' }).click();
}

/** The network is really gone, for the worker too. */
async function offline(of: Page): Promise<void> {
	proxy.fate = () => 'lost';
	await of.context().setOffline(true);
}

async function online(of: Page): Promise<void> {
	proxy.fate = () => 'through';
	await of.context().setOffline(false);
}

it('takes five taps at most from the icon for a course that is known', async () => {
	await page.goto(town.url);
	let taps = 0;
	const tap = async (act: Promise<unknown>) => {
		taps += 1;
		await act;
	};
	await tap(page.getByRole('link', { name: '受講を記録する' }).last().click());
	// A choice of the phone's own takes two: one opens it, one chooses.
	taps += 1;
	await tap(page.locator('#courseCode').selectOption('SECURITY'));
	await tap(page.getByRole('button', { name: '保存する' }).click());
	await saved(page).waitFor();
	expect(taps).toBeLessThanOrEqual(5);
});

it('keeps what is recorded without a network, over a reload, and sends it by itself when the network is back', async () => {
	await page.goto(town.url);
	await offline(page);
	await record(page);
	await saved(page).getByText('保存しました（未送信）').waitFor();
	expect(
		await page
			.locator('.card')
			.filter({ hasText: formatDay(day) })
			.innerText()
	).toContain('未送信');
	await page.reload();
	await page.getByText('最終同期').waitFor();
	await page.getByRole('link', { name: '送信待ち 1件' }).click();
	await page.getByRole('heading', { name: '送信待ち', level: 1 }).waitFor();
	expect(await page.locator('.card').innerText()).toContain('未送信');
	await online(page);
	await page.getByText('送信待ちの記録はありません。').waitFor();
	expect(await onServer(page, town, day)).toHaveLength(1);
});

describe('an item stays until the server itself has answered for it', () => {
	const cases: { what: string; fate: Fate }[] = [
		{ what: '500', fate: { status: 500, type: 'application/json', body: '{"message":"x"}' } },
		{ what: '502 with a page', fate: { status: 502, body: '<p>Bad Gateway</p>' } },
		{ what: '204', fate: { status: 204 } },
		{ what: 'the welcome of a hotel', fate: { status: 200, body: '<p>ようこそ</p>' } },
		{ what: 'nothing, before the commit', fate: 'lost' },
		{ what: 'nothing, after the commit', fate: 'unheard' }
	];
	it.each(cases)('$what', async ({ fate }) => {
		await page.goto(town.url);
		proxy.fate = ofSending(() => fate);
		await record(page);
		await saved(page).getByText('保存しました（未送信）').waitFor();
		expect(await waitingOnDevice(page)).toBe(1);
		await online(page);
		await page.goto(`${town.url}/outbox`);
		await page.getByText('送信待ちの記録はありません。').waitFor();
		expect(await onServer(page, town, day)).toHaveLength(1);
	});
});

it('says 要ログイン where the session has ended, and sends after the same person has signed in', async () => {
	const mine = await signedIn(browser, town, person('職員'), ownPhone);
	await hasKept(mine);
	await offline(mine);
	await record(mine);
	await saved(mine).waitFor();
	await town.endSession(mine);
	await online(mine);
	await mine.getByRole('link', { name: '要ログイン' }).click();
	await mine.getByLabel('職員番号').fill(person('職員').staffNumber);
	await mine.getByLabel('パスワード').fill(person('職員').password);
	await mine.getByRole('button', { name: 'ログイン' }).click();
	await mine.getByRole('heading', { name: '自分の台帳', level: 1 }).waitFor();
	await expect.poll(() => waitingOnDevice(mine), { timeout: 15_000 }).toBe(0);
	expect(await onServer(page, town, day)).toHaveLength(1);
	await mine.context().close();
});

it('shows why the server refused the first of three, and lets it be mended; the others are there', async () => {
	await page.goto(town.url);
	await offline(page);
	const days = [day, nextDay(), nextDay()];
	const tooEarly = '2019-03-31';
	for (const one of [tooEarly, ...days.slice(1)]) {
		await page.getByRole('link', { name: '受講を記録する' }).last().click();
		await keepOne(page, one);
	}
	await page.getByRole('link', { name: '送信待ち 3件' }).click();
	await online(page);
	const card = page.locator('.card');
	await card.getByText('理由：採用前の受講は人事へお知らせください。').waitFor();
	expect([await card.count(), await waitingOnDevice(page)]).toEqual([1, 1]);
	for (day of days.slice(1)) expect(await onServer(page, town, day)).toHaveLength(1);
	await page.getByRole('link', { name: '研修手帳' }).click();
	await page.getByRole('status').getByText('要確認 1件').waitFor();
	await page.locator('.phone-bar').getByRole('link', { name: '要確認 1件' }).click();
	await page.getByRole('heading', { name: '送信待ち', level: 1 }).waitFor();
	const acts = await card.locator('.button-row > *').allInnerTexts();
	expect([await card.innerText(), acts.map((text) => text.split('：')[0]!.trim())]).toEqual([
		expect.stringContaining('要確認'),
		['編集', '取消', '控えを保存']
	]);
	await card.getByRole('link', { name: '編集' }).click();
	await expect.poll(() => page.locator('#completedOn').inputValue()).toBe(tooEarly);
	await page.getByText('送信待ちの記録を編集しています').waitFor();
	day = days[0]!;
	await page.locator('#completedOn').fill(day);
	await page.getByRole('button', { name: '保存する' }).click();
	await saved(page).waitFor();
	expect(await onServer(page, town, day)).toHaveLength(1);
});

it('takes back what may have arrived, and gives a copy of it before', async () => {
	await page.goto(town.url);
	await offline(page);
	await record(page);
	await saved(page).waitFor();
	await page.getByRole('link', { name: '送信待ち 1件' }).click();
	const download = page.waitForEvent('download');
	await page.getByRole('button', { name: /^控えを保存/ }).click();
	expect((await download).suggestedFilename()).toMatch(/^kenshu-unsent-\d{4}-\d{2}-\d{2}\.csv$/);
	await page.getByRole('button', { name: /^取消/ }).click();
	await page.getByRole('button', { name: '取り消す' }).click();
	// It may have arrived: nobody knows. So the server is told, too.
	await page.getByRole('heading', { name: '情報セキュリティ研修（取消を送信待ち）' }).waitFor();
	const card = page.locator('.card').filter({ hasText: formatDay(day) });
	await page.goto(`${town.url}/records`);
	await card.getByText('取消を送信待ちです。').waitFor();
	await online(page);
	await page.goto(`${town.url}/outbox`);
	await page.getByText('送信待ちの記録はありません。').waitFor();
	await page.goto(`${town.url}/records`);
	expect(await card.innerText()).toContain('取下げ');
});

it('says what stands and how to change it where a training is recorded a second time', async () => {
	for (const hours of ['5', '3']) {
		await page.goto(`${town.url}/records/new`);
		await fill(page, 'SECURITY', day);
		await page.locator('#hours').fill(hours);
		await page.getByRole('button', { name: '保存する' }).click();
		await saved(page).waitFor();
	}
	expect(await saved(page).innerText()).toMatch(/「5時間」のまま.*「3時間」は登録していません.*差戻しを頼み/s);
	expect(await onServer(page, town, day)).toEqual([5]);
});

it('offers first what a duty lets one choose from, and takes an error away with its cause', async () => {
	await page.goto(town.url);
	await page.getByRole('link', { name: /^記録する.*「DX基礎」または「DX応用」/ }).click();
	await page.getByText('「DX基礎」または「DX応用」から選んでください。').waitFor();
	expect(await page.locator('#courseCode optgroup').first().locator('option').allInnerTexts()).toEqual([
		expect.stringMatching(/^DX基礎（期限 \d+年\d+月\d+日）$/),
		expect.stringMatching(/^DX応用（期限 \d+年\d+月\d+日）$/)
	]);
	await page.getByRole('button', { name: '保存する' }).click();
	const error = page.locator('#courseCode-error');
	await error.waitFor();
	await page.locator('#courseCode').focus();
	await page.locator('#courseCode').selectOption('DX-ADVANCED');
	await error.waitFor({ state: 'detached' });
	expect(await page.getByText('保存できませんでした').count()).toBe(0);
	expect(await page.evaluate(() => document.activeElement?.id)).toBe('courseCode');
});

it('keeps what is being written through a reload, until it is saved', async () => {
	await page.goto(`${town.url}/records/new`);
	await fill(page, 'SECURITY', '2026-04-');
	await page.locator('#hours').fill('1.5');
	await page.reload();
	await page.getByText('前に入力した内容が残っていました').waitFor();
	expect(await page.locator('#completedOn').inputValue()).toBe('2026-04-');
	expect([await page.locator('#courseCode').inputValue(), await page.locator('#hours').inputValue()]).toEqual([
		'SECURITY',
		'1.5'
	]);
	await page.getByRole('button', { name: '消してはじめから入力する' }).click();
	expect(await page.locator('#hours').inputValue()).toBe('');
});
