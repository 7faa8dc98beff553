import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CivilDate } from '$lib/domain/calendar';
import { syncTag } from '$lib/offline/worker/messages';
import type { Fate } from '../setup/proxy';
import { keepOne, ofSending, onServer, phoneInTown, waitingOnDevice } from './phone';

// Who sends, and what if they die at it: windows and the worker of one device.

const phone = await phoneInTown();
const { town, proxy, nextDay } = phone;
let { page } = phone;
const context = page.context();
/** each test records a day of its own */
let day: CivilDate;

beforeEach(async () => {
	proxy.fate = () => 'through';
	await context.setOffline(false);
	day = nextDay();
});

const recorded = async () => (await onServer(page, town, day)).length;

/** Where something can be run: a window or the worker. */
type Place = Pick<Page, 'evaluate'>;

async function worker(): Promise<Place> {
	await page.evaluate(() => navigator.serviceWorker.ready.then(({ active }) => active!.postMessage('are you there?')));
	return (await vi.waitUntil(() => context.serviceWorkers()[0], { timeout: 10_000 })) as Place;
}

/** Counts from now on how often this window or the worker asks for its turn to send. */
function countTurns(): void {
	const place = globalThis as { turns?: number };
	place.turns = 0;
	const request = navigator.locks.request.bind(navigator.locks) as (...of: unknown[]) => Promise<never>;
	navigator.locks.request = (...of: unknown[]) => ((place.turns! += 1), request(...of));
}

const hasAsked = () => (globalThis as { turns?: number }).turns! > 0;

it('two windows and the worker that wake together send each command once', async () => {
	const days = [day, nextDay()];
	await page.goto(`${town.url}/records/new`);
	const other = await context.newPage();
	await other.goto(`${town.url}/outbox`);
	await context.setOffline(true);
	await keepOne(page, days[0]!);
	await page.getByRole('link', { name: '受講を記録する' }).last().click();
	await keepOne(page, days[1]!);
	const all: Place[] = [page, other, await worker()];
	for (const one of all) await one.evaluate(countTurns);
	let go = () => {};
	const gone = new Promise<Fate>((resolve) => (go = () => resolve('through')));
	proxy.fate = ofSending(() => gone);
	await context.setOffline(false);
	for (const one of all) await expect.poll(() => one.evaluate(hasAsked)).toBe(true);
	go();
	await other.getByText('送信待ちの記録はありません。').waitFor();
	for (day of days) {
		const sent = proxy.heard.filter(({ path, body }) => path === '/api/outbox' && body.includes(day));
		expect([sent.length, await recorded()]).toEqual([1, 1]);
	}
	await other.close();
});

it('makes one record of what two windows send at once in a browser without locks and background sync', async () => {
	await openNoApp();
	const [first, second] = [await context.newPage(), await context.newPage()];
	for (const one of [first, second]) {
		await one.addInitScript(() => {
			Reflect.deleteProperty(ServiceWorkerRegistration.prototype, 'sync');
			Reflect.deleteProperty(Navigator.prototype, 'locks');
		});
		await one.goto(`${town.url}/records/new`);
	}
	await context.setOffline(true);
	await keepOne(first, day);
	let go = () => {};
	const gone = new Promise<Fate>((resolve) => (go = () => resolve('through')));
	let sendings = 0;
	proxy.fate = ofSending(() => ((sendings += 1), gone));
	await context.setOffline(false);
	await expect.poll(() => sendings).toBeGreaterThanOrEqual(2);
	go();
	await expect.poll(() => waitingOnDevice(first)).toBe(0);
	expect(await recorded()).toBe(1);
	await Promise.all([first.close(), second.close()]);
});

/** Opens the device's own files without the app, so that nobody sends. */
const openNoApp = () => page.goto(`${town.url}/offline.html`);

