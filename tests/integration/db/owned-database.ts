import { expect, onTestFinished } from 'vitest';
import { localPath } from '$lib/server/db/local-file';
import { type Database, openDatabase } from '$lib/server/db/open';
import { own } from '$lib/server/db/owner/owner';
import { throttle } from '$lib/server/db/schema';
import { Turns } from '$lib/server/db/turns';
import { chainFaults } from './chain';
import { coursesOf, entriesOf } from './courses';

/** A database of which this process is the owner, as a server is. */
export async function ownedDatabase(url: string): Promise<Database> {
	const path = localPath(url) ?? '';
	const owned = await own(path, 'server');
	if (!owned.ok) throw new Error('somebody owns it');
	const line = new Turns(path, 'server', owned.ownership);
	const database = await openDatabase(url, undefined, line);
	onTestFinished(async () => {
		database.close();
		await line.close();
	});
	return database;
}

/** The courses a file has, once its chain of entries has been found whole. */
export async function codesIn(url: string): Promise<string[]> {
	const database = await openDatabase(url);
	const [courses, entries] = [await coursesOf(database), await entriesOf(database)];
	database.close();
	expect(chainFaults(entries)).toEqual([]);
	return courses.map(({ code }) => code);
}

/** How many half-done writes of `processes/hold.ts` stand in the database. */
export const held = async ({ reader }: Database) => (await reader.select().from(throttle)).length;
