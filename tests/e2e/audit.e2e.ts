import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '$lib/domain/calendar';
import { today } from '$lib/server/clock';
import type { Database } from '$lib/server/db/open';
import { importPackage } from '$lib/server/exchange/import';
import { recordCompletion } from '$lib/server/training/commands';
import { viewerOn } from '../integration/access/settle';
import { launchBrowser } from '../setup/browser';
import { violations } from './findings';
import { addAccount, atHome, type Person, serveTown, signedIn, type Town } from './town';

const recorded = 60;
const phone = { width: 360, height: 740 };

let browser: Browser;
let town: Town;
const accounts: Record<string, Person> = {};

beforeAll(async () => {
	browser = await launchBrowser();
	town = await serveTown(fill);
});

afterAll(async () => {
	await town.stop();
	await browser.close();
});

/** 取込 1, two accounts, and sixty days on which 花子 recorded a training: more than one page of entries. */
async function fill(database: Database): Promise<void> {
	const rows = {
		'staff.csv': [
			['staff_number', 'name', 'kana', 'hired_on', 'left_on'],
			['1', '海野 花子', '', '2020-04-01', '']
		],
		'courses.csv': [
			['code', 'name', 'category', 'provider', 'valid_months'],
			['DX', 'DX基礎', 'DX', '', '']
		]
	};
	const sheets = Object.entries(rows).map(([file, lines]) => ({ file, rows: lines }) as never);
	const source = { name: '最初の取込', sheets, plan: null };
	await importPackage(database, { kind: 'command-line' }, source, { today: today() });
	accounts.staff = await addAccount(database, '1', ['職員']);
	accounts.administrator = await addAccount(database, '9001', ['管理者']);
	const hanako = await viewerOn(database, '1', today());
	for (let days = recorded; days > 0; days -= 1) {
		const claim = { courseCode: 'DX', completedOn: addDays(today(), -days), hours: null, comprehension: null };
		await recordCompletion(database, hanako, claim);
	}
}

