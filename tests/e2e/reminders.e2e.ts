import { expect, it } from 'vitest';
import { fiscalYearOf, lastDayOf } from '$lib/domain/calendar';
import { today } from '$lib/server/clock';
import { findingsHere } from './findings';
import { hasKept, phoneSize, phoneTown } from './phone';
import { person, signedIn } from './town';

/** 催促 from a head without JavaScript to the phone of whoever has not done it, also where that has no network. */

const { browser, town, proxy } = await phoneTown();
const [member, words] = [person('職員'), '<b>今週中</b>にお願いします'];
const withoutScript = { ...phoneSize, javaScript: false };

it('comes to the phone, with the words as they were written', async () => {
	const officer = await signedIn(browser, town, person('情報セキュリティ担当'), withoutScript);
	const fiscalYear = fiscalYearOf(today());
	await officer.goto(`${town.url}/requirements/new?year=${fiscalYear}`);
	await officer.locator('#requirement-name').fill('情報セキュリティ研修');
	await officer.locator('#requirement-dueOn').fill(lastDayOf(fiscalYear));
	await officer.locator('input[name=courses][value=SECURITY]').check();
	await officer.getByRole('button', { name: '下書きとして保存する' }).click();
	await officer.getByRole('button', { name: '公開する' }).click();
	await officer.getByText('公開しました').waitFor();

	const head = await signedIn(browser, town, person('所属長'), withoutScript);
	await head.goto(`${town.url}/section`);
	await head.getByText(/^未受講者に催促する（\d+人）/).click();
	const chosen = head.locator('input[name=people]');
	const count = await chosen.count();
	for (const one of await chosen.all()) await one.uncheck();
	await head.getByRole('button', { name: /^未受講者に催促する/ }).click();
	await head.getByText('＊催促する人を一人以上選んでください。').waitFor();
	await head.locator(`input[name=people][value="${member.staffNumber}"]`).check();
	await head.getByLabel('ひとこと').fill(words);
	await head.getByRole('button', { name: /^未受講者に催促する/ }).click();
	await head.getByText('1人に催促しました。', { exact: true }).waitFor();
	await head.getByText(`未受講者に催促する（${count - 1}人）`).waitFor();
	await head.getByText(/^催促 \d+月\d+日$/).waitFor();

	const home = await signedIn(browser, town, member, phoneSize);
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
	await head.getByText(/^未受講者に催促する（\d+人）/).click();
	expect(await findingsHere(head, '催促')).toEqual([]);
});
