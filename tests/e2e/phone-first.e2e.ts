import type { Page } from 'playwright-core';
import { afterEach, expect, it } from 'vitest';
import type { CivilDate } from '$lib/domain/calendar';
import { today } from '$lib/server/clock';
import {
	fill,
	freeDays,
	hasKept,
	hasWorker,
	keepOne,
	onDevice,
	onServer,
	ownPhone,
	phoneTown,
	waitingOnDevice
} from './phone';
import { person, signedIn } from './town';

// A phone that was never used before, and goes where there is no network.

const { browser, town, proxy } = await phoneTown();
let page: Page;

afterEach(() => page.context().close());

/** Never asks for these. */
async function signInWithout(...never: string[]): Promise<void> {
	proxy.fate = (_, path) => (never.includes(path) ? 'lost' : 'through');
	page = await signedIn(browser, town, person('職員'), ownPhone);
}

async function cutOff(): Promise<void> {
	proxy.fate = () => 'lost';
	await page.context().setOffline(true);
}

async function backOnline(): Promise<void> {
	proxy.fate = () => 'through';
	await page.context().setOffline(false);
}

const freeDay = async (): Promise<CivilDate> => (await freeDays(page, town, today()))();
const toForm = () => page.getByRole('link', { name: '受講を記録する' }).last().click();

it('records without a network straight after the sign-in, with nothing to switch on', async () => {
	await signInWithout();
	const day = await freeDay();
	await hasKept(page);
	await cutOff();
	await toForm();
	await keepOne(page, day);
	await backOnline();
	await expect.poll(() => waitingOnDevice(page)).toBe(0);
	expect(await onServer(page, town, day)).toHaveLength(1);
});

const [worker, key, form] = ['/service-worker.js', '/api/outbox/key', '/api/record-form'] as const;
const again = 'つながるところで、もう一度開いてください。';
const first = 'つながるところで開くと、次からは、つながらないところでも開けます。';
it.each([
	{ came: 'nothing', never: [worker, key], kept: 0, says: first },
	{ came: 'no part of the page', never: [worker], kept: 5, says: again },
	{ came: 'no list of courses', never: [form], kept: 4, says: first }
])('says what to do where $came came before the network went', async ({ came, never, kept, says }) => {
	await signInWithout(...never);
	if (came === 'no list of courses') await hasWorker(page);
	await expect.poll(async () => (await onDevice(page, 'snapshot')).length).toBe(kept);
	await cutOff();
	await toForm();
	await page.getByText(says).waitFor();
	expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
});

it('keeps what was typed on the screen where it cannot be kept on the device yet', async () => {
	await signInWithout(key);
	const day = await freeDay();
	await toForm();
	await fill(page, 'SECURITY', day);
	await cutOff();
	await page.getByRole('button', { name: '保存する' }).click();
	await page.getByText('送信できませんでした。つながるところで、もう一度お試しください。').waitFor();
	expect(await page.locator('#completedOn').inputValue()).toBe(day);
	await backOnline();
	await page.getByRole('button', { name: '保存する' }).click();
	await page.getByRole('status').getByText('保存しました').waitFor();
	expect(await onServer(page, town, day)).toHaveLength(1);
});