/** Whoever sends never comes past its request, or past reading the answer. */
function stopAt(step: 'request' | 'answer'): void {
	const place = globalThis as { isStopped?: boolean };
	const { fetch } = globalThis;
	const { json } = Response.prototype;
	const stop = () => new Promise<never>(() => (place.isStopped = true));
	if (step === 'request') globalThis.fetch = (...of) => (of[0] === '/api/outbox' ? stop() : fetch(...of));
	else
		Response.prototype.json = function () {
			return this.url.endsWith('/api/outbox') ? stop() : json.call(this);
		};
}

const isStopped = () => (globalThis as { isStopped?: boolean }).isStopped === true;

type Step = { dies: string; at?: 'request' | 'answer'; fate?: Fate; known: number };

const steps: Step[] = [
	{ dies: 'before the request', at: 'request', known: 0 },
	{ dies: 'while the request is on its way', fate: 'hangs', known: 0 },
	{ dies: 'after the server has done it, before its answer', fate: 'silent', known: 1 },
	{ dies: 'with the answer, before it was noted', at: 'answer', known: 1 }
];

/** Lets somebody send as far as this step. */
async function sendAsFarAs({ at, fate = 'through', known }: Step, who: Place, send: () => Promise<unknown>) {
	let sendings = 0;
	const open = () => (proxy.fate = ofSending(() => ((sendings += 1), fate)));
	if (at) await who.evaluate(stopAt, at);
	// What left before the stop is not to arrive: a browser sends once more by itself what was lost on a connection it had used.
	if (at !== 'request') open();
	await send();
	if (at) await expect.poll(() => who.evaluate(isStopped)).toBe(true);
	if (at === 'request') open();
	if (!at) await expect.poll(() => sendings).toBeGreaterThan(0);
	await expect.poll(recorded).toBe(known);
}

/** Afterwards it lies there still, and the next window sends it. */
async function endsAsOneRecord(): Promise<void> {
	proxy.fate = ofSending(() => 'lost');
	await openNoApp();
	expect(await waitingOnDevice(page)).toBe(1);
	proxy.fate = () => 'through';
	await page.goto(`${town.url}/outbox`);
	await page.getByText('送信待ちの記録はありません。').waitFor();
	expect([await waitingOnDevice(page), await recorded()]).toEqual([0, 1]);
}

describe('loses and doubles nothing where the window dies', () => {
	it.each(steps)('$dies', async (step) => {
		await page.goto(`${town.url}/records/new`);
		// The worker has no part in it.
		await page.evaluate(() => Reflect.deleteProperty(ServiceWorkerRegistration.prototype, 'sync'));
		proxy.fate = ofSending(() => 'lost');
		await keepOne(page, day);
		await sendAsFarAs(step, page, () => page.evaluate(() => dispatchEvent(new Event('online'))));
		const dead = page;
		const session = await context.newCDPSession(dead);
		const death = dead.waitForEvent('crash');
		void session.send('Page.crash').catch(() => {});
		await death;
		page = await context.newPage();
		await dead.close();
		await endsAsOneRecord();
	});
});

describe('loses and doubles nothing where the worker dies', () => {
	it.each(steps)('$dies', async (step) => {
		await page.goto(`${town.url}/records/new`);
		await context.setOffline(true);
		await keepOne(page, day);
		await openNoApp();
		const session = await context.newCDPSession(page);
		const known = new Promise<string>((resolve) =>
			session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) =>
				registrations.forEach(({ registrationId, scopeURL }) => scopeURL === `${town.url}/` && resolve(registrationId))
			)
		);
		await session.send('ServiceWorker.enable');
		const wake = { origin: town.url, registrationId: await known, tag: syncTag, lastChance: false };
		await sendAsFarAs(step, await worker(), async () => {
			await context.setOffline(false);
			await session.send('ServiceWorker.dispatchSyncEvent', wake);
		});
		await session.send('ServiceWorker.stopAllWorkers');
		await session.detach();
		await endsAsOneRecord();
	});
});
