import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { copyAndCheck } from '$lib/server/backup/back-up';
import { lastBackup } from '$lib/server/backup/last-backup';
import { openDatabase } from '$lib/server/db/open';
import { temporaryFolder } from '../../factories/package-files';
import { canMount, fillUp, smallFileSystem } from '../../setup/small-file-system';
import { kenshu } from '../cli/in-process';
import { addCourse, entriesOf } from '../db/courses';
import { makeLarge, openedTown, pathOf } from './town';

const onlyWhereMounting = it.skipIf(!canMount);

onlyWhereMounting('a backup for which there is no room is refused before a byte of it is written', async () => {
	const { url, database } = await openedTown(2);
	await makeLarge(database, 4);
	const disk = smallFileSystem(2048);
	const { status, out, err } = await kenshu(url, 'backup', join(disk, 'backup.db'));
	expect({ status, out, err }).toEqual({ status: 1, out: '', err: [expect.stringMatching(/空きが足りないため/)] });
	expect(readdirSync(disk)).toEqual([]);
	expect(await addCourse(database, 'AFTER'), 'the running database goes on').toMatchObject({ ok: true });
	expect(lastBackup(url), 'and is not noted as backed up').toBeNull();
});

onlyWhereMounting(
	'a disk that fills while the copy is written ends it with an error and not with half a file',
	async () => {
		const { url, database } = await openedTown(2);
		await makeLarge(database, 4);
		const disk = smallFileSystem(2048);
		const draft = join(disk, 'draft.db');
		writeFileSync(draft, '');
		await expect(copyAndCheck(url, draft), 'SQLite itself meets the end of the disk').rejects.toThrow(/SQLITE_FULL/);
		expect(await entriesOf(database)).toHaveLength(2);
	}
);

onlyWhereMounting('a backup to another disk is made though that of the database is full', async () => {
	const { url: whole } = await openedTown(2);
	const disk = smallFileSystem(4096);
	const file = join(temporaryFolder(), 'first.db');
	await kenshu(whole, 'backup', file);
	const url = `file:${join(disk, 'kenshu.db')}`;
	expect(await kenshu(url, 'restore', file)).toMatchObject({ status: 0 });
	// Kept open as a server would: a last connection that closes folds its log in, and the disk has room again.
	const served = await openDatabase(url);
	onTestFinished(() => served.close());
	await kenshu(url, 'import', 'list');
	fillUp(disk);
	const second = await kenshu(url, 'backup', join(temporaryFolder(), 'second.db'));
	expect(second).toMatchObject({ status: 0, out: expect.stringMatching(/最後の操作の記録　3番/) });
	expect(second.err, 'only the note of it is missing').toEqual([expect.stringMatching(/書き残せませんでした/)]);
	expect(lastBackup(url)).toBeNull();
});

onlyWhereMounting('a restore for which there is no room leaves the database as it is', async () => {
	const { url: large, database } = await openedTown(2);
	await makeLarge(database, 4);
	const { url: small } = await openedTown(1);
	const [fits, tooLarge] = [join(temporaryFolder(), 'small.db'), join(temporaryFolder(), 'large.db')];
	await kenshu(small, 'backup', fits);
	await kenshu(large, 'backup', tooLarge);
	const disk = smallFileSystem(3072);
	const url = `file:${join(disk, 'kenshu.db')}`;
	expect(await kenshu(url, 'restore', fits)).toMatchObject({ status: 0 });
	const [before, names] = [readFileSync(pathOf(url)), readdirSync(disk)];
	for (const words of [
		['restore', tooLarge],
		['restore', tooLarge, '--verify']
	]) {
		const { status, out, err } = await kenshu(url, ...words);
		expect({ status, out, err }).toEqual({ status: 1, out: '', err: [expect.stringMatching(/空きが足りないため/)] });
	}
	expect(readFileSync(pathOf(url)).equals(before)).toBe(true);
	expect(readdirSync(disk)).toEqual(names);
});
