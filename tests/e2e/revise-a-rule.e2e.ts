import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

const rulePage = (code: string) => `${town.url}/indicators/${code}/rule`;

/** Leaves out whoever holds this 職位, and asks for the preview. */
async function leaveOut(page: Page, rank: string): Promise<void> {
	const group = page.getByRole('group', { name: /^除く職位/ });
	await group.locator('summary').click();
	await group.getByRole('checkbox', { name: rank, exact: true }).check();
	await page.getByRole('button', { name: '試算する' }).click();
}

describe.each([true, false])('a rule is revised, with JavaScript: %s', (javaScript) => {
	it('only after what it changes was shown', async () => {
		const options = { width: 360, height: 740, javaScript };
		const page = await signedIn(browser, town, person('人事'), options);
		await page.goto(rulePage(javaScript ? 'shiomi-dx' : 'sennan-dx'));
		await page.locator('#rule-since').fill('2026-02-30');
		await page.getByRole('button', { name: '試算する' }).click();
		await page.getByText('起算日「2026-02-30」は日付として読み取れません').first().waitFor();
		expect(await page.locator('#rule-since').inputValue()).toBe('2026-02-30');
		await page.locator('#rule-since').fill('R5.4.1');
		await leaveOut(page, '部長');
		await page.getByText('まだ保存していません。').waitFor();
		const leaving = page.locator('details', { hasText: '対象から外れる人' });
		expect(await leaving.locator('summary').innerText()).toMatch(/^対象から外れる人 \d+人$/);
		expect(await leaving.getByRole('listitem').first().textContent()).toMatch(/（\d{6}）/);
		await page.getByRole('button', { name: 'この数え方にする' }).click();
		await page.getByText('数え方を改めました', { exact: true }).waitFor();
		expect(await page.getByRole('region', { name: 'いまの数え方' }).innerText()).toContain('部長');
		await page.context().close();
	});
});

it('of two people at one rule the second sees both, and may replace what the first laid down', async () => {
	const options = { width: 1280, height: 800 };
	const [one, other] = await Promise.all([
		signedIn(browser, town, person('人事'), options),
		signedIn(browser, town, person('DX推進担当'), options)
	]);
	const address = rulePage('shiomi-security');
	await Promise.all([one.goto(address), other.goto(address)]);
	await leaveOut(one, '部長');
	await one.getByRole('button', { name: 'この数え方にする' }).click();
	await one.getByText('数え方を改めました', { exact: true }).waitFor();
	await leaveOut(other, '課長');
	const leaving = other.locator('details', { hasText: '対象から外れる人' });
	expect(await leaving.getByRole('listitem').allTextContents()).not.toContainEqual(expect.stringMatching(/（\d{6}）/));
	await other.getByRole('button', { name: 'この数え方にする' }).click();
	const told = other.getByRole('alert');
	await told.getByText('別の人が数え方を改めました').waitFor();
	expect(await told.innerText()).toMatch(/部長[^]*（001538）が.*改めました。/);
	expect(await other.getByRole('checkbox', { name: '課長', exact: true, includeHidden: true }).last().isChecked()).toBe(
		true
	);
	await other.getByRole('button', { name: 'この数え方にする' }).click();
	await other.getByText('数え方を改めました', { exact: true }).waitFor();
	expect(await other.getByRole('region', { name: 'いまの数え方' }).innerText()).toContain('課長');
	await Promise.all([one.context().close(), other.context().close()]);
});

it('is not there for whoever may not revise one', async () => {
	const staff = await signedIn(browser, town, person('情報セキュリティ担当'), { width: 1280, height: 800 });
	const answer = await staff.goto(rulePage('shiomi-dx'));
	expect(answer!.status()).toBe(403);
	await staff.context().close();
});
