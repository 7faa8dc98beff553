import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, newPage } from '../setup/browser';
import { readFirst } from './desk';
import { emptyTown } from './empty-town';
import { findings, findingsHere } from './findings';
import { atHome, person, serveDemonstration, signedIn, type Person, type Town } from './town';

const sizes = { width: 1280, height: 800 };

let browser: Browser;

beforeAll(async () => {
	browser = await launchBrowser();
});

afterAll(() => browser.close());

const phonePages = ['/', '/records', '/records/new', '/outbox', '/devices'];
const staff = [
	...phonePages,
	'/qualifications',
	'/qualifications/new',
	'/password',
	'/plans',
	'/plans/shiomi',
	'/indicators/shiomi-dx'
];
const people = '/indicators/shiomi-dx/people';
/** A page of each kind of figure, and of the people behind it. */
const everyKind = [
	'/plans/katagami',
	'/plans/sumoto',
	'/indicators/shiomi-dx/years',
	'/indicators/shiomi-dx?months=24',
	'/indicators/katagami-security',
	'/indicators/sumoto-ip',
	'/indicators/kinokawa-comprehension',
	'/indicators/kinokawa-comprehension/people?of=numerator&department=0310',
	'/indicators/kinokawa-officers',
	'/indicators/kinokawa-officers/people',
	'/indicators/kinokawa-incidents',
	'/indicators/shiomi-dx/rule',
	'/indicators/kinokawa-officers/rule',
	'/indicators/shiomi-dx/print',
	'/plans/kinokawa/print',
	'/indicators/shiomi-dx/export',
	'/indicators/shiomi-dx/export/unfit?file=names-cp932.csv'
];
/** Where a plan is drawn up and its targets are set. */
const planWork = [
	'/plans/new',
	'/plans/sumoto/copy',
	'/plans/shiomi/edit',
	'/indicators/shiomi-dx/edit',
	'/plans/shiomi/targets',
	'/plans/shiomi/indicators/new',
	'/plans/shiomi/indicators/new?kind=training_rate'
];
const wrongDay = '/indicators/shiomi-dx?as-of=2026-02-30';

