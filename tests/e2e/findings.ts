import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import type { Town } from './town';

const widths = [360, 1280];

/** What is wrong with each of these pages. */
export async function findings(page: Page, { url }: Town, paths: string[]): Promise<string[]> {
	const all: string[] = [];
	for (const path of paths) {
		await page.goto(url + path);
		all.push(...(await findingsHere(page, path)));
	}
	return all;
}

/** What axe finds, and what is wider than the screen, at each width. */
export async function findingsHere(page: Page, where: string, at = widths): Promise<string[]> {
	const all: string[] = [];
	for (const width of at) {
		await page.setViewportSize({ width, height: 800 });
		const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode();
		const { violations } = await axe.analyze();
		for (const { id, nodes } of violations) all.push(`${where} at ${width}: ${id} ${nodes[0]?.html}`);
		const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
		if (excess > 0) all.push(`${where} at ${width}: ${excess} px too wide`);
	}
	return all;
}
