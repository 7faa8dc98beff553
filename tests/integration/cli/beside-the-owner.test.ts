import { createClient } from '@libsql/client';
import { copyFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { localPath } from '$lib/server/db/local-file';
import { own } from '$lib/server/db/owner/owner';
import { packageFolder, temporaryFolder } from '../../factories/package-files';
import { smallTown } from '../../factories/package-town';
import { freshUrl, imported, kenshu } from './in-process';

/** What each command does while a server works with the database. */

async function serverOn(url: string): Promise<void> {
	const owned = await own(localPath(url) ?? '', 'server');
	if (!owned.ok) throw new Error('somebody owns it');
	onTestFinished(() => owned.ownership.release());
}

/** A database that waits for its last migration. */
async function olderUrl(): Promise<string> {
	const url = await freshUrl();
	const client = createClient({ url });
	await client.execute('DELETE FROM __drizzle_migrations');
	client.close();
	return url;
}

it('writes in turns, and reads beside it', async () => {
	const url = await freshUrl();
	await serverOn(url);
	const town = packageFolder(smallTown);
	expect(await imported(url, town, '--dry-run')).toMatchObject({ status: 0, written: false });
	expect(await imported(url, town)).toMatchObject({ status: 0, import: 1 });
	expect(await kenshu(url, 'import', 'list')).toMatchObject({ status: 0, out: expect.stringMatching(/^1\t/) });
	expect(await kenshu(url, 'user', 'create', '0001', '--role', '人事')).toMatchObject({ status: 0 });
	expect(await kenshu(url, 'user', 'lock', '0001')).toMatchObject({ status: 0 });
	expect(await kenshu(url, 'import', 'undo', '1')).toMatchObject({ status: 1 });
});

it('writes nothing into a file that is not the server’s any more', async () => {
	const url = await freshUrl();
	await serverOn(url);
	const path = localPath(url) ?? '';
	copyFileSync(path, `${path}.other`);
	renameSync(`${path}.other`, path);
	const create = kenshu(url, 'user', 'create', 'kanri', '--role', '管理者');
	await expect(create).rejects.toMatchObject({ condition: 'replaced' });
	expect((await kenshu(url, 'audit', 'verify')).out).toMatch(/操作の記録 0 件/);
});

it('migrate says that there is nothing to do, and asks nobody', async () => {
	const url = await freshUrl();
	await serverOn(url);
	expect(await kenshu(url, 'migrate')).toMatchObject({ status: 0, err: ['データベースは最新です。'] });
});

it.each(['migrate', 'demo'])('%s does not change the tables under a server, and names it', async (command) => {
	const url = await olderUrl();
	await serverOn(url);
	const stopFirst = new RegExp(`サーバー（プロセス番号 ${process.pid}）が使っています。.*止めてから`);
	const { status, out, err } = await kenshu(url, command);
	expect({ status, out, err }).toEqual({ status: 1, out: '', err: [expect.stringMatching(stopFirst)] });
});

it('demo fills an empty town while a server runs', async () => {
	const url = await freshUrl();
	await serverOn(url);
	expect(await kenshu(url, 'demo', '--staff', '100', '--today', '2026-06-15')).toMatchObject({ status: 0 });
	expect((await kenshu(url, 'import', 'list')).out).toMatch(/汐見市/);
});

it('a command lets go of the database when it ends, also when it refuses', async () => {
	const url = `file:${join(temporaryFolder(), 'kenshu.db')}`;
	for (const words of [['migrate'], ['import', 'undo', '1'], ['user', 'lock', '0001']]) {
		await kenshu(url, ...words);
		const owned = await own(localPath(url) ?? '', 'server');
		expect(owned.ok, words.join(' ')).toBe(true);
		if (owned.ok) await owned.ownership.release();
	}
});
