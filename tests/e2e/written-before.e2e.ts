import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../setup/browser';
import { person, serveDemonstration, signedIn, type Town } from './town';

let browser: Browser;
let town: Town;

beforeAll(async () => {
	[browser, town] = await Promise.all([launchBrowser(), serveDemonstration()]);
});

afterAll(async () => {
	await browser.close();
	await town.stop();
});

/** Opens a page whose scripts come only when `comeAlive` is called. */
async function openEarly(title: string, path: string): Promise<{ page: Page; comeAlive(): Promise<void> }> {
	const page = await signedIn(browser, town, person(title), { width: 1280, height: 800 });
	let release = () => {};
	const released = new Promise<void>((resolve) => (release = resolve));
	await page.route(/\/_app\/.*\.js$/, (route) => released.then(() => route.continue()));
	await page.goto(town.url + path, { waitUntil: 'commit' });
	return {
		page,
		comeAlive: async () => {
			release();
			await page.locator('#svelte-announcer').waitFor({ state: 'attached' });
		}
	};
}

const field = (page: Page, id: string) => page.locator(`[id="${id}"]`);

it.each([
	{
		title: '情報セキュリティ担当',
		path: '/indicators/kinokawa-incidents',
		choose: { 'entry-fiscalYear': '2025' },
		type: { 'entry-value': '5', 'entry-source': '資料A' }
	},
	{
		title: '人事',
		path: '/plans/sumoto/targets?indicator=sumoto-ap',
		choose: {},
		type: { 'percent-2025-': '66', note: '「66%程度」' }
	},
	{
		title: '職員',
		path: '/records/new',
		choose: { courseCode: 'SECURITY' },
		type: { completedOn: '2026-02-30', hours: '1.5' }
	}
])('what is written on $path before the page has come alive stands', async ({ title, path, choose, type }) => {
	const { page, comeAlive } = await openEarly(title, path);
	for (const [id, value] of Object.entries(choose)) await field(page, id).selectOption(value);
	for (const [id, value] of Object.entries(type)) await field(page, id).fill(value);
	await comeAlive();
	for (const [id, value] of Object.entries({ ...choose, ...type }))
		expect(await field(page, id).inputValue(), id).toBe(value);
	await page.context().close();
});

it('the device goes on from it: a choice made early is what is saved', async () => {
	const { page, comeAlive } = await openEarly('職員', '/records/new');
	await field(page, 'courseCode').selectOption('DX-BASIC');
	await page.getByRole('radio', { name: '4' }).check();
	await comeAlive();
	await page.getByRole('button', { name: '保存する' }).click();
	await page.waitForURL(/\/records\?saved=/);
	await page.getByText('DX基礎').first().waitFor();
	const [newest] = (await (await page.request.get(`${town.url}/api/records`)).json()) as Record<string, unknown>[];
	expect(newest).toMatchObject({ comprehension: 4 });
	await page.context().close();
});
