import { eq, sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { openDatabase } from '$lib/server/db/open';
import { addRow, changeRow, keepVersions } from '$lib/server/db/rows';
import { course, entry, superseded } from '$lib/server/db/schema';
import { write } from '$lib/server/db/write';
import { packageFolder } from '../../factories/package-files';
import { smallTown } from '../../factories/package-town';
import { freshDb } from '../../setup/database';
import { freshUrl, imported, kenshu } from '../cli/in-process';
import { entriesIn } from '../exchange/facts';
import { chainFaults } from './chain';
import { actor, addCourse, coursesOf, entriesOf } from './courses';

/** The one door for writes. */

const newCourse = { name: '研修', category: 'DX', provider: null, validMonths: null } as const;

it('makes of every change one entry, chained to the one before, and stamps its rows with it', async () => {
	const database = await freshDb();
	for (const code of ['A', 'B', 'C']) await addCourse(database, code);
	const entries = await entriesOf(database);
	expect(chainFaults(entries)).toEqual([]);
	expect(entries).toMatchObject([
		{ number: 1, actor: 'command-line', event: 'import.done', tables: 'course', payload: '{"code":"A"}' },
		{ number: 2 },
		{ number: 3 }
	]);
	expect(await coursesOf(database)).toMatchObject([
		{ code: 'A', addedBy: 1, entry: 1 },
		{ code: 'B', addedBy: 2, entry: 2 },
		{ code: 'C', addedBy: 3, entry: 3 }
	]);
});

it('chains what the commands write: imports, accounts and an undo; a refusal and a trial leave no entry', async () => {
	const url = await freshUrl();
	const town = packageFolder(smallTown);
	await imported(url, town, '--dry-run');
	await imported(url, town);
	await imported(url, packageFolder({ 'absences.csv': ['9999,休職,2025-04-01,'] }));
	await kenshu(url, 'user', 'create', '0001', '--role', '人事');
	await kenshu(url, 'user', 'create', '0001', '--role', '人事');
	await kenshu(url, 'import', 'undo', '1');
	await imported(url, town);
	await kenshu(url, 'import', 'undo', '2');
	const entries = await entriesIn(url);
	expect(chainFaults(entries)).toEqual([]);
	expect(entries.map(({ event }) => event)).toEqual(['import.done', 'account.created', 'import.done', 'import.undone']);
});

it('an entry tells a changed payload, a changed actor and a missing entry; an erased payload keeps the chain', async () => {
	const database = await freshDb();
	for (const code of ['A', 'B', 'C']) await addCourse(database, code);
	const entries = await entriesOf(database);
	const changed = (number: number, values: object) =>
		entries.map((one) => (one.number === number ? { ...one, ...values } : one));
	expect(chainFaults(changed(2, { payload: null }))).toEqual([]);
	expect(chainFaults(changed(2, { payload: '{}' }))).toEqual(['2 has another payload']);
	expect(chainFaults(changed(2, { actor: 'account:1' }))).toEqual(['2 has another hash']);
	expect(chainFaults(entries.filter(({ number }) => number !== 2))).toHaveLength(2);
});

it('a command that refuses leaves no row, no version and no entry, and its number goes to the next one', async () => {
	const database = await freshDb();
	await addCourse(database, 'A');
	const outcome = await write(database, actor, 'import.done', async (change) => {
		const [before] = await change.db.select().from(course);
		await changeRow(change, course, before!, { name: '別の名' });
		await addRow(change, course, { ...newCourse, code: 'B' });
		return { ok: false, reason: 'after all not' };
	});
	expect(outcome).toEqual({ ok: false, reason: 'after all not' });
	expect(await coursesOf(database)).toMatchObject([{ code: 'A', name: 'A' }]);
	expect(await database.reader.select().from(superseded)).toEqual([]);
	expect(await addCourse(database, 'C')).toMatchObject({ entry: 2 });
});

it('a command that throws leaves nothing either, and the next one is not held up', async () => {
	const database = await freshDb();
	const broken = write(database, actor, 'import.done', async (change) => {
		await addRow(change, course, { ...newCourse, code: 'A' });
		throw new RangeError('a bug');
	});
	await expect(broken).rejects.toThrow('a bug');
	const twice = write(database, actor, 'import.done', async (change) => {
		for (let time = 0; time < 2; time++) await addRow(change, course, { ...newCourse, code: 'A' });
		return { ok: true };
	});
	await expect(twice, 'the database itself refuses').rejects.toThrow();
	expect([await coursesOf(database), await entriesOf(database)]).toEqual([[], []]);
	expect(await addCourse(database, 'A')).toEqual({ ok: true, entry: 1 });
});

it('keeps the version a change replaces and the one a removal ends', async () => {
	const database = await freshDb();
	await addCourse(database, 'A');
	const change = (command: (row: typeof course.$inferSelect) => Parameters<typeof write>[3]) =>
		write(database, actor, 'import.done', async (open) => {
			const [row] = await open.db.select().from(course);
			return command(row!)(open);
		});
	await change((row) => async (open) => (await changeRow(open, course, row, { name: '別の名' }), { ok: true }));
	await change(
		(row) => async (open) => (
			await keepVersions(open, course, { where: 'id = ?', args: [row.id] }, true),
			await open.db.delete(course).where(eq(course.id, row.id)),
			{ ok: true }
		)
	);
	const versions = await database.reader.select().from(superseded);
	expect(versions).toMatchObject([
		{ entry: 2, table: 'course', rowId: 1, removed: false },
		{ entry: 3, table: 'course', rowId: 1, removed: true }
	]);
	expect(versions.map(({ row }) => JSON.parse(row) as object)).toEqual([
		{ ...newCourse, id: 1, code: 'A', name: 'A', addedBy: 1, entry: 1 },
		{ ...newCourse, id: 1, code: 'A', name: '別の名', addedBy: 1, entry: 2 }
	]);
	expect(await coursesOf(database)).toEqual([]);
});

it('puts parallel writes one after the other, without a gap and without a loss', async () => {
	const database = await freshDb();
	const codes = Array.from({ length: 60 }, (_, index) => `C${index}`);
	await Promise.all(codes.map((code) => addCourse(database, code)));
	expect((await coursesOf(database)).map(({ code }) => code)).toEqual(codes);
	expect(chainFaults(await entriesOf(database))).toEqual([]);
});

it('lets two openings of one file write at the same time', async () => {
	const database = await freshDb();
	const second = await openDatabase(database.url);
	await Promise.all(Array.from({ length: 40 }, (_, index) => addCourse(index % 2 ? database : second, `C${index}`)));
	second.close();
	expect(new Set((await coursesOf(database)).map(({ code }) => code)).size).toBe(40);
	const entries = await entriesOf(database);
	expect([entries.length, chainFaults(entries)]).toEqual([40, []]);
});

it('refuses a write inside a write at once, since it would wait for itself', async () => {
	const database = await freshDb();
	const nested = write(database, actor, 'import.done', async (change) => {
		await addRow(change, course, { ...newCourse, code: 'A' });
		await addCourse(database, 'B');
		return { ok: true };
	});
	await expect(nested).rejects.toThrow(/inside a write/);
	expect([await coursesOf(database), await entriesOf(database)]).toEqual([[], []]);
	expect(await addCourse(database, 'A'), 'the door is open again').toEqual({ ok: true, entry: 1 });
});

it('lets nothing be written through the reader', async () => {
	const database = await freshDb();
	const row = { ...newCourse, code: 'A', addedBy: 1, entry: 1 };
	await expect(database.reader.insert(course).values(row)).rejects.toThrow();
	await addCourse(database, 'A');
	await expect(database.reader.update(entry).set({ actor: 'nobody' })).rejects.toThrow();
	expect(await coursesOf(database)).toHaveLength(1);
});

it('shows the reader what is committed and nothing that is not', async () => {
	const database = await freshDb();
	await write(database, actor, 'import.done', async (change) => {
		await addRow(change, course, { ...newCourse, code: 'A' });
		expect(await coursesOf(database), 'a commit away').toEqual([]);
		return { ok: true };
	});
	expect(await coursesOf(database)).toHaveLength(1);
});

it('shows a snapshot one commit from its first look to its last', async () => {
	const database = await freshDb();
	await addCourse(database, 'A');
	const seen = await database.snapshot(async ({ db }) => {
		const count = async () => (await db.select().from(course)).length;
		const before = await count();
		await addCourse(database, 'B');
		return [before, await count()];
	});
	expect(seen).toEqual([1, 1]);
	expect(await coursesOf(database)).toHaveLength(2);
});

it('keeps the promises of the file: write-ahead log, full sync, foreign keys', async () => {
	const database = await freshDb();
	const ask = async (pragma: string) =>
		database.transact(async ({ raw }) => Object.values((await raw.execute(`PRAGMA ${pragma}`)).rows[0] ?? {})[0]);
	expect([await ask('journal_mode'), await ask('synchronous'), await ask('foreign_keys')]).toEqual(['wal', 2, 1]);
	await addCourse(database, 'A');
	const orphan = write(database, actor, 'import.done', async (change) => {
		await change.db.run(sql`INSERT INTO absence (added_by, entry, staff_id, kind, "from") VALUES (1, 1, 7, 'x', 'y')`);
		return { ok: true };
	});
	await expect(orphan).rejects.toThrow();
	expect(await database.reader.select().from(course).where(eq(course.code, 'A'))).toHaveLength(1);
});
