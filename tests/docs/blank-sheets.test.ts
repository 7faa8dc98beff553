import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { columnsOf, type PackageFile, packageFiles } from '$lib/domain/exchange';
import { manual } from './manual';

/**
 * static/sheets holds one sheet per file of the package for people to fill in, made from the columns the program knows. Where those have
 * changed, `npx vitest run tests/docs/blank-sheets.test.ts --update` makes them anew.
 */

const folder = new URL('../../static/sheets/', import.meta.url);

/** Headings alone, as Excel opens them: UTF-8 with a BOM, CRLF. */
function blankSheet(file: PackageFile): string {
	return `\uFEFF${columnsOf[file].map(({ japanese }) => japanese).join(',')}\r\n`;
}

it.each(packageFiles)('the blank sheet %s has the headings of its columns', async (file) => {
	await expect(blankSheet(file)).toMatchFileSnapshot(new URL(file, folder).pathname);
});

it('there are no other sheets', () => {
	expect(readdirSync(folder).sort()).toEqual([...packageFiles].sort());
});

it('the manual leads to each of them', () => {
	const { text } = manual('import-package.md');
	for (const file of packageFiles) expect(text).toContain(`[${file}](../static/sheets/${file})`);
});
