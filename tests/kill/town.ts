import { createClient } from '@libsql/client';
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { createAccount } from '$lib/server/access/account/accounts';
import { today } from '$lib/server/clock';
import { type Database, openDatabase } from '$lib/server/db/open';
import { realDatabasePath, socketPath } from '$lib/server/db/owner/owner-place';
import { importPackage } from '$lib/server/exchange/import';
import { readPackage } from '$lib/server/exchange/read';
import { packageContents, type PackageSketch } from '../factories/package';
import { smallTown } from '../factories/package-town';
import { temporaryDatabaseFile } from '../setup/database';

declare module 'vitest' {
	interface ProvidedContext {
		/** the folder of the town and of the packages, made once for all files of tests */
		town: string;
		seed: number;
	}
}

const actor = { kind: 'command-line' } as const;
const people = 300;
const departments = ['1010', '1020', '2010'];
const courses = ['DX-BASIC', 'DX-ADVANCED', 'SEC'];

export const password = 'a-password-for-tests';
export const indicatorCode = 'town-dx';

/** Who posts records; packages leave their records alone, so that an import can always be taken back. */
export const clientNumbers = Array.from({ length: 8 }, (_, index) => numberOf(index));

/** 人事, who may see every figure. */
export const officer = numberOf(8);

const others = Array.from({ length: people - 10 }, (_, index) => numberOf(index + 10));

function numberOf(index: number): string {
	return String(1001 + index);
}

/** Ten known by hand and three hundred more, each with four trainings of old. */
const town: PackageSketch = {
	...smallTown,
	'staff.csv': [...(smallTown['staff.csv'] as string[]), ...staff([...clientNumbers, officer, ...others])],
	'assignments.csv': [...(smallTown['assignments.csv'] as string[]), ...posts([...clientNumbers, officer, ...others])],
	'completions.csv': others.flatMap((number) =>
		[1, 2, 3, 4].map((month) => `${number},SEC,2022-0${month}-01,,,確認済,名簿,`)
	)
};

/** A package as an office delivers it each year: new people, a new course, thousands of records, and corrections of old ones. */
const yearly: PackageSketch = {
	'staff.csv': staff(newcomers()),
	'assignments.csv': posts(newcomers()),
	'courses.csv': ['NEW,新しい研修,DX,,'],
	'completions.csv': [
		...others.map((number) => `${number},SEC,2022-01-01,2,5,確認済,名簿,`),
		...others.flatMap((number) =>
			manyDays(20).map((day) => `${number},${courses[Number(day.slice(-2)) % 3]},${day},1,,確認済,研修センター,集合`)
		),
		...newcomers().map((number) => `${number},NEW,2025-06-01,3,4,確認済,研修センター,集合`)
	]
};

/** A package of a moment: one record that counts. */
const single: PackageSketch = { 'completions.csv': [`${others[0]},DX-BASIC,2025-10-01,3,4,確認済,名簿,`] };

export const packages = { yearly, single };

function newcomers(): string[] {
	return Array.from({ length: 60 }, (_, index) => String(3001 + index));
}

function staff(numbers: readonly string[]): string[] {
	return numbers.map((number) => `${number},職員${number},,,,2015-04-01,`);
}

function posts(numbers: readonly string[]): string[] {
	const at = (number: string) => departments[Number(number) % departments.length];
	return numbers.map((number) => `${number},${at(number)},本務,常勤,一般行政職,主事,2015-04-01,`);
}

function manyDays(count: number): string[] {
	return Array.from({ length: count }, (_, index) => {
		const [month, day] = [1 + (index % 12), 1 + Math.floor(index / 12)];
		return `2024-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
	});
}

/** Makes the town and the packages in the folder. */
export async function makeTown(folder: string): Promise<void> {
	for (const [name, sketch] of Object.entries({ town, ...packages })) {
		mkdirSync(join(folder, name));
		for (const [file, content] of packageContents(sketch)) writeFileSync(join(folder, name, file), content);
	}
	const file = await temporaryDatabaseFile();
	const database = await openDatabase(file.url);
	await fill(database, join(folder, 'town'));
	database.close();
	await foldLogInto(file.url);
	copyFileSync(join(file.folder, 'kenshu.db'), join(folder, 'kenshu.db'));
	file.remove();
}

async function fill(database: Database, path: string): Promise<void> {
	const read = await readPackage(path, {});
	if (!read.ok) throw new Error(read.message);
	const outcome = await importPackage(database, actor, { ...read, name: 'town' }, { today: today() });
	if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults.slice(0, 5)));
	for (const staffNumber of clientNumbers)
		await createAccount(database, actor, { staffNumber, roles: ['職員'], password });
	await createAccount(database, actor, { staffNumber: officer, roles: ['職員', '人事'], password });
}

/** What was written last stands in the write-ahead log beside the file that is copied. */
async function foldLogInto(url: string): Promise<void> {
	const client = createClient({ url });
	await client.execute('PRAGMA wal_checkpoint(TRUNCATE)');
	client.close();
}

export type TownFile = { url: string; path: string };

const made: (() => void)[] = [];

/** A town of its own on a real file; it goes with `removeTowns`. */
export async function freshTown(): Promise<TownFile> {
	const { url, folder, remove } = await temporaryDatabaseFile();
	const path = join(folder, 'kenshu.db');
	// Whoever was killed could not take its socket away.
	made.push(() => (rmSync(socketPath(realDatabasePath(path)), { force: true }), remove()));
	copyFileSync(join(inject('town'), 'kenshu.db'), path);
	return { url, path };
}

/** Removes every town, once no process works on one any more. */
export function removeTowns(): void {
	for (const remove of made.splice(0)) remove();
}

/** The folder of a package. */
export function packagePath(name: keyof typeof packages): string {
	return join(inject('town'), name);
}
