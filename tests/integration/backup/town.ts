import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Database, openDatabase } from '$lib/server/db/open';
import { onTestFinished } from 'vitest';
import { collect, root } from '../../../src/start/checkout.mjs';
import { freshUrl } from '../cli/in-process';
import { addCourse } from '../db/courses';

export const pathOf = (url: string) => url.slice('file:'.length);

/** The address of a database with some entries, closed for good: the driver keeps a file open until its process ends. */
export async function openedTown(courses: number): Promise<{ url: string; database: Database; folder: string }> {
	const url = await freshUrl();
	const database = await openDatabase(url);
	onTestFinished(() => database.close());
	for (let number = 1; number <= courses; number++) await addCourse(database, `C${number}`);
	return { url, database, folder: dirname(pathOf(url)) };
}

/** Makes the database so large that a copy takes a good part of a second. Outside of all facts. */
export async function makeLarge(database: Database, megabytes: number): Promise<void> {
	await database.transact(async ({ raw }) => {
		await raw.execute('CREATE TABLE ballast (id INTEGER PRIMARY KEY, filling BLOB)');
		for (let count = 0; count < megabytes; count++)
			await raw.execute('INSERT INTO ballast (filling) VALUES (randomblob(1048576))');
	});
}

/** `kenshu …words` in a process of its own, which can be killed. */
export function start(url: string, ...words: string[]): ChildProcess {
	const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/kenshu.ts', ...words], {
		cwd: root,
		env: { PATH: process.env.PATH, HOME: process.env.HOME, DATABASE_URL: url },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	onTestFinished(() => void child.kill('SIGKILL'));
	return child;
}

/** The same to its end: its status and all it said. */
export async function command(url: string, ...words: string[]): Promise<{ status: number | null; said: string }> {
	const child = start(url, ...words);
	const said = collect(child);
	const [status] = (await once(child, 'close')) as [number | null];
	return { status, said: said() };
}

/** The draft in a folder, once something stands in it; null while there is none. */
export function draftIn(folder: string): string | null {
	const name = readdirSync(folder).find((one) => /\.kenshu-draft-.*\d$/.test(one));
	if (name === undefined) return null;
	const path = join(folder, name);
	return existsSync(path) && (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 0 ? path : null;
}

export const draftsIn = (folder: string) => readdirSync(folder).filter((name) => name.includes('draft'));
