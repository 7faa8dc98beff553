import type { Page } from 'playwright-core';
import { vi } from 'vitest';
import { phoneQuestions } from '$lib/offline/reach';

/** Waits until the device belongs to who is signed in and holds what its pages show. */
export async function hasKept(page: Page): Promise<void> {
	const wanted = phoneQuestions.length;
	await vi.waitUntil(async () => (await keptOnDevice(page, 'snapshot')) >= wanted, { timeout: 15_000 });
	await page.evaluate(() => navigator.serviceWorker?.ready.then(() => true));
}

/** How many unsent commands lie on the device, whoever's they are. */
export function waitingOnDevice(page: Page): Promise<number> {
	return keptOnDevice(page, 'outbox');
}

function keptOnDevice(page: Page, store: string): Promise<number> {
	return page.evaluate(async (name) => {
		// To open what is not there would make it, without its stores.
		const known = await indexedDB.databases();
		if (!known.some((one) => one.name === 'kenshu')) return 0;
		const finished = <T>(request: IDBRequest<T>) =>
			new Promise<T>((resolve, reject) => {
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(request.error);
			});
		const database = await finished(indexedDB.open('kenshu'));
		const count = await finished(database.transaction(name).objectStore(name).count());
		database.close();
		return count;
	}, store);
}

/** Fills 受講を記録する. */
export async function fill(page: Page, course: string, day: string): Promise<void> {
	await page.getByRole('heading', { name: '受講を記録する', level: 1 }).waitFor();
	await page.locator('#courseCode').selectOption(course);
	await page.locator('#completedOn').fill(day);
}
