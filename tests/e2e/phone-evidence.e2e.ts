import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { reducedBytes } from '../../src/lib/domain/evidence';
import { today } from '$lib/server/clock';
import { launchBrowser } from '../setup/browser';
import { type Proxy } from '../setup/proxy';
import { fill, freeDays, hasKept, onServer, phoneSize } from './phone';
import { person, serveBehindProxy, signedIn, type Town } from './town';

/** A photograph with a record on a phone: reduced there, sent after the record, and waiting by itself where it fails. */

let browser: Browser;
let town: Town;
let proxy: Proxy;
let page: Page;

beforeAll(async () => {
	browser = await launchBrowser();
	({ town, proxy } = await serveBehindProxy());
	page = await signedIn(browser, town, person('職員'), phoneSize);
	await hasKept(page);
});

afterAll(async () => {
	await page.context().close();
	await town.stop();
	await browser.close();
});

it('stands by itself where its photograph cannot be sent, which follows by itself', async () => {
	const day = (await freeDays(page, town, today()))();
	const create = { width: 3000, height: 4000, channels: 3 as const, background: '#ffffff' };
	const noise = { type: 'gaussian' as const, mean: 128, sigma: 40 };
	const photograph = await sharp({ create: { ...create, noise } })
		.jpeg({ quality: 95 })
		.toBuffer();
	expect(photograph.length).toBeGreaterThan(reducedBytes);
	let sent = 0;
	proxy.fate = (method) => (method === 'PUT' ? ((sent += 1), 'lost') : 'through');

	await page.getByRole('link', { name: '受講を記録する' }).last().click();
	await fill(page, 'SECURITY', day);
	const chosen = { name: '修了証.jpg', mimeType: 'image/jpeg', buffer: photograph };
	await page.locator('#evidence').setInputFiles(chosen);
	await page.getByRole('button', { name: /^外す/ }).waitFor();
	await page.getByRole('button', { name: '保存する' }).click();
	await page.getByRole('link', { name: '証跡のみ未送信 1件' }).click();
	await page.getByText('（証跡のみ未送信）').waitFor();
	expect(await onServer(page, town, day)).toEqual([null]);
	expect(sent).toBeGreaterThan(0);

	proxy.fate = () => 'through';
	await page.getByRole('button', { name: /^再送/ }).click();
	await page.getByText('送信待ちの記録はありません。').waitFor();
	await vi.waitUntil(async () => (await filesOf(day)).length > 0, { timeout: 15_000 });
	expect(await filesOf(day)).toMatchObject([{ name: '修了証.jpg', type: 'image/jpeg' }]);
});

async function filesOf(day: string): Promise<object[]> {
	const answer = await page.request.get(`${town.url}/api/records`);
	const records = (await answer.json()) as { completedOn: string; courseCode: string; evidence: object[] }[];
	return records.find((one) => one.completedOn === day && one.courseCode === 'SECURITY')?.evidence ?? [];
}
