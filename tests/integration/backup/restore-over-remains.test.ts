import { createClient } from '@libsql/client';
import { once } from 'node:events';
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { kenshu } from '../cli/in-process';
import { storedTown } from '../exchange/stored-town';
import { backupOf, newUrl, report } from './backups';
import { command, draftIn, draftsIn, makeLarge, openedTown, pathOf, start } from './town';

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
