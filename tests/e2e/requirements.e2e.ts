import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fiscalYearOf, lastDayOf } from '$lib/domain/calendar';
import { today } from '$lib/server/clock';
import { launchBrowser } from '../setup/browser';
import { findings } from './findings';
import { person, serveDemonstration, signedIn, type Town } from './town';

/** The year's security training, from the duty to the report, on a phone. */

let browser: Browser;
let town: Town;

beforeAll(async () => {
	[browser, town] = await Promise.all([launchBrowser(), serveDemonstration()]);
});

afterAll(() => Promise.all([browser.close(), town.stop()]));

const phone = { width: 360, height: 740 };
const fiscalYear = fiscalYearOf(today());
const name = '情報セキュリティ研修（後期）';

let drawn = '';

/** One of its own beside those the town has; `drawn` is where it is found. */
async function drawUp(officer: Page): Promise<void> {
	await officer.goto(`${town.url}/requirements/new?year=${fiscalYear}`);
	await officer.locator('#requirement-name').fill(name);
	await officer.locator('#requirement-dueOn').fill(lastDayOf(fiscalYear));
	await officer.getByRole('button', { name: '対象の人数を試算する' }).click();
	await officer.getByText('＊研修を一つ以上選んでください。').waitFor();
	await officer.locator('input[name=courses][value=SECURITY]').check();
	await officer.getByRole('button', { name: '対象の人数を試算する' }).click();
	await officer.getByText(/^対象 \d+人・除外 \d+人$/).waitFor();
	await officer.getByRole('button', { name: '下書きとして保存する' }).click();
	await officer.getByText('下書きを保存しました').waitFor();
	await officer.getByRole('button', { name: '公開する' }).click();
	await officer.getByText('公開しました').waitFor();
	drawn = new URL(officer.url()).pathname;
}

it('goes from the duty to the report without JavaScript', async () => {
	const officer = await signedIn(browser, town, person('情報セキュリティ担当'), { ...phone, javaScript: false });
	await drawUp(officer);

	const member = await signedIn(browser, town, person('職員'), phone);
	await member
		.getByText(/^期限 \d+年3月31日$/)
		.first()
		.waitFor();

	const head = await signedIn(browser, town, person('所属長'), { ...phone, javaScript: false });
	await head.goto(`${town.url}/section`);
	await head.getByRole('button', { name: '実施状況を確認した' }).click();
	await head.getByText('実施状況を確認しました').waitFor();

	await officer.goto(`${town.url}/requirements/years/${fiscalYear}`);
	await officer.locator('#evaluation summary').first().click();
	await officer.locator('#evaluation-confirmedBy').fill('統括　太郎');
	await officer.locator('#evaluation button', { hasText: '記録する' }).click();
	await officer.getByText('そろっていないものがあります。').waitFor();
	await officer.getByRole('button', { name: /^このまま進む/ }).click();
	await officer.getByText('記録しました').first().waitFor();
	await officer.getByText('まだだったもの').waitFor();
	expect(await officer.locator('#evaluation').innerText()).toContain('統括　太郎');

	const forgotten = [officer, member, head].map((page) => page.context().close());
	await Promise.all(forgotten);
});

it('shuts out nobody', async () => {
	const officer = await signedIn(browser, town, person('情報セキュリティ担当'), phone);
	const head = await signedIn(browser, town, person('所属長'), phone);
	const paths = ['/requirements', drawn, `${drawn}/waiting`, `/requirements/years/${fiscalYear}`];
	const wrong = [...(await findings(officer, town, paths)), ...(await findings(head, town, ['/section', '/']))];
	expect(wrong).toEqual([]);
	await Promise.all([officer, head].map((page) => page.context().close()));
});
