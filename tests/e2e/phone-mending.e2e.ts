import { beforeEach, expect, it } from 'vitest';
import { addDays, formatDay } from '$lib/domain/calendar';
import { today } from '$lib/server/clock';
import { fill, hasKept, keepOne, onDevice, onServer, ownPhone, phoneInTown, phoneSize, waitingOnDevice } from './phone';
import { person, signedIn } from './town';

// What a person comes back to without a network: a returned record, the duties, the device itself.

const { browser, town, proxy, page } = await phoneInTown();
const day = addDays(today(), -20);

beforeEach(() => void (proxy.fate = () => 'through'));

const offline = () => (proxy.fate = () => 'lost');
const save = () => page.getByRole('button', { name: '保存する' }).click();
const saved = (words: string) => page.getByRole('status').getByText(words, { exact: true });

/** A record of 花子's that 人事 has given back. */
async function returnOne(reason: string): Promise<void> {
	await page.goto(`${town.url}/records/new`);
	await fill(page, 'SECURITY', day);
	await page.locator('#hours').fill('1.5');
	await save();
	await saved('保存しました').waitFor();
	const hr = await signedIn(browser, town, person('人事'), { ...phoneSize, javaScript: false });
	await hr.goto(`${town.url}/confirm`);
	const card = hr
		.getByRole('article')
		.filter({ hasText: person('職員').staffNumber })
		.filter({ hasText: formatDay(day) });
	await card.getByLabel('差し戻す理由').fill(reason);
	await card.getByRole('button', { name: '差し戻す' }).click();
	await hr.waitForURL(/reviewed=/);
	await hr.context().close();
}

/** What the device keeps of the server's answer to this question. */
async function keptOf(path: string): Promise<string> {
	const rows = (await onDevice(page, 'snapshot')) as { path: string }[];
	return JSON.stringify(rows.find((row) => row.path === path));
}

it('mends a returned record without a network, and the address says nothing of what is in it', async () => {
	await returnOne('時間が違います');
	for (const path of ['/records', '/']) {
		await page.goto(town.url + path);
		await expect.poll(() => keptOf(`/api${path === '/' ? '/home' : path}`)).toContain('時間が違います');
	}
	offline();
	await page.goto(`${town.url}/records`);
	await page.getByText('最終同期').waitFor();
	await page.getByRole('link', { name: 'もう一度記録する' }).click();
	await page.getByRole('heading', { name: '受講を記録する', level: 1 }).waitFor();
	await page.getByText('差戻しの理由：時間が違います').waitFor();
	expect(new URL(page.url()).search).toMatch(/^\?mend=\d+$/);
	const fields = ['courseCode', 'completedOn', 'hours'];
	const typed = await Promise.all(fields.map((field) => page.locator(`#${field}`).inputValue()));
	expect(typed).toEqual(['SECURITY', day, '1.5']);
	await page.locator('#hours').fill('2');
	await save();
	await saved('保存しました（未送信）').waitFor();
	expect(await page.getByText('差戻しの理由').count()).toBe(0);
	await page.goto(town.url);
	await page.getByText('最終同期').waitFor();
	await page.getByRole('link', { name: '送信待ち 1件' }).waitFor();
	expect(await page.getByRole('heading', { name: '差戻し 1件' }).count()).toBe(0);

	proxy.fate = () => 'through';
	await page.goto(`${town.url}/outbox`);
	await page.getByText('送信待ちの記録はありません。').waitFor();
	expect(await onServer(page, town, day)).toEqual([2]);
});

