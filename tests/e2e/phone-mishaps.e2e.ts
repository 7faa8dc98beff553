import { beforeEach, expect, it } from 'vitest';
import type { CivilDate } from '$lib/domain/calendar';
import type { RecordCommand } from '$lib/domain/outbox';
import type { Fate } from '../setup/proxy';
import { fill, hasKept, keepOne, ofSending, onServer, phoneInTown, phoneSize, waitingOnDevice } from './phone';
import { person } from './town';

// What can go wrong with a phone itself, and between it and other devices.

const { town, proxy, page, nextDay } = await phoneInTown();
/** each test records a day of its own */
let day: CivilDate;

beforeEach(() => {
	day = nextDay();
	online();
});

const saved = () => page.getByRole('status').filter({ hasText: '保存しました' });
const save = () => page.getByRole('button', { name: '保存する' }).click();
const offline = () => (proxy.fate = () => 'lost');
const online = () => (proxy.fate = () => 'through');

/** Another device of the same person changes the record meanwhile. */
async function changeElsewhere(command: RecordCommand, hours: string): Promise<void> {
	const another = (id: string) => id.replace(/.{12}$/, '0123456789ab');
	const amended = { ...command, opId: another(command.opId), deviceId: another(command.deviceId), kind: 'amend' };
	const commands = [{ ...amended, base: command.opId, seen: null, claim: { ...command.claim, hours } }];
	const answer = await page.request.post(`${town.url}/api/outbox?another`, {
		headers: { origin: town.url },
		data: { deviceId: amended.deviceId, highestSeq: 9, waiting: 1, oldest: null, appVersion: 'x', commands }
	});
	expect(await answer.json()).toMatchObject({ answers: [{ outcome: 'applied' }] });
}

it('shows both versions where the record was changed on the server meanwhile, and the person decides', async () => {
	await page.goto(`${town.url}/records/new`);
	await fill(page, 'SECURITY', day);
	proxy.fate = ofSending(() => 'unheard');
	const sending = page.waitForRequest((request) => request.url().endsWith('/api/outbox'));
	await save();
	const { commands } = (await sending).postDataJSON() as { commands: RecordCommand[] };
	await saved().getByText('保存しました（未送信）').waitFor();
	proxy.fate = ofSending(() => 'lost');
	await changeElsewhere(commands[0]!, '5');

	await page.getByRole('link', { name: '送信待ち 1件' }).click();
	await page.getByRole('link', { name: /^編集/ }).click();
	await expect.poll(() => page.locator('#completedOn').inputValue()).toBe(day);
	await page.locator('#hours').fill('3');
	await save();
	await saved().waitFor();
	await page.getByRole('link', { name: '送信待ち 1件' }).click();
	await page.getByRole('button', { name: /^再送/ }).click();
	await page.getByRole('status').getByText('つながりませんでした。つながると自動で送信されます。').waitFor();
	online();
	await page.getByRole('button', { name: /^再送/ }).click();
	await page.getByRole('status').getByText('1件は受け付けられませんでした。').waitFor();
	// Nothing is left that 再送 could help.
	expect(await page.getByRole('button', { name: '再送' }).count()).toBe(0);
	const versions = page.locator('.versions > div');
	await versions.filter({ hasText: 'この端末' }).getByText('3時間').waitFor();
	await versions.filter({ hasText: 'サーバー' }).getByText('5時間').waitFor();
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phoneSize.width);
	await page.getByRole('link', { name: /^編集/ }).click();
	await expect.poll(() => page.locator('#hours').inputValue()).toBe('3');
	await save();
	await saved().waitFor();
	await expect.poll(() => waitingOnDevice(page)).toBe(0);
	expect(await onServer(page, town, day)).toEqual([3]);
});

it('edits on the server what was sent while the person was editing it', async () => {
	await page.goto(`${town.url}/records/new`);
	offline();
	await keepOne(page, day);
	await page.getByRole('link', { name: '送信待ち 1件' }).click();
	await page.getByRole('link', { name: /^編集/ }).click();
	await expect.poll(() => page.locator('#completedOn').inputValue()).toBe(day);
	await page.locator('#hours').fill('4');
	online();
	await page.evaluate(() => dispatchEvent(new Event('online')));
	await expect.poll(() => waitingOnDevice(page)).toBe(0);
	expect(await onServer(page, town, day)).toEqual([null]);
	await save();
	await saved().waitFor();
	await expect.poll(() => onServer(page, town, day)).toEqual([4]);
});

