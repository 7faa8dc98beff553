import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../setup/browser';
import { person, serveDemonstration, signedIn, type Town } from './town';

let browser: Browser;
let town: Town;

beforeAll(async () => {
	[browser, town] = await Promise.all([launchBrowser(), serveDemonstration()]);
});

afterAll(() => Promise.all([browser.close(), town.stop()]));

const phone = { width: 360, height: 740 };
const hanako = person('職員').staffNumber;

it.each([
	{ javaScript: true, course: 'GENAI', name: '生成AI活用研修', how: 'with JavaScript' },
	{ javaScript: false, course: 'BPR', name: '業務改革（BPR）研修', how: 'without JavaScript' }
])('somebody without a terminal finds in their ledger what was entered for them, $how', async (one) => {
	const head = await signedIn(browser, town, person('所属長'), { ...phone, javaScript: one.javaScript });
	await head.goto(`${town.url}/records/others`);
	await head.locator('#courseCode').selectOption(one.course);
	await head.locator('#completedOn').fill('2026-02-30');
	await head.locator('#people').fill(`職員番号\t氏名\n${Number(hanako)}\t髙橋　花子\n999999\tいない人`);
	const buffer = await sharp({ create: { width: 40, height: 30, channels: 3, background: 'white' } })
		.png()
		.toBuffer();
	await head.locator('#evidence').setInputFiles({ name: '名簿.png', mimeType: 'image/png', buffer });
	await head.getByRole('button', { name: '確かめる' }).click();

	await head.getByRole('group', { name: 'まだ記録していません' }).waitFor();
	expect(await head.locator('#people').inputValue()).toContain('いない人');
	// Where the page works, a picture is made a smaller JPEG before it is sent.
	const sheet = one.javaScript ? '名簿.jpg' : '名簿.png';
	await head.getByText(`受け取りました：${sheet}`).waitFor();
	await head.locator('#completedOn').fill('2026-04-01');
	await head.getByRole('button', { name: '確かめる' }).click();
	await head.getByRole('heading', { name: '記録できません 1人' }).waitFor();
	await head.getByRole('button', { name: '1人の受講を記録する' }).click();
	await head.getByText('証跡を1件の記録に付けました。').waitFor();

	const her = await signedIn(browser, town, person('職員'), { ...phone, javaScript: one.javaScript });
	await her.goto(`${town.url}/records`);
	const card = her.locator('.card').filter({ has: her.getByRole('heading', { name: one.name }) });
	await card.filter({ hasText: '代理で記録（渡邉　健一）' }).waitFor();
	expect(await card.getByRole('link', { name: `証跡：${sheet}` }).count()).toBe(1);

	const entered = head.getByRole('listitem').filter({ hasText: one.name });
	await entered.getByText('取り下げる：').first().click();
	await entered.getByLabel('取り下げる理由').fill('日を間違えました');
	await entered.getByRole('button', { name: 'この記録を取り下げる' }).click();
	await entered.getByText('取下げ', { exact: true }).waitFor();
	await her.reload();
	await card.getByText('渡邉　健一さんが取り下げました。理由：日を間違えました').waitFor();
	await Promise.all([head.context().close(), her.context().close()]);
});

it('a record of one’s own is proved in the ledger, and on the form where there is no JavaScript', async () => {
	const her = await signedIn(browser, town, person('職員'), { ...phone, javaScript: false });
	const buffer = Buffer.from(
		await sharp({ create: { width: 4, height: 3, channels: 3, background: 'red' } })
			.png()
			.toBuffer()
	);
	await her.goto(`${town.url}/records/new?courseCode=DATA`);
	await her.locator('#hours').fill('１．５');
	const tooLarge = Buffer.alloc(7 * 1024 * 1024, 1);
	await her.locator('#evidence').setInputFiles({ name: '大きな写真.jpg', mimeType: 'image/jpeg', buffer: tooLarge });
	await her.getByRole('button', { name: '保存する' }).click();
	await her
		.getByText(/1回に合わせて5MBまで送れます/)
		.first()
		.waitFor();
	expect(await her.locator('#courseCode').inputValue()).toBe('DATA');
	expect(await her.locator('#hours').inputValue()).toBe('１．５');
	await her.locator('#evidence').setInputFiles({ name: '修了証.png', mimeType: 'image/png', buffer });
	await her.getByRole('button', { name: '保存する' }).click();
	await her.waitForURL(/\/records\?saved=\d+$/);
	const card = her
		.locator('.card')
		.filter({ has: her.getByRole('heading', { name: 'データ利活用研修' }) })
		.first();
	await card.locator('.evidence-links summary').click();
	await card.getByRole('button', { name: 'この証跡を外す' }).click();
	await her.getByText('証跡を外しました').waitFor();
	await card.getByText('証跡を付ける').first().click();
	const large = { name: '大きな写真.jpg', mimeType: 'image/jpeg', buffer: tooLarge };
	await card.locator('input[type=file]').setInputFiles(large);
	await card.getByRole('button', { name: '付ける' }).click();
	const summary = her.getByRole('group', { name: '証跡を変えられませんでした' });
	await summary.getByRole('link', { name: /1回に合わせて5MBまで送れます/ }).waitFor();
	await card.locator('input[type=file]').setInputFiles({ name: '別の写真.png', mimeType: 'image/png', buffer });
	await card.getByRole('button', { name: '付ける' }).click();
	await her.getByText('証跡を付けました').waitFor();
	expect(await card.getByRole('link', { name: '証跡：別の写真.png' }).count()).toBe(1);
	await her.context().close();
});
