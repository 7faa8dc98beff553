import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { addDays, type CivilDate, formatDay } from '$lib/domain/calendar';
import type { Fate } from '../setup/proxy';
import { freeDays, hasKept, keepOne, onDevice, onServer, ownPhone, phoneTown, waitingOnDevice } from './phone';
import { person, signedIn } from './town';

// What depends on time: the page's clock is put forward, nobody waits. A clock once set is never quite the device's own again, so each
// test has a phone of its own.

const { browser, town, proxy } = await phoneTown();
let page: Page;
/** what the server said the day was when this phone last asked: it may be midnight any moment */
let today: CivilDate;

beforeEach(async () => {
	online();
	page = await signedIn(browser, town, person('職員'), ownPhone);
	await hasKept(page);
	const kept = (await onDevice(page, 'snapshot')) as { path: string; body: { today: CivilDate } }[];
	today = kept.find(({ path }) => path === '/api/record-form')!.body.today;
});

afterEach(() => page.context().close());

const offline = () => (proxy.fate = () => 'lost');
const online = () => (proxy.fate = () => 'through');

it.each([
	{
		because: 'a day ahead',
		days: 1,
		chosen: -1,
		says: (tomorrow: CivilDate) => `今日は${formatDay(tomorrow)}としています`
	},
	{ because: 'a day behind', days: -1, chosen: 0, says: () => 'この端末の日付がずれているようです' }
])('the day that was chosen stands on a device whose clock is $because', async ({ days, chosen, says }) => {
	const [there, on] = [addDays(today, days), addDays(today, chosen)];
	offline();
	await page.clock.setFixedTime(`${there}T12:00:00+09:00`);
	await page.goto(`${town.url}/records/new`);
	await page.getByText('最終同期').waitFor();
	await page.getByText(says(there)).waitFor();
	await keepOne(page, on);
	online();
	await page.goto(`${town.url}/outbox`);
	await page.getByText('送信待ちの記録はありません。').waitFor();
	expect(await onServer(page, town, on)).toHaveLength(1);
});

/** Notes the pauses between attempts, which alone have a part of a millisecond, since they are no two the same. */
function notePauses(): void {
	const place = globalThis as { pauses?: number[] };
	const pauses: number[] = (place.pauses = []);
	const wait = setTimeout;
	const note = (then: () => void, ms = 0) => (Number.isInteger(ms) || pauses.push(ms), wait(then, ms));
	Object.assign(globalThis, { setTimeout: note });
}

const pauses = () => page.evaluate(() => (globalThis as { pauses?: number[] }).pauses!);

it('finds a server that is back after an hour within 15 s, though nothing tells of it', async () => {
	const day = (await freeDays(page, town, today))();
	await page.clock.install();
	await page.goto(`${town.url}/records/new`);
	await page.evaluate(notePauses);
	offline();
	await keepOne(page, day);
	for (let attempt = 1; attempt <= 4; attempt += 1) {
		await expect.poll(async () => (await pauses()).length).toBeGreaterThanOrEqual(attempt);
		await page.clock.runFor(60_000);
	}
	await expect.poll(async () => (await pauses()).length).toBeGreaterThan(4);
	online();
	await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 1000);
	await page.clock.runFor(14_000);
	await expect.poll(() => waitingOnDevice(page)).toBe(0);
	expect(await onServer(page, town, day)).toHaveLength(1);
});

it('does not go on saying that there is no network once a slow answer has come', async () => {
	await page.clock.install();
	let answer = () => {};
	let answered = new Promise<Fate>((resolve) => (answer = () => resolve('through')));
	proxy.fate = (_, path) => (path.startsWith('/api/') ? answered : path === '/records' ? 'lost' : 'through');
	await page.goto(`${town.url}/records`);
	const claims = page.getByText('つながっていません。');
	await page.getByText('サーバーに確かめています。').waitFor();
	expect(await claims.count()).toBe(0);
	// What is asked from now on takes longer still.
	answered = new Promise(() => {});
	answer();
	await page.getByText('最終同期').waitFor({ state: 'detached' });
	// Nor does it come back.
	await page.clock.runFor(10_000);
	await page.waitForTimeout(300);
	expect(await claims.count()).toBe(0);
});
