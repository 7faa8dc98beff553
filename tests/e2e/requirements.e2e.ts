import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fiscalYearOf, lastDayOf } from '$lib/domain/calendar';
import { today } from '$lib/server/clock';
import { launchBrowser } from '../setup/browser';
import { drawUpDuty } from './duty';
import { findings, findingsHere } from './findings';
import { atHome, person, serveDemonstration, signedIn, type Town } from './town';

/** The year's security training, from the duty to the report, on a phone. */

let browser: Browser;
let town: Town;
/** Where the duty of these tests is found. */
let drawn: string;

const duty = '情報セキュリティ研修（後期）';
const phone = { width: 360, height: 740 };
const fiscalYear = fiscalYearOf(today());

// Before the tests, so that each of them can be run, and run again, by itself.
beforeAll(async () => {
	[browser, town] = await Promise.all([launchBrowser(), serveDemonstration()]);
	const officer = await signedIn(browser, town, person('情報セキュリティ担当'), { ...phone, javaScript: false });
	drawn = await drawUpDuty(officer, town, duty);
	await officer.context().close();
}, 60_000);

afterAll(() => Promise.all([browser.close(), town.stop()]));

it('goes from the duty to the report without JavaScript', async () => {
	const officer = await signedIn(browser, town, person('情報セキュリティ担当'), { ...phone, javaScript: false });
	const member = await atHome(browser, town, person('職員'), phone);
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

const year = `/requirements/years/${fiscalYear}`;
const report = `/requirements/report/${fiscalYear}`;
const one = (...rest: string[]) => rest.map((path) => `${drawn}${path}`);

// A few at a time: each page is looked at twice, and a busy machine takes seconds for each.
it.each([
	{ what: 'the list and the forms', paths: () => ['/requirements', '/requirements/new', ...one('/edit')] },
	{ what: 'a duty', paths: () => one('', '/waiting') },
	{ what: 'its people', paths: () => one('/people?of=missing', '/print?of=missing&department=0310') },
	{ what: 'the chain and the finishers', paths: () => [year, '/requirements/finishers'] },
	{ what: 'the report', paths: () => [report, `${report}/print`] }
])('shuts out nobody from $what', async ({ paths }) => {
	const officer = await signedIn(browser, town, person('情報セキュリティ担当'), phone);
	expect(await findings(officer, town, paths())).toEqual([]);
	await officer.context().close();
});

it('shuts out no head, and leads from a section to 代理で記録', async () => {
	const head = await signedIn(browser, town, person('所属長'), phone);
	const wrong = await findings(head, town, ['/section', '/']);
	await head.goto(`${town.url}/section`);
	await head.getByRole('link', { name: '受講を代理で記録する' }).first().click();
	await head.getByText('のまだの人を入れました').waitFor();
	wrong.push(...(await findingsHere(head, '代理で記録')));
	expect(wrong).toEqual([]);
	await head.context().close();
});

it('confirms no numbers that the head has not looked at, whatever is tapped', async () => {
	const head = await signedIn(browser, town, person('所属長'), phone);
	const officer = await signedIn(browser, town, person('情報セキュリティ担当'), phone);
	// What was confirmed before has changed, so that there is something to confirm.
	await exempt(officer, (await missingOf(head))[0]!);
	await exempt(officer, (await missingOf(head))[0]!);
	const button = head.getByRole('button', { name: '実施状況を確認した' });
	await button.click();
	const refused = head.getByRole('group', { name: /確認していません/ });
	await refused.waitFor();
	await head.waitForFunction(() => document.activeElement?.textContent?.includes('数が変わりました'));
	expect(await refused.evaluate((box) => box.getBoundingClientRect().top < innerHeight)).toBe(true);
	await button.click();
	await head.getByText('印を付けてください').waitFor();
	await head.getByLabel('いまの数を確かめました').check();
	await button.click();
	await head.getByText('実施状況を確認しました').waitFor();
	await Promise.all([officer, head].map((page) => page.context().close()));
});

it('takes the eye to what another officer changed, again at a second refusal', async () => {
	const [first, second] = await Promise.all(
		[1, 2].map(() => signedIn(browser, town, person('情報セキュリティ担当'), phone))
	);
	const rewrite = async (officer: Page, note: string) => {
		await officer.getByLabel('説明').fill(note);
		await officer.getByRole('button', { name: '変更を保存する' }).click();
	};
	const other = async (note: string) => {
		await first!.goto(`${town.url}${drawn}/edit`);
		await rewrite(first!, note);
		await first!.getByText('変更を保存しました').waitFor();
	};
	await second!.goto(`${town.url}${drawn}/edit`);
	for (const [theirs, yours] of [
		['一人目', '二人目'],
		['一人目、もう一度', '二人目、もう一度']
	] as const) {
		await other(theirs);
		await rewrite(second!, yours);
		await second!.locator('.changed-parts', { hasText: theirs }).waitFor();
		await second!.waitForFunction(() =>
			document.activeElement?.textContent?.includes('ほかの人がこの必須研修を変えました')
		);
		const top = await second!.evaluate(() => document.activeElement!.getBoundingClientRect().top);
		expect(top).toBeGreaterThanOrEqual(0);
		expect(top).toBeLessThan(phone.height);
	}
	expect(await second!.getByLabel('説明').inputValue()).toBe('二人目、もう一度');
	await Promise.all([first, second].map((page) => page!.context().close()));
});

/** The 職員番号 of those of the section who have not done it, on a page that was just opened. */
async function missingOf(head: Page): Promise<string[]> {
	await head.goto(`${town.url}/section`);
	const choices = head.locator('.reminder', { hasText: duty }).locator('input[name=people]');
	return choices.evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).value));
}

async function exempt(officer: Page, staffNumber: string): Promise<void> {
	await officer.goto(town.url + drawn);
	await officer.getByText('免除する人を加える').click();
	await officer.locator('#exemption-staffNumber').fill(staffNumber);
	await officer.locator('#exemption-from').fill(today());
	await officer.locator('#exemption-to').fill(lastDayOf(fiscalYear));
	await officer.locator('#exemption-reason').fill('病気休職');
	await officer.getByRole('button', { name: '免除する', exact: true }).click();
	await officer.getByText(/さん（\d+）を.+免除しました/).waitFor();
}
