import type { Page } from 'playwright-core';
import { fiscalYearOf, lastDayOf } from '$lib/domain/calendar';
import { today } from '$lib/server/clock';
import type { Town } from './town';

/** A 必須研修 of this fiscal year beside those the town has, by SECURITY and 31 March, published; the path of its page. */
export async function drawUpDuty(officer: Page, { url }: Town, name: string): Promise<string> {
	const fiscalYear = fiscalYearOf(today());
	await officer.goto(`${url}/requirements/new?year=${fiscalYear}`);
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
	return new URL(officer.url()).pathname;
}
