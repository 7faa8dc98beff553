import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { mostBytes } from '$lib/domain/evidence';
import { launchBrowser } from '../setup/browser';
import { person, serveDemonstration, signedIn, type Town } from './town';

let browser: Browser;
let town: Town;

beforeAll(async () => {
	[browser, town] = await Promise.all([launchBrowser(), serveDemonstration()]);
});

afterAll(() => Promise.all([browser.close(), town.stop()]));

const phone = { width: 360, height: 740 };

it.each([
	// Larger than what may be sent: only as the browser made it small does it arrive.
	{
		javaScript: true,
		code: 'AP',
		name: '応用情報技術者試験',
		side: 1500,
		file: '合格証書.jpg',
		how: 'with JavaScript'
	},
	{ javaScript: false, code: 'OLD-2', name: '第二種情報処理技術者試験', side: 40, file: '合格証書.png', how: 'without' }
])('a qualification is recorded with its evidence, and nothing is lost when it is refused, $how', async (one) => {
	const hanako = await signedIn(browser, town, person('職員'), { ...phone, javaScript: one.javaScript });
	await hanako.goto(`${town.url}/qualifications`);
	await hanako.getByRole('link', { name: '資格を記録する' }).last().click();
	await hanako.getByRole('heading', { name: '資格を記録する' }).waitFor();
	await hanako.locator('#qualificationCode').selectOption(one.code);
	await hanako.locator('#passedOn').fill('S63.13');
	await hanako.locator('#certificateNumber').fill('第2022-05-01234号');
	const create = { width: one.side, height: one.side, channels: 3 as const, background: 'white' };
	const noise = { type: 'gaussian' as const, mean: 128, sigma: 60 };
	const buffer = await sharp({ create: { ...create, noise } })
		.png()
		.toBuffer();
	expect(buffer.length > mostBytes).toBe(one.javaScript);
	await hanako.locator('#evidence').setInputFiles({ name: '合格証書.png', mimeType: 'image/png', buffer });
	await hanako.getByRole('button', { name: '保存する' }).click();

	await hanako.getByRole('group', { name: '保存できませんでした' }).waitFor();
	expect(await hanako.locator('#qualificationCode').inputValue()).toBe(one.code);
	expect(await hanako.locator('#certificateNumber').inputValue()).toBe('第2022-05-01234号');
	await hanako.getByText(`受け取りました：${one.file}`).waitFor();
	await hanako.locator('#passedOn').fill('S63.12');
	await hanako.getByRole('button', { name: '保存する' }).click();

	await hanako.waitForURL(/\/qualifications\?saved=\d+$/);
	const card = hanako.locator('.card').filter({ has: hanako.getByRole('heading', { name: one.name }) });
	const shown = await card.innerText();
	for (const part of ['確認待ち', 'S63.12（1988年12月31日から数えます）', '第2022-05-01234号', `証跡：${one.file}`])
		expect(shown).toContain(part);

	await card.getByText('取り下げる').first().click();
	await card.getByRole('button', { name: 'この記録を取り下げる' }).click();
	await hanako.waitForURL(/\/qualifications\?withdrawn$/);
	expect(await hanako.getByRole('heading', { name: one.name }).count()).toBe(0);
	await hanako.context().close();
});
