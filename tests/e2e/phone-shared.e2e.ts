import type { Page } from 'playwright-core';
import { expect, it, vi } from 'vitest';
import { sessionEnded, signInRefused } from '$lib/domain/access';
import { addDays, type CivilDate } from '$lib/domain/calendar';
import { today } from '$lib/server/clock';
import { newPage } from '../setup/browser';
import {
	fill,
	freeDays,
	hasKept,
	keepOne,
	ofSending,
	onDevice,
	onServer,
	ownPhone as phone,
	phoneTown,
	waitingOnDevice
} from './phone';
import { person, signedIn, type Person } from './town';

// A phone that several people use.

const { browser, town, proxy } = await phoneTown();
const day = addDays(today(), -40);

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
	// Another one each time the test is tried: what was sent stays.
	const day = (await freeDays(page, town, addDays(today(), -39)))();
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
	await town.endSession(page);
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

/** A page of this person with one record that does not reach the server. */
async function withUnsent(who: Person, before: CivilDate): Promise<{ page: Page; day: CivilDate }> {
	const page = await signedIn(browser, town, who, phone);
	await hasKept(page);
	const next = await freeDays(page, town, before);
	const day = next();
	proxy.fate = ofSending(() => 'lost');
	await page.goto(`${town.url}/records/new`);
	await keepOne(page, day);
	return { page, day };
}

it('forgets what can be read on a lost phone once it learns that every device was signed out; the unsent stay sealed', async () => {
	const { page: lost, day: kept } = await withUnsent(person('職員'), addDays(day, -10));
	proxy.fate = (_, path) => (path === '/api/outbox' ? 'lost' : 'through');
	const found = await signedIn(browser, town, person('職員'), phone);
	await found.goto(`${town.url}/password`);
	await found.getByRole('button', { name: 'すべての端末からログアウト' }).click();
	await found.getByText('すべての端末からログアウトしました。').waitFor();
	// By a link: the page that is open learns of it first.
	await lost.getByRole('link', { name: '送信待ち 1件' }).click();
	await lost.getByText('鍵をかけた未送信の記録が1件あります').waitFor();
	await lost.getByText(sessionEnded).waitFor();
	expect(await onDevice(lost, 'snapshot')).toEqual([]);
	await lost.context().setOffline(true);
	await lost.goto(`${town.url}/records`);
	await lost.getByText('つながりません').first().waitFor();
	expect(await lost.locator('body').innerText()).not.toContain('情報セキュリティ研修');
	await lost.context().setOffline(false);
	proxy.fate = () => 'through';
	await lost.goto(`${town.url}/login`);
	await signIn(lost, person('職員'));
	await vi.waitUntil(async () => (await waitingOnDevice(lost)) === 0, { timeout: 15_000 });
	expect(await onServer(lost, town, kept)).toHaveLength(1);
	await Promise.all([lost, found].map((page) => page.context().close()));
});

it('keeps what is saved and what is typed where the session has ended, and takes nothing away for a mistyped number', async () => {
	const hanako = person('職員');
	const page = await signedIn(browser, town, hanako, phone);
	await hasKept(page);
	const saved = (await freeDays(page, town, addDays(day, -20)))();
	await page.goto(`${town.url}/records/new?courseCode=SECURITY`);
	await page.locator('#hours').fill('7.25');
	await page.goto(`${town.url}/records/new`);
	await page.getByRole('heading', { name: '受講を記録する', level: 1 }).waitFor();
	await town.endSession(page);
	await keepOne(page, saved);
	await page.getByText('ログインすると送信されます。').first().waitFor();
	await page.getByRole('main').getByRole('link', { name: 'ログイン', exact: true }).click();
	await page.getByText('この端末に送信待ちの記録が1件あります').waitFor();
	const way = page.url();
	// An address that somebody has mailed takes nothing away, either.
	await page.goto(`${town.url}/login?signed-out=here&session=elsewhere`);
	await page.getByText('この端末に送信待ちの記録が1件あります').waitFor();
	await page.goto(way);
	await page.getByLabel('職員番号').fill('001999');
	await page.getByLabel('パスワード').fill('somebody-else');
	await page.getByRole('button', { name: 'ログイン' }).click();
	await page.getByText(signInRefused).waitFor();
	await page.getByLabel('職員番号').fill(hanako.staffNumber);
	await page.getByLabel('パスワード').fill(hanako.password);
	await page.getByRole('button', { name: 'ログイン' }).click();
	await page.getByRole('heading', { name: '自分の台帳', level: 1 }).waitFor();
	await vi.waitUntil(async () => (await waitingOnDevice(page)) === 0, { timeout: 15_000 });
	expect(await onServer(page, town, saved)).toHaveLength(1);
	await page.goto(`${town.url}/records/new?courseCode=SECURITY`);
	await page.getByText('前に入力した内容が残っていました').waitFor();
	expect(await page.locator('#hours').inputValue()).toBe('7.25');
	await page.context().close();
});

it('asks on the page of the password, too, before it signs out with something unsent', async () => {
	const { page } = await withUnsent(person('所属長'), day);
	await page.goto(`${town.url}/password`);
	await page.getByRole('button', { name: 'すべての端末からログアウト' }).click();
	const question = page.getByRole('dialog', { name: '送信していない記録が1件あります' });
	await question.getByRole('button', { name: '残す' }).click();
	await page.getByText('すべての端末からログアウトしました。').waitFor();
	await page.getByText('鍵をかけた未送信の記録が1件あります').waitFor();
	expect(await onDevice(page, 'snapshot')).toEqual([]);
	proxy.fate = () => 'through';
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
