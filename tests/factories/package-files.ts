import { zipSync } from 'fflate';
import { type CellValue, writeXlsx } from 'hucre/xlsx';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { packageContents, type PackageSketch } from './package';

/** An empty folder that goes when the test is over. Call it inside a test. */
export function temporaryFolder(): string {
	const folder = mkdtempSync(join(tmpdir(), 'kenshu-package-'));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	return folder;
}

/** The package as a folder. @returns its path */
export function packageFolder(sketch: PackageSketch): string {
	const path = join(temporaryFolder(), 'package');
	mkdirSync(path);
	for (const [name, content] of packageContents(sketch)) writeFileSync(join(path, name), content);
	return path;
}

/** The package as a zip. @param inside the folder in the zip, such as `package/`; the root when blank */
export function packageZip(sketch: PackageSketch, inside = ''): string {
	const path = join(temporaryFolder(), 'package.zip');
	const entries = [...packageContents(sketch)].map(([name, content]) => [`${inside}${name}`, content] as const);
	writeFileSync(path, zipSync(Object.fromEntries(entries)));
	return path;
}

/** A workbook of these sheets, each as rows of cells. A `Date` is a day in UTC. */
export async function packageWorkbook(sheets: Record<string, CellValue[][]>): Promise<string> {
	const path = join(temporaryFolder(), 'package.xlsx');
	const written = await writeXlsx({ sheets: Object.entries(sheets).map(([name, rows]) => ({ name, rows })) });
	writeFileSync(path, written);
	return path;
}
