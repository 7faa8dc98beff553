import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { drawUpDuty } from './duty';
import { findingsHere } from './findings';
import { hasKept, ownPhone, phoneSize, phoneTown } from './phone';
import { person, signedIn } from './town';

/** 催促 from a head without JavaScript to the phone of whoever has not done it, also where that has no network. */

const { browser, town, proxy } = await phoneTown();
const [member, words] = [person('職員'), '<b>今週中</b>にお願いします'];
const withoutScript = { ...phoneSize, javaScript: false };
const duty = '情報セキュリティ研修（後期）';
/** Where the duty is found. */
let drawn: string;

// Before the tests, so that each of them can be run, and run again, by itself.
beforeAll(async () => {
	const officer = await signedIn(browser, town, person('情報セキュリティ担当'), withoutScript);
	drawn = await drawUpDuty(officer, town, duty);
	await officer.context().close();
}, 60_000);

/** 催促 of the duty among those of the town. */
const reminder = (page: Page) => page.locator('.reminder', { hasText: duty });

it('comes to the phone, with the words as they were written', async () => {
	const officer = await signedIn(browser, town, person('情報セキュリティ担当'), withoutScript);
	await officer.goto(town.url + drawn);
	const head = await signedIn(browser, town, person('所属長'), withoutScript);
	await head.goto(`${town.url}/section`);
	const own = reminder(head);
	await own.locator('summary').click();
	const chosen = own.locator('input[name=people]');
	const count = await chosen.count();
	for (const one of await chosen.all()) await one.uncheck();
	await own.getByRole('button').click();
	await own.getByText('＊催促する人を一人以上選んでください。').waitFor();
	await own.locator(`input[name=people][value="${member.staffNumber}"]`).check();
	await own.getByLabel('ひとこと').fill(words);
	await own.getByRole('button').click();
	await head.getByText('1人に催促しました。', { exact: true }).waitFor();
	await own.getByText(`未受講者に催促する（${count - 1}人）`).waitFor();
	await head
		.getByText(/^催促 \d+月\d+日$/)
		.first()
		.waitFor();

	const home = await signedIn(browser, town, member, ownPhone);
	await home.getByText(`：${words}`).waitFor();
	await hasKept(home);
	proxy.fate = () => 'lost';
	await home.goto(`${town.url}/`);
	await home.getByText(`：${words}`).waitFor();
	proxy.fate = () => 'through';
	expect(await findingsHere(home, 'ホーム')).toEqual([]);

	await officer.locator('summary', { hasText: '未受講者に催促する' }).click();
	await officer.getByRole('button', { name: /^未受講者に催促する/ }).click();
	await officer.getByText(/^\d+人に催促しました。$/).waitFor();
	await officer.getByText(/^今日すでに\d+人に催促しました。$/).waitFor();
});

it('shuts out nobody', async () => {
	const head = await signedIn(browser, town, person('所属長'), phoneSize);
	await head.goto(`${town.url}/section`);
	await reminder(head).locator('summary').click();
	expect(await findingsHere(head, '催促')).toEqual([]);
});
