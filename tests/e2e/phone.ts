import type { Browser, Page } from 'playwright-core';
import { afterAll, vi } from 'vitest';
import { addDays, type CivilDate } from '$lib/domain/calendar';
import { phoneQuestions } from '$lib/offline/reach';
import { today } from '$lib/server/clock';
import { launchBrowser } from '../setup/browser';
import type { Fate, Proxy } from '../setup/proxy';
import { person, serveBehindProxy, signedIn, type Town } from './town';

/** CSS pixels of a small phone. */
export const phoneSize = { width: 360, height: 740 };

/** A small phone of somebody's own, which keeps what the application puts there. */
export const ownPhone = { ...phoneSize, phone: true };

/** 汐見市 behind a network that can be disturbed, and a browser to open it in. */
export type PhoneTown = { browser: Browser; town: Town; proxy: Proxy };

/** The town for a file of tests, at whose head it is awaited; it ends with them. */
export async function phoneTown(): Promise<PhoneTown> {
	const browser = await launchBrowser();
	const { town, proxy } = await serveBehindProxy();
	afterAll(async () => {
		await Promise.all(browser.contexts().map((context) => context.close()));
		await town.stop();
		await browser.close();
	});
	return { browser, town, proxy };
}

/** A phone in it: 花子 has signed in, and it holds what its pages show. `nextDay`: as of freeDays, from today on. */
export type Phone = PhoneTown & { page: Page; nextDay: () => CivilDate };

/** The same with one phone for all of its tests. */
export async function phoneInTown(): Promise<Phone> {
	const place = await phoneTown();
	const page = await signedIn(place.browser, place.town, person('職員'), ownPhone);
	await hasKept(page);
	return { ...place, page, nextDay: await freeDays(page, place.town, today()) };
}

/** Waits until the device belongs to who is signed in and holds what its pages show. */
export async function hasKept(page: Page): Promise<void> {
	const wanted = phoneQuestions.length;
	await vi.waitUntil(async () => (await onDevice(page, 'snapshot')).length >= wanted, { timeout: 15_000 });
	await hasWorker(page);
}

/** Waits until the worker answers for this page, so that it opens without a network. */
export async function hasWorker(page: Page): Promise<void> {
	await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

/** How many unsent commands lie on the device, whoever's they are. */
export async function waitingOnDevice(page: Page): Promise<number> {
	return (await onDevice(page, 'outbox')).length;
}

/** The rows of this store of the device's database, as far as they can be told. */
export function onDevice(page: Page, store: 'outbox' | 'snapshot' | 'fileBytes'): Promise<unknown[]> {
	return page.evaluate(async (name) => {
		// To open what is not there would make it, without its stores.
		const known = await indexedDB.databases();
		if (!known.some((one) => one.name === 'kenshu')) return [];
		const finished = <T>(request: IDBRequest<T>) =>
			new Promise<T>((resolve, reject) => {
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(request.error);
			});
		const database = await finished(indexedDB.open('kenshu'));
		const rows = await finished(database.transaction(name).objectStore(name).getAll());
		database.close();
		return rows as unknown[];
	}, store);
}

/** Fills 受講を記録する. */
export async function fill(page: Page, course: string, day: string): Promise<void> {
	await page.getByRole('heading', { name: '受講を記録する', level: 1 }).waitFor();
	await page.locator('#courseCode').selectOption(course);
	await page.locator('#completedOn').fill(day);
}

/** Fills 受講を記録する, which is open, with 情報セキュリティ研修 on this day, and saves it: without a network it is kept. */
export async function keepOne(page: Page, day: string): Promise<void> {
	await fill(page, 'SECURITY', day);
	await page.getByRole('button', { name: '保存する' }).click();
	await page.getByRole('status').getByText('保存しました（未送信）').waitFor();
}

/** What becomes of what is sent from the outbox; everything else goes through. */
export function ofSending(fate: () => Fate | Promise<Fate>): Proxy['fate'] {
	return (method, path) => (method === 'POST' && path === '/api/outbox' ? fate() : 'through');
}

type Ledger = { courseCode: string; completedOn: string; hours: number | null }[];

async function securityRecords(page: Page, { url }: Town): Promise<Ledger> {
	const records = (await (await page.request.get(`${url}/api/records`)).json()) as Ledger;
	return records.filter(({ courseCode }) => courseCode === 'SECURITY');
}

/** What the server has of 情報セキュリティ研修 on this day: the hours of each record. */
export async function onServer(page: Page, town: Town, day: string): Promise<(number | null)[]> {
	const records = await securityRecords(page, town);
	return records.filter(({ completedOn }) => completedOn === day).map(({ hours }) => hours);
}

/** Days before this one, each time an earlier one, on which the demonstration has no 情報セキュリティ研修 of this person. */
export async function freeDays(page: Page, town: Town, before: CivilDate): Promise<() => CivilDate> {
	const taken = (await securityRecords(page, town)).map(({ completedOn }) => completedOn);
	let day = before;
	return () => {
		do day = addDays(day, -1);
		while (taken.includes(day));
		return day;
	};
}
