import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
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
		all.push(...(await violations(page)).map((violation) => `${where} at ${width}: ${violation}`));
		const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
		if (excess > 0) all.push(`${where} at ${width}: ${excess} px too wide`);
	}
	return all;
}

/** What axe finds on the page as it stands: the rule and the first place that breaks it. */
export async function violations(page: Page): Promise<string[]> {
	if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource());
	return page.evaluate(runAxe);
}

type Axe = { run: (options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };

/** Said in the page, as its builder does at three times the cost: there it comes anew for every look. */
async function runAxe(): Promise<string[]> {
	const { axe } = window as unknown as { axe: Axe };
	const { violations } = await axe.run({ resultTypes: ['violations'] });
	return violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`);
}

let source: string | null = null;

/** The axe that comes with its builder, which is what this project asks for. */
function axeSource(): string {
	const builder = createRequire(import.meta.url).resolve('@axe-core/playwright');
	return (source ??= readFileSync(createRequire(builder).resolve('axe-core/axe.min.js'), 'utf8'));
}
