import { writeXlsx } from 'hucre/xlsx';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../setup/browser';
import { person, serveDemonstration, signedIn, type Town } from './town';

let browser: Browser;
let town: Town;

beforeAll(async () => {
	[browser, town] = await Promise.all([launchBrowser(), serveDemonstration()]);
});

afterAll(() => Promise.all([browser.close(), town.stop()]));

const hanako = person('職員').staffNumber;
const rows = [
	['職員番号', '氏名', '修了日'],
	[Number(hanako), '髙橋　花子', '2026/4/2'],
	[999999, 'いない 人', '2026/4/2']
];
const csv = async () => Buffer.from(rows.map((row) => row.join(',')).join('\n'));
// Read in a thread of its own, which the built server has to find what it needs for.
const workbook = async () => Buffer.from(await writeXlsx({ sheets: [{ name: '名簿', rows }] }));

it.each([
	{ javaScript: true, how: 'with JavaScript', width: 1280, name: '名簿.xlsx', list: workbook },
	{ javaScript: false, how: 'without JavaScript', width: 360, name: '名簿.csv', list: csv }
])('人事 takes $name in by four steps and takes it back, $how', async ({ javaScript, width, name, list }) => {
	const hr = await signedIn(browser, town, person('人事'), { width, height: 800, javaScript });
	await hr.goto(`${town.url}/requirements/finishers`);
	await hr.locator('#sender').fill('J-LIS');
	await hr.getByLabel(/確認済として取り込む/).check();
	await hr.locator('#list').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: await list() });
	await hr.getByRole('button', { name: '次へ：列を確かめる' }).click();

	await hr.waitForURL(/columns$/);
	await hr.locator('#course').selectOption('=');
	await hr.getByLabel('共通の研修').selectOption('GENAI');
	await hr.getByRole('button', { name: '次へ', exact: true }).click();

	await hr.waitForURL(/people$/);
	await hr.getByLabel(new RegExp(`職員番号 ${hanako}）`)).check();
	await hr.getByRole('button', { name: '次へ：内容を確かめる' }).click();

	await hr.waitForURL(/preview$/);
	await hr.getByRole('rowheader', { name: '3行目' }).waitFor();
	await hr.getByLabel('取り込めない1行を除いて取り込む').check();
	await hr.getByRole('button', { name: '1件を取り込む' }).click();
	await hr.waitForURL(/result$/);
	await hr.reload();
	await hr.getByText('追加1件、変更0件、変化なし0件。').waitFor();
	expect(await hr.getByText('取り込めなかった行', { exact: true }).count()).toBe(1);

	await hr.getByRole('link', { name: '取込の一覧を見る（取り消すこともできます）' }).click();
	await hr
		.getByRole('button', { name: /を取り消す$/ })
		.first()
		.click();
	await hr.getByText('取込を取り消しました').waitFor();
	await hr.context().close();
});