describe('a full town', () => {
	let town: Town;
	beforeAll(async () => {
		town = await serveDemonstration();
	});
	afterAll(() => town.stop());

	it.each([
		{ who: '職員', paths: [...staff, '/records/new?courseCode=SECURITY', '/plans/none', '/confirm', people] },
		{
			who: '所属長',
			paths: ['/', '/plans', '/confirm', '/records/others', '/deputies', `${people}?department=0310`, people, wrongDay]
		},
		{
			who: '人事',
			paths: [
				'/',
				'/plans',
				'/plans/shiomi',
				'/indicators/shiomi-dx',
				'/confirm',
				'/confirm?held=all&year=2026',
				'/confirm?kind=holding',
				'/confirm/confirmed?number=1862',
				'/confirm/without-confirmer',
				people,
				`${people}?of=excluded`,
				'/indicators/sumoto-ap',
				'/none'
			]
		},
		{ who: '人事', paths: everyKind },
		{ who: 'DX推進担当', paths: planWork },
		{
			who: '情報セキュリティ担当',
			paths: ['/', '/plans', '/indicators/shiomi-security', people, '/requirements/finishers']
		},
		{ who: 'DX推進担当', paths: ['/', '/indicators/shiomi-dx?as-of=2040-03-31'] },
		{
			who: '管理者',
			paths: ['/', '/indicators/shiomi-dx', '/settings', '/audit', '/audit?person=001862', '/audit?record=x']
		}
	])('has nothing that shuts out anybody, for $who', async ({ who, paths }) => {
		const page = await signedIn(browser, town, person(who), sizes);
		expect(await findings(page, town, paths)).toEqual([]);
		await page.context().close();
	});

	it('says what is wrong with a form so that everybody learns it', async () => {
		const hr = await signedIn(browser, town, person('人事'), sizes);
		await hr.goto(`${town.url}/records/new`);
		await hr.locator('#completedOn').fill('2026-02-30');
		await hr.locator('#hours').fill('たくさん');
		await hr.getByRole('button', { name: '保存する' }).click();
		await hr.getByRole('group', { name: '保存できませんでした' }).waitFor();
		const wrong = await findingsHere(hr, 'a record that cannot be');
		await hr.goto(`${town.url}/confirm`);
		// Until the page is alive every record of the queue has its own buttons.
		await hr.locator('.desk[data-ready=true]').waitFor();
		await readFirst(hr);
		await hr.getByRole('button', { name: '差し戻す' }).click();
		await hr.getByRole('button', { name: '差し戻す' }).click();
		await hr.getByText('＊理由を入力してください。').waitFor();
		wrong.push(...(await findingsHere(hr, 'a return without a reason')));
		await hr.getByRole('button', { name: 'やめる' }).click();
		for (const link of ['訂正して確認', 'まとめて'] as const) {
			await hr.goto(`${town.url}/confirm`);
			await hr.getByRole('link', { name: link }).first().click();
			await hr.getByRole('heading', { level: 1, name: link }).waitFor();
			wrong.push(...(await findingsHere(hr, link)));
		}
		expect(wrong).toEqual([]);
		await hr.context().close();
	});

	it('lets everybody mend a record of their own', async () => {
		const page = await signedIn(browser, town, person('職員'), sizes);
		await page.goto(`${town.url}/records/new?courseCode=DATA`);
		await page.locator('#completedOn').fill('2026-05-11');
		await page.getByRole('button', { name: '保存する' }).click();
		await page.waitForURL(/\/records\?saved=/);
		// A returned one is mended elsewhere, by a link of the same word.
		await page.locator('a[href*="/records/edit"]').first().click();
		await page.getByRole('heading', { level: 1, name: '受講記録を直す' }).waitFor();
		expect(await findingsHere(page, 'a record to mend')).toEqual([]);
		await page.context().close();
	});

	it('has a frozen report that everybody can read', async () => {
		const hr = await signedIn(browser, town, person('人事'), sizes);
		await hr.goto(`${town.url}/indicators/shiomi-dx/frozen`);
		await hr.getByLabel('内容を確かめました').check();
		await hr.getByRole('button', { name: '第1版を確定する' }).click();
		await hr.getByText('報告を確定しました').waitFor();
		const people = `${new URL(hr.url()).pathname}/people`;
		const paths = ['/indicators/shiomi-dx/frozen', people, '/plans/kinokawa/close'];
		const here = await findingsHere(hr, 'a frozen report');
		expect([...here, ...(await findings(hr, town, paths))]).toEqual([]);
		await hr.context().close();
	});

	it('has a menu on a phone that everybody can use', async () => {
		const page = await atHome(browser, town, person('所属長'), { width: 360, height: 740 });
		await page.getByRole('button', { name: 'メニュー' }).click();
		await page.getByRole('navigation').getByRole('link', { name: '確認待ち' }).waitFor();
		expect(await findingsHere(page, 'the open menu', [360])).toEqual([]);
		await page.context().close();
	});

	it('lets in everybody who can sign in, and tells everybody who cannot', async () => {
		const page = await newPage(browser, sizes);
		await page.goto(`${town.url}/login`);
		const before = await findingsHere(page, '/login');
		await page.getByRole('button', { name: 'ログイン' }).click();
		await page.getByRole('group', { name: 'ログインできませんでした' }).waitFor();
		expect([...before, ...(await findingsHere(page, 'a refused sign-in'))]).toEqual([]);
		await page.context().close();
	});
});

describe('a town in which nothing is known yet', () => {
	let town: Town & Record<'member' | 'head' | 'hr', Person>;
	beforeAll(async () => {
		town = await emptyTown();
	});
	afterAll(() => town.stop());

	it.each(['member', 'head', 'hr'] as const)('has nothing that shuts out anybody, for its %s', async (who) => {
		const page = await signedIn(browser, town, town[who], sizes);
		const paths = ['/', '/records', '/records/new', '/plans', ...(who === 'member' ? [] : ['/confirm'])];
		expect(await findings(page, town, paths)).toEqual([]);
		await page.context().close();
	});
});