describe.each([
	{ javaScript: true, how: 'with JavaScript' },
	{ javaScript: false, how: 'without JavaScript' }
])('操作の記録, $how', ({ javaScript }) => {
	let page: Page;
	beforeAll(async () => {
		page = await atHome(browser, town, accounts.administrator!, { ...phone, javaScript });
	});
	afterAll(() => page.context().close());

	const numbers = async () => (await page.locator('.audit-number').allInnerTexts()).map((text) => parseInt(text, 10));
	const heading = () => page.getByRole('heading', { name: '操作の記録', level: 1 });

	it('is in the menu, newest first, and goes on page by page', async () => {
		await page.getByRole('button', { name: 'メニュー' }).click();
		await page.getByRole('navigation').getByRole('link', { name: '操作の記録' }).click();
		await heading().waitFor();
		const first = await numbers();
		expect([first.length, first[0], first.at(-1)]).toEqual([50, recorded + 3, recorded - 46]);
		await page.getByRole('link', { name: 'これより古い記録' }).click();
		await page.waitForURL(/before=/);
		expect((await numbers()).at(-1)).toBe(1);
		expect(await page.getByText('取込 1「最初の取込」を行いました（職員 追加 1、研修 追加 1）').count()).toBe(1);
		await page.getByRole('link', { name: '新しい記録に戻る' }).click();
		await page.waitForURL(`${town.url}/audit`);
		expect(await numbers()).toEqual(first);
	});

	it('is narrowed down by following a name, and by the form', async () => {
		await page.goto(`${town.url}/audit`);
		await page
			.getByRole('link', { name: /^受講記録 / })
			.first()
			.click();
		await page.waitForURL(/\?record=\d+$/);
		expect(await numbers()).toEqual([recorded + 3]);
		expect(await page.getByLabel('受講記録の番号').inputValue()).not.toBe('');
		await page.getByRole('link', { name: '条件を消す' }).click();
		await page.waitForURL(`${town.url}/audit`);
		await page.getByText('条件で絞り込む').click();
		await page.getByLabel('職員番号').fill('１');
		await page.getByLabel('操作', { exact: true }).selectOption('利用者の作成');
		await page.getByRole('button', { name: '絞り込む' }).click();
		await page.waitForURL(/event=account.created/);
		expect(await numbers()).toEqual([2]);
	});

	it('keeps what was written where it cannot be understood', async () => {
		await page.goto(`${town.url}/audit?person=77&from=2026-02-30&import=x`);
		const summary = page.getByRole('group', { name: '絞り込めませんでした' });
		await summary.getByText('「2026-02-30」という日付はありません').waitFor();
		await summary.getByText('「x」は番号ではありません').waitFor();
		expect(await page.getByLabel('この日から').inputValue()).toBe('2026-02-30');
		expect(await page.getByLabel('職員番号').inputValue()).toBe('77');
		await page.goto(`${town.url}/audit?person=77&record=9999&import=99`);
		for (const sentence of ['職員番号「77」の人は', '受講記録 9999 はありません', '取込 99 はありません'])
			await summary.getByText(sentence).waitFor();
		await page.goto(`${town.url}/audit?to=2020-01-01`);
		await page.getByText('あてはまる操作はありません。').waitFor();
		expect(await numbers()).toEqual([]);
	});

	it('is checked, under the conditions that stand', async () => {
		await page.goto(`${town.url}/audit?import=1`);
		await page.getByRole('button', { name: '記録を確かめる' }).click();
		const notice = page.locator('.notice[role=status]');
		await notice.getByText(`操作の記録 ${recorded + 3}件に、書き換えられた跡はありません`).waitFor();
		expect(await notice.innerText()).toMatch(/最後の記録 63番、ハッシュ [0-9a-f]{64}/);
		expect(await numbers()).toEqual([1]);
	});

	it('is checked against what was written down, and keeps that where it cannot be understood', async () => {
		await page.goto(`${town.url}/audit`);
		await page.getByRole('button', { name: '記録を確かめる' }).click();
		const found = /ハッシュ ([0-9a-f]{64})/.exec(await page.locator('.notice[role=status]').innerText());
		const compare = async (number: string, hash: string) => {
			const label = page.getByLabel('控えの番号');
			if (!(await label.isVisible())) await page.getByText('控えと比べて確かめる').click();
			await label.fill(number);
			await page.getByLabel('控えのハッシュ').fill(hash);
			await page.getByRole('button', { name: '控えと比べる' }).click();
		};
		await compare('63', found![1]!);
		await page.getByText('控えの 63番のハッシュと合いました').waitFor();
		await compare('62', found![1]!);
		await page.getByText('62番の記録のハッシュが、控えと違います。').waitFor();
		await compare('64', found![1]!);
		await page.getByText('64番の記録が、控えにはありますが、データベースにはありません。').waitFor();
		await compare('63', 'abc');
		const summary = page.getByRole('group', { name: '確かめられませんでした' });
		await summary.getByText('控えたハッシュを、64文字すべて').waitFor();
		expect(await page.getByLabel('控えのハッシュ').inputValue()).toBe('abc');
	});

	it.each(['/audit', '/audit?person=1', '/audit?person=77&from=x', '/audit?to=2020-01-01'])(
		'shuts out nobody and is not wider than the screen: %s',
		async (path) => {
			for (const width of [360, 1280]) {
				await page.setViewportSize({ width, height: 800 });
				await page.goto(town.url + path);
				await heading().waitFor();
				const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
				expect(excess).toBeLessThanOrEqual(0);
				if (!javaScript) continue;
				expect(await violations(page)).toEqual([]);
			}
			await page.setViewportSize(phone);
		}
	);
});

it('is nobody else’s', async () => {
	const page = await signedIn(browser, town, accounts.staff!, phone);
	expect((await page.goto(`${town.url}/audit`))?.status()).toBe(403);
	const answer = await page.request.post(`${town.url}/audit?/verify`, { form: {}, headers: { origin: town.url } });
	expect(answer.status()).toBe(403);
	await page.goto(town.url);
	await page.getByRole('button', { name: 'メニュー' }).click();
	expect(await page.getByRole('link', { name: '操作の記録' }).count()).toBe(0);
	await page.context().close();
});
