import { createClient } from '@libsql/client';
import { drizzle } from 'drizzle-orm/libsql';
import { migrate } from 'drizzle-orm/libsql/migrator';
import { once } from 'node:events';
import {
	chownSync,
	copyFileSync,
	cpSync,
	existsSync,
	readdirSync,
	readFileSync,
	statSync,
	truncateSync,
	writeFileSync
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { condition } from '$lib/server/db/condition';
import { own } from '$lib/server/db/owner';
import { root } from '../../../src/start/checkout.mjs';
import { temporaryFolder } from '../../factories/package-files';
import { freshUrl, kenshu } from '../cli/in-process';
import { entriesIn } from '../exchange/facts';
import { storedTown } from '../exchange/stored-town';
import { command, draftIn, draftsIn, makeLarge, openedTown, pathOf, start } from './town';

/** Whatever opens the database in a process keeps it open: restoring over it happens in a process of its own. */

const newUrl = (...folders: string[]) => `file:${join(temporaryFolder(), ...folders, 'kenshu.db')}`;

const report = ['report', 'town-dx', '--as-of', '2024-03-31', '--format', 'json'];

async function backupOf(url: string, run: typeof command | typeof kenshu = kenshu): Promise<string> {
	const file = join(temporaryFolder(), 'backup.db');
	expect(await run(url, 'backup', file)).toMatchObject({ status: 0 });
	return file;
}

async function run(path: string, ...statements: string[]): Promise<void> {
	const client = createClient({ url: `file:${path}` });
	for (const statement of statements) await client.execute(statement);
	client.close();
}

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

it('is refused while a server owns the database, and while anything has it open', async () => {
	const { url } = await openedTown(2);
	const file = await backupOf(url);
	const before = readdirSync(dirname(pathOf(url))).filter((name) => !/owner/.test(name));
	const inUse = { status: 1, said: expect.stringMatching(/使われています。サーバーとほかのコマンドを止めてから/) };
	expect(await command(url, 'restore', file), 'this process only has it open').toEqual(inUse);

	const owned = await own(pathOf(url), 'server');
	if (!owned.ok) throw new Error('nobody else should own it');
	expect(await command(url, 'restore', file), 'this process owns it').toEqual(inUse);
	expect(await command(url, 'restore', file, '--verify'), 'looking is allowed').toMatchObject({ status: 0 });
	await owned.ownership.release();
	expect(readdirSync(dirname(pathOf(url))).filter((name) => !/owner/.test(name))).toEqual(before);
});

it('--verify says what a backup holds and changes nothing', async () => {
	const file = await backupOf(await storedTown());
	const url = await freshUrl();
	const [bytes, changed] = [readFileSync(file), statSync(file).mtimeMs];
	const names = [readdirSync(dirname(file)), readdirSync(dirname(pathOf(url)))];
	const { status, out, err } = await kenshu(url, 'restore', file, '--verify');
	expect({ status, err }).toEqual({ status: 0, err: [] });
	expect(out).toMatch(
		/そのまま戻せるバックアップです。\n.*最後の操作の記録　1番（.*\n.*[0-9a-f]{64}\n.*職員 10人　受講記録 \d+件/
	);
	expect(readFileSync(file).equals(bytes)).toBe(true);
	expect(statSync(file).mtimeMs).toBe(changed);
	expect([readdirSync(dirname(file)), readdirSync(dirname(pathOf(url)))]).toEqual(names);
	const nowhere = newUrl('nowhere');
	expect(await kenshu(nowhere, 'restore', file, '--verify'), 'also without a database').toMatchObject({ status: 0 });
	expect(existsSync(dirname(pathOf(nowhere)))).toBe(false);
});

const unfit: Record<string, { spoil: (file: string) => unknown; sentence: RegExp }> = {
	'cut off': { spoil: (file) => truncateSync(file, statSync(file).size - 8192), sentence: /壊れています/ },
	'cut off after the first page': { spoil: (file) => truncateSync(file, 4096), sentence: /壊れています/ },
	'overwritten in the middle': {
		spoil: (file) => writeFileSync(file, readFileSync(file).fill(0x5a, 8192, 24_576)),
		sentence: /壊れています/
	},
	'with the first bytes of a database alone': {
		spoil: (file) => writeFileSync(file, `SQLite format 3\0${'x'.repeat(8000)}`),
		sentence: /壊れています/
	},
	empty: { spoil: (file) => truncateSync(file, 0), sentence: /研修手帳のバックアップではありません/ },
	'a text': { spoil: (file) => writeFileSync(file, 'メモ'), sentence: /研修手帳のバックアップではありません/ },
	'another program’s': {
		spoil: async (file) => {
			truncateSync(file, 0);
			await run(file, 'CREATE TABLE invoice (id)');
		},
		sentence: /研修手帳のバックアップではありません/
	},
	newer: {
		spoil: (file) => run(file, `INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('later', 4102444800000)`),
		sentence: /新しい版で作られています。プログラムを更新してください/
	},
	'changed by hand in a row': {
		spoil: (file) => run(file, `UPDATE staff SET name = '別人' WHERE staff_number = '0004'`),
		sentence: /手を加えられた跡があるため、戻せません：職員.*0004.*1番の操作が書いたものと違います/
	},
	'changed by hand in the log': {
		spoil: (file) => run(file, `UPDATE entry SET at = '2020-01-01T00:00:00.000Z'`),
		sentence: /手を加えられた跡があるため、戻せません：1番の記録が書き換えられています。$/
	},
	'a database at work, copied by hand': {
		spoil: async (file) => {
			const { url } = await openedTown(1);
			for (const side of ['', '-wal']) copyFileSync(`${pathOf(url)}${side}`, `${file}${side}`);
		},
		sentence: /使用中のデータベースです/
	}
};

it.each(Object.keys(unfit))('a file that is %s is refused with one sentence, and all stays as it is', async (name) => {
	const file = await backupOf(await storedTown());
	await unfit[name]!.spoil(file);
	const url = await freshUrl();
	const [bytes, before] = [readFileSync(file), readFileSync(pathOf(url))];
	for (const words of [
		['restore', file],
		['restore', file, '--verify']
	]) {
		const { status, out, err } = await kenshu(url, ...words);
		expect({ status, out, err }).toEqual({ status: 1, out: '', err: [expect.stringMatching(unfit[name]!.sentence)] });
	}
	expect(readFileSync(file).equals(bytes)).toBe(true);
	expect(readFileSync(pathOf(url)).equals(before)).toBe(true);
	expect(readdirSync(dirname(pathOf(url))).filter((one) => !one.endsWith('.owner'))).toEqual(['kenshu.db']);
});

it('what is no file, or is the database itself, is refused', async () => {
	const url = await freshUrl();
	const cases: [string, RegExp][] = [
		[join(temporaryFolder(), 'none.db'), /がありません/],
		[temporaryFolder(), /バックアップではありません/],
		[pathOf(url), /今のデータベースです/]
	];
	for (const [file, sentence] of cases)
		expect(await kenshu(url, 'restore', file)).toEqual({ status: 1, out: '', err: [expect.stringMatching(sentence)] });
	const remote = await kenshu('libsql://db.example.lg.jp', 'restore', pathOf(url));
	expect(remote).toEqual({ status: 1, out: '', err: [expect.stringMatching(/別のサーバーにあります/)] });
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

it('of a process killed in the middle the database does not notice, and the draft goes with the next one', async () => {
	const { url: large, database } = await openedTown(3);
	await makeLarge(database, 60);
	const file = await backupOf(large);
	const url = await storedTown();
	const folder = dirname(pathOf(url));
	const before = readFileSync(pathOf(url));
	const child = start(url, 'restore', file);
	while (draftIn(folder) === null && child.exitCode === null) await nextTurn();
	child.kill('SIGKILL');
	await once(child, 'close');
	expect(readFileSync(pathOf(url)).equals(before)).toBe(true);
	expect(draftsIn(folder)).not.toEqual([]);
	expect(await command(url, 'restore', file)).toMatchObject({ status: 0 });
	expect(draftsIn(folder)).toEqual([]);
	expect((await kenshu(url, 'import', 'list')).out).not.toMatch(/package/);
});

it('takes a backup that a command has read as its database, and asks to look at what it holds', async () => {
	const url = await storedTown();
	const file = await backupOf(url);
	expect(await command(`file:${file}`, 'report', '--list')).toMatchObject({ status: 0 });
	expect(readFileSync(file)[18], 'it says since then that it keeps a log').toBe(2);
	const look = expect.stringMatching(/作ったあとに開かれたファイルか.*確かめてください/);
	expect(await kenshu(url, 'restore', file, '--verify')).toMatchObject({ status: 0, err: [look] });
	const there = newUrl();
	const { status, err } = await kenshu(there, 'restore', file);
	expect({ status, first: err[0] }).toEqual({ status: 0, first: look });
	expect(readdirSync(dirname(pathOf(there))).sort()).toEqual(['kenshu.db', 'kenshu.db.owner']);
	expect(await kenshu(there, 'audit', 'verify')).toMatchObject({ status: 0 });
});

it('lays aside the log of a database that is lost, which would be played onto the new one', async () => {
	const file = await backupOf(await storedTown());
	const lost = pathOf((await openedTown(30)).url);
	const url = newUrl();
	for (const side of ['-wal', '-shm']) copyFileSync(`${lost}${side}`, `${pathOf(url)}${side}`);
	const { status, said } = await command(url, 'restore', file);
	expect({ status, said }).toEqual({
		status: 0,
		said: expect.stringMatching(/before-restore-\d{8}-\d{6}-wal に残しました/)
	});
	const names = readdirSync(dirname(pathOf(url))).map((name) => name.replace(/\d{8}-\d{6}/, 'then'));
	const aside = ['kenshu.db.before-restore-then-shm', 'kenshu.db.before-restore-then-wal'];
	expect(names.sort()).toEqual(['kenshu.db', ...aside, 'kenshu.db.owner']);
	expect(await command(url, 'audit', 'verify')).toMatchObject({ status: 0 });
	expect(await command(url, 'import', 'undo', '1'), 'and can be written').toMatchObject({ status: 0 });
	const client = createClient({ url });
	expect((await client.execute('PRAGMA integrity_check')).rows[0]?.[0]).toBe('ok');
	client.close();
});

it('replaces a database that is too damaged to be opened, and keeps it with its log', async () => {
	const file = await backupOf(await storedTown());
	const url = newUrl();
	writeFileSync(pathOf(url), `SQLite format 3\0${'x'.repeat(8000)}`);
	writeFileSync(`${pathOf(url)}-wal`, 'what is left of the log');
	expect(await command(url, 'restore', file)).toMatchObject({ status: 0 });
	expect(await kenshu(url, ...report)).toMatchObject({ status: 0 });
	const kept = readdirSync(dirname(pathOf(url))).filter((name) => name.includes('before-restore'));
	expect(kept).toEqual(
		expect.arrayContaining([expect.stringMatching(/-\d{6}$/), expect.stringMatching(/-\d{6}-wal$/)])
	);
});

it.each([[[]], [['a.db', 'b.db']], [['a.db', '--quick']]])('restore %j cannot be read', async (words) => {
	const { status, out, err } = await kenshu(newUrl(), 'restore', ...words);
	expect({ status, out, lines: err.length }).toEqual({ status: 2, out: '', lines: 1 });
});
