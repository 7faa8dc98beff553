import { createClient } from '@libsql/client';
import { drizzle } from 'drizzle-orm/libsql';
import { migrate } from 'drizzle-orm/libsql/migrator';
import { chownSync, cpSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { condition } from '$lib/server/db/condition';
import { root } from '../../../src/start/checkout.mjs';
import { temporaryFolder } from '../../factories/package-files';
import { freshUrl, kenshu } from '../cli/in-process';
import { entriesIn } from '../exchange/facts';
import { storedTown } from '../exchange/stored-town';
import { backupOf, newUrl, report, run } from './backups';
import { command, draftsIn, openedTown, pathOf } from './town';

/** Whatever opens the database in a process keeps it open: restoring over it happens in a process of its own. */

it('gives a new machine the same figures, down to the folder of the database', async () => {
	const url = await storedTown();
	const file = await backupOf(url);
	const there = newUrl('var', 'lib');
	const { status, out, err } = await kenshu(there, 'restore', file);
	expect({ status, last: err.at(-1) }).toEqual({ status: 0, last: expect.stringMatching(/サーバーを始めてください/) });
	expect(out).toMatch(/職員 10人/);
	const [before, after] = [await kenshu(url, ...report), await kenshu(there, ...report)];
	expect(after).toEqual(before);
	expect(JSON.parse(after.out)).toMatchObject({ overall: { numerator: 3, denominator: 7 } });
	expect((statSync(pathOf(there)).mode & 0o777).toString(8), 'for its owner alone').toBe('600');
	expect(await kenshu(there, 'import', 'undo', '1'), 'and can be written').toMatchObject({ status: 0 });
});

it('takes back what happened since; the former database is kept under another name, and can be had back', async () => {
	const before = await kenshu(await storedTown(), ...report);
	const url = await storedTown();
	const file = await backupOf(url, command);
	expect(await command(url, 'import', 'undo', '1')).toMatchObject({ status: 0 });

	const restored = await command(url, 'restore', file);
	expect(restored).toMatchObject({ status: 0 });
	expect(await command(url, ...report)).toEqual({ status: 0, said: before.out });
	expect(draftsIn(dirname(pathOf(url)))).toEqual([]);

	const kept = /データベースは (\S+\.before-restore-\d{8}-\d{6}) に/.exec(restored.said)?.[1] ?? '';
	expect(await command(url, 'restore', kept)).toMatchObject({ status: 0 });
	expect((await kenshu(url, 'import', 'list')).out).toMatch(/取消済/);
});

it.skipIf(process.getuid?.() !== 0).each([['restore'], ['migrate']])(
	'by %s of root, a new database and what stands beside it belong to whom the folder belongs',
	async (word) => {
		const words = word === 'restore' ? [await backupOf(await freshUrl())] : [];
		const url = newUrl();
		const folder = dirname(pathOf(url));
		chownSync(folder, 4321, 4321);
		expect(await kenshu(url, word, ...words)).toMatchObject({ status: 0 });
		expect(readdirSync(folder).sort()).toEqual(['kenshu.db', 'kenshu.db.owner']);
		for (const name of readdirSync(folder))
			expect(statSync(join(folder, name)), name).toMatchObject({ uid: 4321, gid: 4321 });
	}
);

it('writes an entry of its own: which backup it was, and after what it goes on', async () => {
	const url = await storedTown();
	const file = await backupOf(url);
	const [last] = await entriesIn(url);
	const there = newUrl();
	const { err } = await kenshu(there, 'restore', file);
	expect(err[0]).toMatch(/停止した利用者と変えたパスワードも、バックアップのときに戻りました/);
	const [first, second, ...more] = await entriesIn(there);
	expect([first, more]).toEqual([last, []]);
	expect(second).toMatchObject({ number: 2, event: 'database.restored', previousHash: last?.hash, tables: '' });
	expect(JSON.parse(second?.payload ?? '')).toEqual({ last: { number: 1, hash: last?.hash, at: last?.at } });
	expect(await kenshu(there, 'audit', 'verify')).toMatchObject({ status: 0 });
});

it('ends every session: one that was signed out since would be alive again', async () => {
	const { url } = await openedTown(1);
	await run(
		pathOf(url),
		'PRAGMA foreign_keys = OFF',
		`INSERT INTO session (id_hash, account_id, expires_at, ends_at) VALUES ('abc', 1, 1, 1)`
	);
	const file = await backupOf(url);
	const there = newUrl();
	await kenshu(there, 'restore', file);
	const client = createClient({ url: there });
	expect((await client.execute('SELECT count(*) AS sessions FROM session')).rows[0]?.sessions).toBe(0);
	client.close();
});

it('brings a backup of an older version up to date, and leaves the backup as it is', async () => {
	const old = join(temporaryFolder(), 'old.db');
	await migrateAllButLast(old);
	const file = await backupOf(`file:${old}`);
	const bytes = readFileSync(file);
	const url = newUrl();
	const verified = await kenshu(url, 'restore', file, '--verify');
	expect(verified).toMatchObject({ status: 0, err: [expect.stringMatching(/以前の版で作られています/)] });
	const size = `大きさ ${bytes.length.toLocaleString('ja-JP')} バイト`;
	expect(verified.out, 'the size of the file as it was given').toContain(size);
	const restored = await kenshu(url, 'restore', file);
	expect(restored.out).toContain(size);
	expect(restored).toMatchObject({ status: 0, err: expect.arrayContaining([expect.stringMatching(/この版に合わせ/)]) });
	expect(await condition(url), 'this program can work with it').toBeNull();
	expect(await condition(`file:${old}`)).toBe('not-migrated');
	expect(readFileSync(file).equals(bytes)).toBe(true);
});

/** A database as the version before this one made it. */
async function migrateAllButLast(path: string): Promise<void> {
	const folder = join(temporaryFolder(), 'drizzle');
	cpSync(join(root, 'drizzle'), folder, { recursive: true });
	const journal = join(folder, 'meta/_journal.json');
	const read = JSON.parse(readFileSync(journal, 'utf8')) as { entries: unknown[] };
	writeFileSync(journal, JSON.stringify({ ...read, entries: read.entries.slice(0, -1) }));
	const client = createClient({ url: `file:${path}` });
	await migrate(drizzle(client), { migrationsFolder: folder });
	client.close();
}
