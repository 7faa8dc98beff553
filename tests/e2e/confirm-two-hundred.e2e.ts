import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../setup/browser';
import { signedIn } from './town';
import { waitingTown } from './waiting-town';

let browser: Browser;
let town: Awaited<ReturnType<typeof waitingTown>>;
const [first, last] = [101, 300];

beforeAll(async () => {
	[browser, town] = await Promise.all([launchBrowser(), waitingTown(last - first + 1, 0)]);
});

afterAll(() => Promise.all([browser.close(), town.stop()]));

it('confirms two hundred one after the other by keyboard without a page load, and none that nobody has looked at', async () => {
	const hr = await signedIn(browser, town, town.hr, { width: 1280, height: 800 });
	// Nobody looks as fast as a test presses: the clock stands, and is moved on at each record.
	await hr.clock.install();
	await hr.goto(`${town.url}/confirm`);
	await hr.getByText('残り200件').waitFor();
	const loads: string[] = [];
	hr.on('framenavigated', (frame) => loads.push(frame.url()));
	hr.on('request', (request) => request.isNavigationRequest() && loads.push(request.url()));
	await hr.clock.pauseAt(Date.now() + 5000);
	const sent = judgements(hr);

	for (let number = first; number <= last; number += 1) {
		await heading(hr, number).waitFor();
		// Pressed again before the record has been there long enough to be seen.
		if (number % 25 === 0) await hr.keyboard.press('Enter');
		await hr.clock.fastForward(200);
		await hr.keyboard.press('Enter');
	}
	await hr.getByText('この一覧の確認はすべて終わりました。').waitFor();
	await hr.getByText(`海野 ${last}さんの「DX基礎」を確認しました。`).waitFor();
	await hr.getByText('残り0件（今回 200件）').waitFor();
	expect(loads).toEqual([]);
	expect(sent).toHaveLength(last - first + 1);
	expect(await (await hr.request.get(`${town.url}/api/waiting?held=all`)).json()).toMatchObject({ records: [] });
	await hr.context().close();
});

function heading(page: Page, number: number) {
	return page.locator('.desk-record').getByRole('heading', { name: `海野 ${number}` });
}

function judgements(page: Page): string[] {
	const sent: string[] = [];
	page.on('request', (request) => request.method() === 'POST' && sent.push(request.url()));
	return sent;
}
