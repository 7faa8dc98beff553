import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { conditionOf } from '$lib/server/db/condition';
import { illnessOf } from '$lib/server/db/health';
import { localPath } from '$lib/server/db/local-file';
import { addRow } from '$lib/server/db/rows';
import { course, entry } from '$lib/server/db/schema';
import { type Database } from '$lib/server/db/open';
import { write } from '$lib/server/db/write';
import { eq } from 'drizzle-orm';
import { freshDb } from '../../setup/database';
import { actor, addCourse, coursesOf } from './courses';

/** A file that is taken away or put in the place of another under a running process: nothing is acknowledged into nowhere. */

const pathOf = (database: Database) => localPath(database.url) ?? '';

/** What becomes of a question: its outcome, or the condition it failed with. */
const fateOf = (question: Promise<unknown>) => question.then(() => 'done', conditionOf);

async function fates(database: Database) {
	return {
		write: await fateOf(addCourse(database, 'lost')),
		read: await fateOf(coursesOf(database)),
		snapshot: await fateOf(database.snapshot(async ({ db }) => db.select().from(course))),
		health: await illnessOf(database, new Date())
	};
}

const refused = { write: 'replaced', read: 'replaced', snapshot: 'replaced', health: 'replaced' };

const takenAway: Record<string, (path: string) => void> = {
	'its file is moved away': (path) => renameSync(path, `${path}.away`),
	'its file is deleted': (path) => rmSync(path),
	'another file is put in its place': (path) => {
		copyFileSync(path, `${path}.copy`);
		renameSync(`${path}.copy`, path);
	},
	'its log is deleted': (path) => rmSync(`${path}-wal`),
	'its folder is moved away': (path) => {
		renameSync(dirname(path), `${dirname(path)}.away`);
		mkdirSync(dirname(path));
		copyFileSync(join(`${dirname(path)}.away`, 'kenshu.db'), path);
		rmSync(`${dirname(path)}.away`, { recursive: true });
	}
};

describe.each(Object.keys(takenAway))('when %s', (name) => {
	it('every write and every question is refused, and no new file is begun', async () => {
		const database = await freshDb();
		await addCourse(database, 'A');
		takenAway[name]!(pathOf(database));
		const there = existsSync(pathOf(database));
		expect(await fates(database)).toEqual(refused);
		expect(await fates(database), 'also the second time').toEqual(refused);
		expect(existsSync(pathOf(database))).toBe(there);
	});

	it('a write that was on its way is not acknowledged', async () => {
		const database = await freshDb();
		await addCourse(database, 'A');
		const under = write(database, actor, 'import.done', async (change) => {
			await addRow(change, course, { code: 'B', name: 'B', category: 'DX', provider: null, validMonths: null });
			takenAway[name]!(pathOf(database));
			return { ok: true };
		});
		expect(await fateOf(under)).toBe('replaced');
	});
});

it('works again when the same file comes back, and what was acknowledged before is there', async () => {
	const database = await freshDb();
	const path = pathOf(database);
	await addCourse(database, 'A');
	renameSync(path, `${path}.away`);
	expect(await fates(database)).toEqual(refused);
	renameSync(`${path}.away`, path);
	expect(await addCourse(database, 'B')).toEqual({ ok: true, entry: 2 });
	expect((await coursesOf(database)).map(({ code }) => code)).toEqual(['A', 'B']);
	expect(await illnessOf(database, new Date())).toBe(null);
});

it('a write that failed while the file was away begins no new file, and the next one works when it is back', async () => {
	const database = await freshDb();
	const path = pathOf(database);
	const broken = write(database, actor, 'import.done', async () => {
		renameSync(path, `${path}.away`);
		throw new RangeError('a bug');
	});
	await expect(broken).rejects.toThrow('a bug');
	expect([await fateOf(addCourse(database, 'A')), existsSync(path)]).toEqual(['replaced', false]);
	renameSync(`${path}.away`, path);
	expect(await addCourse(database, 'A')).toEqual({ ok: true, entry: 1 });
});

it('is refused where the last entry lies before one that was there: an older file was copied over it', async () => {
	const database = await freshDb();
	for (const code of ['A', 'B', 'C']) await addCourse(database, code);
	expect(await illnessOf(database, new Date())).toBe(null);
	await database.transact(({ db }) => db.delete(entry).where(eq(entry.number, 3)));
	expect([await fateOf(addCourse(database, 'D')), await illnessOf(database, new Date())]).toEqual([
		'replaced',
		'replaced'
	]);
});
