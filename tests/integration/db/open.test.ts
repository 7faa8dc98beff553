import { createClient } from '@libsql/client';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { openDatabase } from '$lib/server/db/open';
import { addRow } from '$lib/server/db/rows';
import { course } from '$lib/server/db/schema';
import { longestSilence } from '$lib/server/db/silence';
import { write } from '$lib/server/db/write';
import { freshDb } from '../../setup/database';
import { freshUrl } from '../cli/in-process';
import { actor, addCourse, coursesOf } from './courses';
import { letSilenceBe } from './let-silence-be';

/** What opening a database promises beside the one door for writes. */

async function journalMode(url: string, mode?: string): Promise<unknown> {
	const client = createClient({ url });
	const { rows } = await client.execute(`PRAGMA journal_mode${mode ? ` = ${mode}` : ''}`);
	client.close();
	return rows[0]?.journal_mode;
}

it('puts a file into the write-ahead log, whatever it came as', async () => {
	const url = await freshUrl();
	expect(await journalMode(url, 'DELETE')).toBe('delete');
	(await openDatabase(url)).close();
	expect(await journalMode(url)).toBe('wal');
});

it('gives a write up that says nothing for ten seconds, and lets the next one go', async () => {
	expect(longestSilence()).toBe(10_000);
	letSilenceBe(2_000);
	const database = await freshDb();
	const silent = write(database, actor, 'import.done', async (change) => {
		await addRow(change, course, { code: 'A', name: 'A', category: 'DX', provider: null, validMonths: null });
		await sleep(3_000);
		return { ok: true };
	});
	const next = addCourse(database, 'B');
	await expect(silent).rejects.toThrow('without a statement for 2 s was given up');
	expect(await next).toEqual({ ok: true, entry: 1 });
	expect((await coursesOf(database)).map(({ code }) => code)).toEqual(['B']);
});

it('a write that speaks now and then may take its time', async () => {
	letSilenceBe(2_000);
	const database = await freshDb();
	const slow = database.transact(async ({ raw }) => {
		for (let time = 0; time < 4; time++) {
			await sleep(700);
			await raw.execute('SELECT 1');
		}
		return 'done';
	});
	expect(await slow).toBe('done');
});

it('answers many questions at once through its one reader, one of them wrong, each with its own answer', async () => {
	const database = await freshDb();
	await addCourse(database, 'A');
	const questions = Array.from({ length: 50 }, (_, index) =>
		index === 25
			? database.reader.run('SELECT nothing').catch(() => 'refused')
			: database.reader.run(`SELECT ${index} AS number`).then(({ rows }) => rows[0]?.number)
	);
	expect(await Promise.all(questions)).toEqual(
		Array.from({ length: 50 }, (_, index) => (index === 25 ? 'refused' : index))
	);
	await expect(database.reader.run('DELETE FROM course'), 'and still cannot write').rejects.toThrow();
});
