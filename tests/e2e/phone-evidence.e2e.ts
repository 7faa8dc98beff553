import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { beforeEach, expect, it } from 'vitest';
import { reducedBytes } from '$lib/domain/evidence';
import type { Fate } from '../setup/proxy';
import { fill, hasKept, onDevice, onServer, phoneInTown } from './phone';
import { person, type Person } from './town';

// A photograph with a record on a phone: reduced there, sent after the record, and waiting by itself where it fails.

const { town, proxy, page, nextDay } = await phoneInTown();
/** each test records a day of its own */
let day: string;

beforeEach(async () => {
	day = nextDay();
	await online();
});

async function offline(): Promise<void> {
	proxy.fate = () => 'lost';
	await page.context().setOffline(true);
}

async function online(): Promise<void> {
	proxy.fate = () => 'through';
	await page.context().setOffline(false);
}

/** As a phone takes it: large, and it says where. */
async function photograph(): Promise<Buffer> {
	const create = { width: 3000, height: 4000, channels: 3 as const, background: '#ffffff' };
	const noise = { type: 'gaussian' as const, mean: 128, sigma: 40 };
	return sharp({ create: { ...create, noise } })
		.withExif({ IFD0: { Make: 'Phone' }, IFD3: { GPSLatitude: '35/1 41/1 0/1', GPSLatitudeRef: 'N' } })
		.jpeg({ quality: 95 })
		.toBuffer();
}

let drawn = 0;
/** Each another one. */
function small(): Promise<Buffer> {
	const create = { width: 90, height: 60 + (drawn += 1), channels: 3 as const, background: '#ffffff' };
	return sharp({ create }).jpeg().toBuffer();
}

async function choose(name: string, mimeType: string, buffer: Buffer): Promise<void> {
	await page.locator('#evidence').setInputFiles({ name, mimeType, buffer });
}

const toForm = () => page.getByRole('link', { name: '受講を記録する' }).last().click();
const save = () => page.getByRole('button', { name: '保存する' }).click();
const saved = () => page.getByRole('status').filter({ hasText: '保存しました' });
const isEmpty = () => page.getByText('送信待ちの記録はありません。').waitFor();

async function recordWith(picture: Buffer): Promise<void> {
	await toForm();
	await fill(page, 'SECURITY', day);
	await choose('修了証.jpg', 'image/jpeg', picture);
	await page.getByRole('button', { name: /^外す/ }).waitFor();
	await save();
	await saved().waitFor();
}

type Shown = { id: number; name: string; type: string };

async function filesOf(of: Page): Promise<Shown[]> {
	const answer = await of.request.get(`${town.url}/api/records`);
	const records = (await answer.json()) as { completedOn: string; courseCode: string; evidence: Shown[] }[];
	return records.find((one) => one.completedOn === day && one.courseCode === 'SECURITY')?.evidence ?? [];
}

it('records with a photograph without a network: both arrive, and the stored one tells no place', async () => {
	const picture = await photograph();
	expect(picture.length).toBeGreaterThan(reducedBytes);
	expect((await sharp(picture).metadata()).exif?.length).toBeGreaterThan(0);
	await page.goto(town.url);
	await offline();
	await recordWith(picture);
	await page.getByRole('link', { name: '送信待ち 1件' }).click();
	await page.getByText(/^修了証\.jpg（/).waitFor();
	const [kept] = (await onDevice(page, 'fileBytes')) as unknown[];
	expect(kept).toBeDefined();

	await online();
	await expect.poll(() => filesOf(page)).toMatchObject([{ name: '修了証.jpg', type: 'image/jpeg' }]);
	expect(await onServer(page, town, day)).toHaveLength(1);
	await expect.poll(async () => (await onDevice(page, 'fileBytes')).length).toBe(0);
	const [shown] = await filesOf(page);
	const stored = await (await page.request.get(`${town.url}/evidence/${shown!.id}`)).body();
	const said = await sharp(stored).metadata();
	expect([said.format, said.exif, stored.includes('GPS')]).toEqual(['jpeg', undefined, false]);
	expect(stored.length).toBeLessThanOrEqual(reducedBytes);
	const [put] = proxy.heard.filter(({ path }) => path.startsWith('/api/evidence/'));
	expect([put!.body.includes('Exif'), put!.body.length > 0]).toEqual([false, true]);
});

