import { createClient } from '@libsql/client';
import { copyFileSync } from 'node:fs';
import { packageFolder } from '../../factories/package-files';
import { type PackageSketch } from '../../factories/package';
import { smallTown } from '../../factories/package-town';
import { databaseFileOfRun, type DatabaseFile } from '../../setup/database';
import { type Fault, freshUrl, imported, letTodayBe } from '../cli/in-process';

/** The day on which these tests run. */
export const today = '2026-06-15';

let made: Promise<DatabaseFile> | null = null;

/** The address of a database that holds the small town as its import 1; it goes when the test is over. */
export async function storedTown(): Promise<string> {
	const [{ url: template }, url] = await Promise.all([(made ??= makeTemplate()), freshUrl()]);
	copyFileSync(pathOf(template), pathOf(url));
	return url;
}

async function makeTemplate(): Promise<DatabaseFile> {
	const template = await databaseFileOfRun();
	const { status, out } = await imported(template.url, packageFolder(smallTown));
	if (status !== 0) throw new Error(out);
	await foldLogInto(template.url);
	return template;
}

/** What was written last may still stand in the write-ahead log beside the file that is copied. */
async function foldLogInto(url: string): Promise<void> {
	const client = createClient({ url });
	await client.execute('PRAGMA wal_checkpoint(TRUNCATE)');
	client.close();
}

const pathOf = (url: string) => url.slice('file:'.length);

/** Where a fault is and what stands there: `staff.csv 3 left_on 2020-01-01`, with `-` for null. */
export function place({ file, row, column, value }: Fault): string {
	return [file, row, column, value].map((part) => part ?? '-').join(' ');
}

/** The faults of a package on top of the small town, or on nothing. Nothing is written. */
export async function faultsOf(sketch: PackageSketch, on: 'the town' | 'nothing' = 'the town'): Promise<Fault[]> {
	letTodayBe(today);
	const url = on === 'nothing' ? await freshUrl() : await storedTown();
	return (await imported(url, packageFolder(sketch), '--dry-run')).errors;
}