it('lets the edit stand that was saved while the record was being sent', async () => {
	await page.goto(`${town.url}/records/new`);
	offline();
	await keepOne(page, day);
	await page.getByRole('link', { name: '送信待ち 1件' }).click();
	await page.getByRole('link', { name: /^編集/ }).click();
	await expect.poll(() => page.locator('#completedOn').inputValue()).toBe(day);
	await page.locator('#hours').fill('6');
	let go = () => {};
	const gone = new Promise<Fate>((resolve) => (go = () => resolve('through')));
	const sending = page.waitForRequest((request) => request.url().endsWith('/api/outbox'));
	proxy.fate = ofSending(() => gone);
	await page.evaluate(() => dispatchEvent(new Event('online')));
	await sending;
	await save();
	await expect.poll(() => waitingOnDevice(page)).toBe(2);
	go();
	await expect.poll(() => waitingOnDevice(page)).toBe(0);
	expect(await onServer(page, town, day)).toEqual([6]);
});

it('says that the device is full, keeps what was typed, and sends it without keeping it once there is a network', async () => {
	await page.goto(`${town.url}/records/new`);
	await page.evaluate(() => {
		IDBObjectStore.prototype.put = () => {
			throw new DOMException('', 'QuotaExceededError');
		};
	});
	await fill(page, 'SECURITY', day);
	await page.locator('#hours').fill('1.5');
	offline();
	await save();
	await page.getByText('端末の空きがないため、端末に控えを残せません。').waitFor();
	await page.getByText('送信できませんでした。つながるところで、もう一度お試しください。').waitFor();
	expect([await page.locator('#completedOn').inputValue(), await page.locator('#hours').inputValue()]).toEqual([
		day,
		'1.5'
	]);
	online();
	await save();
	await saved().waitFor();
	expect(await onServer(page, town, day)).toEqual([1.5]);
});

it('opens from what is kept where the network hangs', async () => {
	proxy.fate = () => 'hangs';
	const start = performance.now();
	await page.goto(town.url, { waitUntil: 'commit' });
	await page.getByText('最終同期').waitFor();
	console.log(`ホーム stands ${Math.round(performance.now() - start)} ms after it was opened`);
	expect(await page.getByRole('heading', { level: 1, name: 'ホーム' }).count()).toBe(1);
	offline();
});

it('goes on to the page that was tapped while what was unsent is being sent', async () => {
	proxy.fate = ofSending(() => 'lost');
	await page.goto(`${town.url}/records/new`);
	await keepOne(page, day);
	let open = () => {};
	const opened = new Promise<void>((resolve) => (open = resolve));
	proxy.fate = (_, path) => (path.startsWith('/plans') ? opened.then(() => 'through' as const) : 'through');
	await page.getByRole('button', { name: 'メニュー' }).click();
	await page.getByRole('navigation').getByRole('link', { name: '計画' }).click();
	await page.evaluate(() => dispatchEvent(new Event('online')));
	await expect.poll(() => waitingOnDevice(page)).toBe(0);
	// For what the answer brings about.
	await page.waitForTimeout(300);
	open();
	await page.getByRole('heading', { level: 1, name: '計画' }).waitFor();
});

it('does not sign out where the server cannot be told', async () => {
	await page.goto(town.url);
	offline();
	await page.getByRole('button', { name: 'メニュー' }).click();
	await page.getByRole('button', { name: 'ログアウト' }).click();
	await page.getByText('つながらないため、まだログアウトしていません').waitFor();
	online();
	await page.goto(`${town.url}/records`);
	expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('自分の台帳');
});

it('has the whole ledger again after everything on the device was wiped', async () => {
	await page.goto(`${town.url}/records`);
	const before = await page.locator('.card').count();
	await page.goto('about:blank');
	const session = await page.context().newCDPSession(page);
	await session.send('Storage.clearDataForOrigin', { origin: town.url, storageTypes: 'all' });
	await page.context().clearCookies();
	await page.goto(`${town.url}/login`);
	await page.getByLabel('職員番号').fill(person('職員').staffNumber);
	await page.getByLabel('パスワード').fill(person('職員').password);
	await page.getByRole('button', { name: 'ログイン' }).click();
	await page.getByRole('heading', { name: 'ホーム', level: 1 }).waitFor();
	await hasKept(page);
	offline();
	await page.goto(`${town.url}/records`);
	await page.getByText('最終同期').waitFor();
	expect(before).toBeGreaterThan(3);
	expect(await page.locator('.card').count()).toBe(before);
});
