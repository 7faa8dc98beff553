import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { addDays } from '$lib/domain/calendar';
import { today } from '$lib/server/clock';
import { launchBrowser, newPage } from '../setup/browser';
import { type Proxy } from '../setup/proxy';
import { fill, hasKept, waitingOnDevice } from './phone';
import { person, serveBehindProxy, signedIn, type Person, type Town } from './town';

// A phone that several people use.

const phone = { width: 360, height: 740 };
const day = addDays(today(), -40);
let browser: Browser;
let town: Town;
let proxy: Proxy;

beforeAll(async () => {
	browser = await launchBrowser();
	({ town, proxy } = await serveBehindProxy());
});

afterAll(async () => {
	await town.stop();
	await browser.close();
});

async function signIn(page: Page, who: Person): Promise<void> {
	await page.getByLabel('職員番号').fill(who.staffNumber);
	await page.getByLabel('パスワード').fill(who.password);
	await page.getByRole('button', { name: 'ログイン' }).click();
	await page.getByRole('heading', { name: 'ホーム', level: 1 }).waitFor();
}

async function signOut(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'メニュー' }).click();
	await page.getByRole('button', { name: 'ログアウト' }).click();
}

it('shows and sends nothing of who left something unsent, and sends it when they are back', async () => {
	const [hanako, misaki] = [person('職員'), person('人事')];
	const page = await signedIn(browser, town, hanako, phone);
	await hasKept(page);
	proxy.fate = (method, path) => (method === 'POST' && path === '/api/outbox' ? 'lost' : 'through');
	await page.goto(`${town.url}/records/new`);
	await fill(page, 'SECURITY', day);
	await page.getByRole('button', { name: '保存する' }).click();
	await page.getByText('保存しました（未送信）').waitFor();

	await signOut(page);
	const question = page.getByRole('dialog', { name: '送信していない記録が1件あります' });
	await question.getByRole('button', { name: '送る' }).click();
	await question.getByText('まだ送信できていない記録があります。').waitFor();
	await question.getByRole('button', { name: '残す' }).click();
	await page.waitForURL(/\/login/);
	proxy.fate = () => 'through';

	await signIn(page, misaki);
	await hasKept(page);
	await page.goto(`${town.url}/outbox`);
	await page.getByText('前の利用者の未送信 1件').waitFor();
	const shown = await page.locator('body').innerText();
	expect([/情報セキュリティ研修/, /花子/, /001862/].filter((word) => word.test(shown))).toEqual([]);
	expect(await waitingOnDevice(page)).toBe(1);
	expect(proxy.heard.filter(({ body }) => body.includes(day))).toEqual([]);

	await signOut(page);
	await page.waitForURL(/\/login/);
	await signIn(page, hanako);
	await vi.waitUntil(async () => (await waitingOnDevice(page)) === 0, { timeout: 15_000 });
	const answer = await page.request.get(`${town.url}/api/records`);
	const records = (await answer.json()) as { completedOn: string }[];
	expect(records.filter(({ completedOn }) => completedOn === day)).toHaveLength(1);
	await page.context().close();
});

/** The session ends of itself, as after a night; nobody has signed out. */
async function endSession(page: Page): Promise<void> {
	await page.context().clearCookies();
	await page.goto(`${town.url}/login`);
}

it('shows whoever signs in next nothing of whose session had merely ended, also on a network that hangs', async () => {
	const [hanako, misaki] = [person('職員'), person('人事')];
	const page = await signedIn(browser, town, hanako, phone);
	await hasKept(page);
	await page.goto(`${town.url}/records/new`);
	await page.locator('#hours').fill('7.25');
	const other = await page.context().newPage();
	await endSession(other);
	proxy.fate = (_, path) => (path.startsWith('/api/') ? 'hangs' : 'through');
	await other.getByLabel('職員番号').fill(misaki.staffNumber);
	await other.getByLabel('パスワード').fill(misaki.password);
	await other.getByRole('button', { name: 'ログイン' }).click();
	// Longer than what is kept waits for the server.
	await other.waitForTimeout(5000);
	expect(await other.locator('body').innerText()).not.toContain('花子');
	proxy.fate = () => 'through';
	await other.goto(town.url);
	await other.getByRole('heading', { name: 'ホーム', level: 1 }).waitFor();
	await hasKept(other);

	// The window that was left open has become the other's, too, and holds nothing that was typed there.
	await page.getByText('花子').waitFor({ state: 'detached' });
	await page.goto(`${town.url}/records/new`);
	await page.getByRole('heading', { name: '受講を記録する', level: 1 }).waitFor();
	expect(await page.locator('#hours').inputValue()).toBe('');
	await page.context().close();
});

it('works with the server alone where the browser keeps nothing, and says so', async () => {
	const page = await newPage(browser, phone);
	await page.addInitScript(() => Object.defineProperty(window, 'indexedDB', { value: undefined }));
	await page.goto(`${town.url}/login`);
	await signIn(page, person('所属長'));
	await page.goto(`${town.url}/records/new`);
	await page.getByText('このブラウザーでは端末に控えを残せません').waitFor();
	await fill(page, 'SECURITY', day);
	await page.getByRole('button', { name: '保存する' }).click();
	await page.waitForURL(/saved=\d+$/);
	expect(await page.getByRole('status').filter({ hasText: '保存しました' }).count()).toBe(1);
	await page.context().close();
});

it('shows 人事 which devices have held something back, and everybody their own', async () => {
	const page = await signedIn(browser, town, person('人事'), phone);
	await page.goto(`${town.url}/devices`);
	await page.getByRole('heading', { name: '端末', level: 1 }).waitFor();
	await page.getByRole('heading', { name: '送信待ちのある端末' }).waitFor();
	expect(await page.getByText('送信待ちのある端末はありません。').count()).toBe(1);
	await page.context().close();
});
