import { afterEach, expect, it } from 'vitest';
import { type CivilDate } from '$lib/domain/calendar';
import { fill, hasKept, phoneInTown, phoneSize } from './phone';
import { person, signedIn } from './town';

// 実施方法, which a 必須研修 may name, is asked of whoever records: on a phone without a network too.

const { browser, town, proxy, page, nextDay } = await phoneInTown();
const day: CivilDate = nextDay();

afterEach(() => void (proxy.fate = () => 'through'));

/** The officer lets the year's 情報セキュリティ研修 count by e-ラーニング alone. */
async function nameMethod(): Promise<void> {
	const officer = await signedIn(browser, town, person('情報セキュリティ担当'), { ...phoneSize, javaScript: false });
	await officer.goto(`${town.url}/requirements`);
	await officer
		.getByRole('link', { name: /情報セキュリティ研修/ })
		.first()
		.click();
	await officer.goto(`${officer.url()}/edit`);
	const methods = officer.locator('details').filter({ has: officer.locator('input[name=methods]') });
	await methods.locator('summary').click();
	await methods.getByLabel('e-ラーニング', { exact: true }).check();
	await officer.getByRole('button', { name: '保存' }).first().click();
	await officer.waitForURL(/saved/);
	await officer.context().close();
}

it('is chosen, kept and sent, and the duty counts it', async () => {
	await nameMethod();
	await page.goto(town.url);
	await hasKept(page);
	await page.goto(`${town.url}/records/new`);
	await fill(page, 'SECURITY', day);
	await page.getByText('この必須研修は、e-ラーニングで受けたものを数えます。').waitFor();
	proxy.fate = () => 'lost';
	await page.locator('#method').selectOption('e-ラーニング');
	await page.getByRole('button', { name: '保存する' }).click();
	await page.getByRole('status').getByText('保存しました（未送信）').waitFor();
	await page.goto(`${town.url}/outbox`);
	await page.getByRole('definition').filter({ hasText: 'e-ラーニング' }).first().waitFor();
	proxy.fate = () => 'through';
	await page.getByRole('button', { name: '再送' }).first().click();
	const kept = async () => {
		const records = await (await page.request.get(`${town.url}/api/records`)).json();
		return (records as { completedOn: string; method: string | null }[]).find(({ completedOn }) => completedOn === day);
	};
	await expect.poll(async () => (await kept())?.method).toBe('e-ラーニング');
});