it.each<{ because: string; fate: Fate }>([
	{ because: 'a proxy says 503', fate: { status: 503, body: '<html>' } },
	{ because: 'it is lost on the way', fate: 'lost' }
])('stands by itself where its photograph cannot be sent, which follows: $because', async ({ fate }) => {
	let sent = 0;
	proxy.fate = (method) => (method === 'PUT' ? ((sent += 1), fate) : 'through');
	await page.goto(town.url);
	await recordWith(await small());
	await page.getByRole('link', { name: '証跡のみ未送信 1件' }).click();
	await page.getByText('（証跡のみ未送信）').waitFor();
	await expect.poll(() => sent).toBeGreaterThan(0);
	expect(await onServer(page, town, day)).toEqual([null]);

	// By itself, with nothing pressed.
	proxy.fate = () => 'through';
	await isEmpty();
	await expect.poll(() => filesOf(page)).toMatchObject([{ name: '修了証.jpg' }]);
});

it('says of a photograph it cannot read what to do, and keeps the record that is being written', async () => {
	await page.goto(`${town.url}/records/new`);
	await fill(page, 'SECURITY', day);
	const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(64)]);
	await choose('IMG_0001.HEIC', 'image/heic', heic);
	await page.getByText('HEIC形式の写真は付けられません。').waitFor();
	expect(await page.getByRole('button', { name: /^外す/ }).count()).toBe(0);
	await save();
	await saved().waitFor();
	expect(await filesOf(page)).toEqual([]);
});

it('keeps the record where there is no room for its photograph, and says so', async () => {
	await page.goto(`${town.url}/records/new`);
	await page.evaluate(() => {
		const { put } = IDBObjectStore.prototype;
		IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...values: Parameters<typeof put>) {
			if (this.name === 'fileBytes') throw new DOMException('', 'QuotaExceededError');
			return put.apply(this, values);
		};
	});
	await fill(page, 'SECURITY', day);
	await choose('a.jpg', 'image/jpeg', await small());
	await page.getByRole('button', { name: /^外す/ }).waitFor();
	await save();
	await page.getByText('端末の空きがないため、証跡は保存できませんでした。').waitFor();
	expect(await onServer(page, town, day)).toHaveLength(1);
});

async function signOut(): Promise<void> {
	await page.getByRole('button', { name: 'メニュー' }).click();
	await page.getByRole('button', { name: 'ログアウト' }).click();
}

async function signIn({ staffNumber, password }: Person): Promise<void> {
	await page.getByLabel('職員番号').fill(staffNumber);
	await page.getByLabel('パスワード').fill(password);
	await page.getByRole('button', { name: 'ログイン' }).click();
	await page.waitForURL(`${town.url}/`);
	await hasKept(page);
}

it('keeps a photograph whose record was sent for its person, and sends it in nobody else’s session', async () => {
	let sent = 0;
	proxy.fate = (method) => (method === 'PUT' ? ((sent += 1), 'lost') : 'through');
	await page.goto(town.url);
	await recordWith(await small());
	await page.getByRole('link', { name: '証跡のみ未送信 1件' }).waitFor();
	await signOut();
	const question = page.getByRole('dialog', { name: '送信していない証跡が1件あります' });
	await question.getByRole('button', { name: '送る' }).click();
	await question.getByText('まだ送信できていない証跡があります。').waitFor();
	await question.getByRole('button', { name: '残す' }).click();
	await page.getByText('鍵をかけた未送信の証跡が1件あります').waitFor();

	proxy.fate = (method) => (method === 'PUT' ? ((sent += 1), 'through') : 'through');
	sent = 0;
	await signIn(person('人事'));
	await page.goto(`${town.url}/outbox`);
	await page.getByText('前の利用者の未送信 1件（証跡のみ 1件）').waitFor();
	await signOut();
	await page.waitForURL(/\/login/);
	expect(sent).toBe(0);
	await signIn(person('職員'));
	await expect.poll(() => filesOf(page)).toMatchObject([{ name: '修了証.jpg' }]);
	expect(await onDevice(page, 'fileBytes')).toEqual([]);
});