it('shows on ホーム what was just recorded without a network', async () => {
	const other = await signedIn(browser, town, person('DX推進担当'), ownPhone);
	await hasKept(other);
	const answer = await other.request.get(`${town.url}/api/home`);
	const { duties } = (await answer.json()) as {
		duties: { courses: { code: string; name: string }[]; state: string }[];
	};
	const open = duties.find(({ state }) => state === '未');
	if (!open) throw new Error(`nothing open: ${JSON.stringify(duties)}`);
	offline();
	await other.goto(`${town.url}/records/new`);
	await fill(other, open.courses[0]!.code, today());
	await other.getByRole('button', { name: '保存する' }).click();
	await other.getByRole('status').getByText('保存しました（未送信）').waitFor();
	await other.getByRole('button', { name: 'メニュー' }).click();
	await other.getByRole('navigation').getByRole('link', { name: 'ホーム' }).click();
	const duty = other.locator('.duties > li').filter({ hasText: open.courses[0]!.name }).first();
	await duty.getByText('未送信').waitFor();
	expect(await duty.getByRole('link').count()).toBe(0);
	await other.context().close();
});

it('shows the next page from the device while the network hangs, and says that it asks', async () => {
	await page.goto(town.url);
	await page.getByRole('heading', { name: 'ホーム', level: 1 }).waitFor();
	proxy.fate = (_, path) => (path.startsWith('/api/') ? 'hangs' : 'through');
	await page.getByRole('link', { name: '自分の台帳を開く' }).click();
	await page.getByRole('heading', { name: '自分の台帳', level: 1 }).waitFor();
	// Else it would be the answer that failed.
	await page.getByText('サーバーに確かめています。').waitFor();
	expect(await page.locator('.card').count()).toBeGreaterThan(0);
});

it.each([
	{ width: 360, home: 'メニュー', because: 'the menu it stands in has closed' },
	{ width: 1280, home: 'ログアウト', because: 'there it stands' }
])('at $width px the question at sign-out gives the focus back to $home: $because', async ({ width, home }) => {
	await page.setViewportSize({ width, height: 740 });
	await page.goto(`${town.url}/records/new`);
	proxy.fate = (method) => (method === 'POST' ? 'lost' : 'through');
	await keepOne(page, addDays(day, -width));
	const question = page.getByRole('dialog');
	const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim());
	for (const how of ['Escape', '残す']) {
		if (width < 768) await page.getByRole('button', { name: 'メニュー' }).click();
		await page.getByRole('button', { name: 'ログアウト' }).focus();
		await page.keyboard.press('Enter');
		await question.waitFor();
		if (how !== 'Escape') {
			await question.getByRole('button', { name: how }).press('Enter');
			await question.getByText('つながらないため、いまはログアウトできません。').waitFor();
		}
		await page.keyboard.press('Escape');
		await question.waitFor({ state: 'detached' });
		await expect.poll(focused, { message: how }).toBe(home);
	}
	await page.setViewportSize(phoneSize);
});

it('clears what somebody left unsent a month ago only where it is said twice', async () => {
	const left = await waitingOnDevice(page);
	proxy.fate = (method, path) => (method === 'POST' && path === '/api/outbox' ? 'lost' : 'through');
	await page.getByRole('button', { name: 'メニュー' }).click();
	await page.getByRole('button', { name: 'ログアウト' }).click();
	await page.getByRole('dialog').getByRole('button', { name: '残す' }).click();
	await page.waitForURL(/\/login/);
	await page.getByLabel('職員番号').fill(person('人事').staffNumber);
	await page.getByLabel('パスワード').fill(person('人事').password);
	await page.getByRole('button', { name: 'ログイン' }).click();
	await page.getByRole('heading', { name: 'ホーム', level: 1 }).waitFor();
	proxy.fate = () => 'through';
	await page.goto(`${town.url}/devices`);
	await page.getByText(`前の利用者の未送信 ${left}件`).waitFor();
	const clear = page.getByRole('button', { name: `30日を過ぎた${left}件を消す` });
	expect(await clear.count()).toBe(0);
	await page.clock.setFixedTime(Date.now() + 31 * 86_400_000);
	await page.goto(`${town.url}/devices`);
	await clear.click();
	await page.getByText('元に戻せません。').waitFor();
	expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('やめる');
	await page.keyboard.press('Enter');
	expect(await waitingOnDevice(page)).toBe(left);
	await clear.click();
	await page.getByRole('button', { name: '消す', exact: true }).click();
	await page.getByText('前の利用者の未送信').waitFor({ state: 'detached' });
	expect(await waitingOnDevice(page)).toBe(0);
});
