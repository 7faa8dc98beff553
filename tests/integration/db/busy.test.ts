import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { openDatabase } from '$lib/server/db/open';
import { packageFolder } from '../../factories/package-files';
import { smallTown } from '../../factories/package-town';
import { freshUrl, imported, kenshu } from '../cli/in-process';
import { storedTown } from '../exchange/stored-town';
import { chainFaults } from './chain';
import { addCourse, coursesOf, entriesOf } from './courses';

/** Another process that holds the database: what was acknowledged must be there. */

const holder = `
	const { createClient } = await import('@libsql/client');
	const [, url, milliseconds, against] = process.argv;
	const client = createClient({ url, concurrency: 1 });
	if (against === 'readers') await client.execute('PRAGMA locking_mode = EXCLUSIVE');
	const transaction = await client.transaction('write');
	await transaction.execute("INSERT INTO throttle VALUES ('held', 1, 1, 1)");
	process.stdout.write('held');
	setTimeout(async () => { await transaction.commit(); client.close(); process.exit(); }, Number(milliseconds));
`;

/** Holds the one write transaction of a database in a process of its own. @returns once it is held; `over` when it ends */
async function holdFor(url: string, milliseconds: number, against: 'writers' | 'readers' = 'writers') {
	const words = ['--input-type=module', '--eval', holder, url, String(milliseconds), against];
	const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
	const over = once(child, 'close');
	await once(child.stdout, 'data');
	return { over };
}

it('fifty writes while another process holds the database for five seconds are all there afterwards', async () => {
	const url = await freshUrl();
	const database = await openDatabase(url);
	await addCourse(database, 'before');
	const { over } = await holdFor(url, 5000);
	const started = Date.now();
	const codes = Array.from({ length: 50 }, (_, index) => `C${index}`);
	const acknowledged = Promise.all(
		codes.map(async (code, index) => {
			// Some come while it is held, some just as it is let go.
			await new Promise((resolve) => setTimeout(resolve, index * 110));
			const outcome = await addCourse(database, code);
			return outcome.ok ? code : null;
		})
	);
	expect(await coursesOf(database), 'reading goes on meanwhile').toHaveLength(1);
	expect(await acknowledged).toEqual(codes);
	expect(Date.now() - started, 'they did have to wait').toBeGreaterThan(4500);
	await over;
	database.close();

	const reopened = await openDatabase(url);
	expect(new Set((await coursesOf(reopened)).map(({ code }) => code))).toEqual(new Set(['before', ...codes]));
	expect(chainFaults(await entriesOf(reopened))).toEqual([]);
	reopened.close();
});

it('a command that reads waits a moment too, where even readers are kept out', async () => {
	const url = await storedTown();
	const { over } = await holdFor(url, 700, 'readers');
	expect(await kenshu(url, 'report', 'town-dx')).toMatchObject({ status: 0, err: [] });
	await over;
});

it('a command waits for its turn and then does its work', async () => {
	const url = await freshUrl();
	const { over } = await holdFor(url, 700);
	expect(await imported(url, packageFolder(smallTown))).toMatchObject({ status: 0, import: 1 });
	await over;
	expect((await kenshu(url, 'import', 'list')).out).toMatch(/^1\t/);
});
