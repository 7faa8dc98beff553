import type { Page } from 'playwright-core';

/** The time of somebody who reads: at 確認待ち a click that comes sooner may be the second of two, and judges nothing. */
export function readFirst(page: Page): Promise<void> {
	return page.waitForTimeout(600);
}
