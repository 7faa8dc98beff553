import { copyFileSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { lastBackup } from '$lib/server/backup/last-backup';
import { type Database, openDatabase } from '$lib/server/db/open';
import { temporaryFolder } from '../../factories/package-files';
import { freshUrl, kenshu } from '../cli/in-process';
import { chainFaults } from '../db/chain';
import { addCourse, coursesOf, entriesOf } from '../db/courses';
import { command, draftIn, draftsIn, makeLarge, openedTown, pathOf, start } from './town';

/** A copy of the backup, opened: opening it would make a log beside it. */
async function opened(file: string): Promise<Database> {
	const copy = join(temporaryFolder(), 'copy.db');
	copyFileSync(file, copy);
	return openDatabase(`file:${copy}`);
}

it('makes one whole file that only its owner may read, and says what it holds', async () => {
	const { url, database } = await openedTown(3);
	const folder = temporaryFolder();
	const file = join(folder, '六月 の写し #1%.db');
	const { status, out, err } = await kenshu(url, 'backup', file);
	const last = (await entriesOf(database)).at(-1)!;
	expect({ status, err }).toEqual({ status: 0, err: [] });
	expect(out).toMatch(/最後の操作の記録　3番（\d{4}-\d\d-\d\d \d\d:\d\d）/);
	expect(out).toContain(last.hash);
	expect(out).toContain(`大きさ ${statSync(file).size.toLocaleString('ja-JP')} バイト`);
	expect((statSync(file).mode & 0o777).toString(8)).toBe('600');
	expect(readdirSync(folder), 'and nothing beside it').toEqual(['六月 の写し #1%.db']);
	const copy = await opened(file);
	expect(await entriesOf(copy)).toEqual(await entriesOf(database));
	expect(await coursesOf(copy)).toEqual(await coursesOf(database));
	copy.close();
});

it('notes beside the database when it was made', async () => {
	const { url } = await openedTown(2);
	expect(lastBackup(url), 'none yet').toBeNull();
	const file = join(temporaryFolder(), 'backup.db');
	await kenshu(url, 'backup', file);
	expect(lastBackup(url)).toMatchObject({ file, bytes: statSync(file).size, last: { number: 2 } });
	expect((statSync(`${pathOf(url)}.backup.json`).mode & 0o777).toString(8)).toBe('600');
	expect(Date.now() - Date.parse(lastBackup(url)!.at)).toBeLessThan(60_000);
	writeFileSync(`${pathOf(url)}.backup.json`, 'torn');
	expect(lastBackup(url), 'a note that cannot be read is none').toBeNull();
	expect(lastBackup('libsql://db.example.lg.jp'), 'of another server nothing is known').toBeNull();
});

it('is one moment of a database that is written all the while', async () => {
	const { url, database, folder } = await openedTown(1);
	await makeLarge(database, 120);
	const file = join(temporaryFolder(), 'backup.db');
	const child = command(url, 'backup', file);
	let [written, during, over] = [1, 0, false];
	void child.finally(() => (over = true));
	while (!over) {
		const isDuring = draftsIn(join(file, '..')).length > 0;
		if ((await addCourse(database, `D${written}`)).ok) written++;
		if (isDuring) during++;
		await nextTurn();
	}
	expect(await child).toMatchObject({ status: 0 });
	expect(during, 'the writers go on while the copy is made').toBeGreaterThan(10);

	const [copied, all] = [await opened(file), await entriesOf(database)];
	const entries = await entriesOf(copied);
	expect(chainFaults(entries)).toEqual([]);
	expect(entries, 'the beginning of what there is now').toEqual(all.slice(0, entries.length));
	expect(await coursesOf(copied), 'and what those entries wrote').toHaveLength(entries.length);
	expect(all, 'nothing that was acknowledged is lost').toHaveLength(written);
	expect(chainFaults(all)).toEqual([]);
	copied.close();
	expect(draftsIn(folder)).toEqual([]);
});

it('of a process killed in the middle only a draft remains, and the next one removes it', async () => {
	const { url, database } = await openedTown(2);
	await makeLarge(database, 120);
	const folder = temporaryFolder();
	const yesterday = join(folder, 'yesterday.db');
	writeFileSync(yesterday, 'the backup of yesterday');
	const child = start(url, 'backup', join(folder, 'today.db'));
	while (draftIn(folder) === null && child.exitCode === null) await nextTurn();
	child.kill('SIGKILL');
	await new Promise((resolve) => child.once('close', resolve));
	expect(existsSync(join(folder, 'today.db')), 'half a file never has the name').toBe(false);
	expect(draftIn(folder)).not.toBeNull();

	expect(await kenshu(url, 'backup', join(folder, 'tomorrow.db'))).toMatchObject({ status: 0 });
	expect(readdirSync(folder).sort()).toEqual(['tomorrow.db', 'yesterday.db']);
	expect(readFileSync(yesterday, 'utf8')).toBe('the backup of yesterday');
	expect(await entriesOf(database)).toHaveLength(2);
});

it('leaves the draft of a process that is still at work, and of another machine', async () => {
	const { url } = await openedTown(1);
	const folder = temporaryFolder();
	const others = [`a.db.kenshu-draft-elsewhere-1`, `b.db.draft`, 'c.db'];
	for (const name of others) writeFileSync(join(folder, name), 'x');
	const running = `d.db.kenshu-draft-${hostname()}-${process.ppid}`;
	writeFileSync(join(folder, running), 'x');
	expect(await kenshu(url, 'backup', join(folder, 'backup.db'))).toMatchObject({ status: 0 });
	expect(readdirSync(folder).sort()).toEqual([...others, running, 'backup.db'].sort());
});

it('of a database that somebody changed by hand is made, and says so with status 1', async () => {
	const { url, database } = await openedTown(3);
	await database.transact(({ raw }) => raw.execute(`UPDATE course SET name = 'x' WHERE id = 2`));
	const file = join(temporaryFolder(), 'backup.db');
	const { status, out, err } = await kenshu(url, 'backup', file);
	expect({ status, out }).toEqual({ status: 1, out: expect.stringMatching(/バックアップを作りました/) });
	expect(err).toEqual([
		expect.stringMatching(/^操作の記録に合わないところがあります：.*2番.*以前のバックアップを消さずに/)
	]);
	expect(existsSync(file)).toBe(true);
});

it('never overwrites a file', async () => {
	const { url } = await openedTown(1);
	const folder = temporaryFolder();
	const file = join(folder, 'backup.db');
	await kenshu(url, 'backup', file);
	const before = readFileSync(file);
	for (const taken of [file, folder, pathOf(url)]) {
		const { status, out, err } = await kenshu(url, 'backup', taken);
		expect({ status, out, err }).toEqual({ status: 1, out: '', err: [expect.stringMatching(/すでにあります/)] });
	}
	expect(readFileSync(file).equals(before)).toBe(true);
	expect(readdirSync(folder)).toEqual(['backup.db']);
});

it('refuses with one sentence where there is no folder', async () => {
	const { url } = await openedTown(1);
	const file = join(temporaryFolder(), 'nowhere', 'backup.db');
	const { status, out, err } = await kenshu(url, 'backup', file);
	expect({ status, out, err }).toEqual({ status: 1, out: '', err: [expect.stringMatching(/nowhere がありません/)] });
	const inFile = join(pathOf(url), 'backup.db');
	expect(await kenshu(url, 'backup', inFile)).toMatchObject({
		status: 1,
		out: '',
		err: [expect.stringMatching(/。$/)]
	});
});

it.each([
	['libsql://db.example.lg.jp', /そのサーバーのバックアップ/],
	['http://127.0.0.1:9', /そのサーバーのバックアップ/],
	['file:/nonexistent/kenshu.db', /がありません/]
])('of %s makes none and says why', async (url, sentence) => {
	const folder = temporaryFolder();
	const { status, err } = await kenshu(url, 'backup', join(folder, 'backup.db'));
	expect({ status, err }).toEqual({ status: 1, err: [expect.stringMatching(sentence)] });
	expect(readdirSync(folder)).toEqual([]);
});

it('of an empty database is a backup too', async () => {
	const { status, out } = await kenshu(await freshUrl(), 'backup', join(temporaryFolder(), 'backup.db'));
	expect({ status, out }).toEqual({ status: 0, out: expect.stringMatching(/操作の記録　まだありません/) });
});

it('of a database whose pages are torn makes none, and says so', async () => {
	const { url, database, folder } = await openedTown(1);
	await makeLarge(database, 2);
	const file = join(folder, 'whole.db');
	await kenshu(url, 'backup', file);
	const torn = readFileSync(file);
	torn.fill(0x5a, 4096 * 3, torn.length - 4096 * 200);
	const broken = join(temporaryFolder(), 'kenshu.db');
	writeFileSync(broken, torn);
	const target = temporaryFolder();
	const { status, out, err } = await kenshu(`file:${broken}`, 'backup', join(target, 'backup.db'));
	expect({ status, out, err }).toEqual({ status: 1, out: '', err: [expect.stringMatching(/。$/)] });
	expect(readdirSync(target)).toEqual([]);
});

it.each([[[]], [['a.db', 'b.db']], [['--quick', 'a.db']]])('backup %j cannot be read', async (words) => {
	const { status, out, err } = await kenshu(await freshUrl(), 'backup', ...words);
	expect({ status, out, lines: err.length }).toEqual({ status: 2, out: '', lines: 1 });
});
