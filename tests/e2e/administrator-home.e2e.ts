import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../setup/browser';
import { violations } from './findings';
import { emptyTown } from './empty-town';
import { addAccount, atHome, type Person, person, serveDemonstration, serveTown, type Town } from './town';

const sizes = [
	{ width: 360, height: 740 },
	{ width: 1280, height: 800 }
];

let browser: Browser;

beforeAll(async () => {
	browser = await launchBrowser();
});

afterAll(() => browser.close());

/** ホーム offers the pages of a 管理者, and each opens. */
async function leadsOn(page: Page): Promise<void> {
	for (const name of ['操作の記録', '計画']) {
		await page.getByRole('main').getByRole('link', { name }).click();
		await page.getByRole('heading', { name, level: 1 }).waitFor();
		await page.goBack();
		await page.getByRole('heading', { name: 'ホーム', level: 1 }).waitFor();
	}
}

describe('before anybody is there', () => {
	let town: Town;
	let first: Person;
	beforeAll(async () => {
		town = await serveTown(async (database) => {
			first = await addAccount(database, 'admin', ['管理者']);
		});
	});
	afterAll(() => town.stop());

	it.each(sizes)('ホーム tells the first 管理者 how to begin, at $width px', async (size) => {
		const page = await atHome(browser, town, first, size);
		await page.getByText('まだ職員がいません。').waitFor();
		const commands = await page.getByRole('main').getByRole('listitem').locator('code').allTextContents();
		expect(commands.map((command) => command.split(' ').slice(0, 3).join(' '))).toEqual([
			'kenshu import フォルダ',
			'kenshu user invite',
			'kenshu user role'
		]);
		const overflow = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
		expect(overflow).toBe(false);
		expect(await violations(page)).toEqual([]);
		await leadsOn(page);
		await page.context().close();
	});
});

describe('in a town', () => {
	let town: Town;
	beforeAll(async () => {
		town = await serveDemonstration();
	});
	afterAll(() => town.stop());

	it.each(sizes)('ホーム leads a 管理者 on, beside what is their own, at $width px', async (size) => {
		const page = await atHome(browser, town, person('管理者'), size);
		await leadsOn(page);
		expect(await page.getByText('まだ職員がいません。').count()).toBe(0);
		await page.context().close();
	});

	it('ホーム shows nobody else the work of a 管理者', async () => {
		const empty = await emptyTown();
		const page = await atHome(browser, empty, empty.hr, sizes[0]!);
		expect(await page.getByText('管理者の仕事').count()).toBe(0);
		await page.context().close();
		await empty.stop();
	});
});
