import { createClient } from '@libsql/client';
import { drizzle } from 'drizzle-orm/libsql';
import { migrate } from 'drizzle-orm/libsql/migrator';
import { createHash } from 'node:crypto';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lockAccount } from '$lib/server/access/account/accounts';
import { migrateDatabase } from '$lib/server/db/migrate';
import { migrateOwned } from '$lib/server/db/owner/migrate-owned';
import { importRuns } from '$lib/server/exchange/queries';
import { undoImport } from '$lib/server/exchange/undo';
import { temporaryFolder } from '../../factories/package-files';
import { withDatabaseAt } from '../exchange/facts';
import { byHand, dropUniqueness, verified } from './sealed-town';

/** A database from before entries vouched for their rows is brought up with everything in it. */

const actor = { kind: 'command-line' } as const;
const migrations = join(import.meta.dirname, '../../../drizzle');
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** Three entries as the program wrote them then: an import, an account, and an import that changed a course. */
async function oldTown(): Promise<string> {
	const folder = temporaryFolder();
	const url = `file:${join(folder, 'old.db')}`;
	await firstMigration(url, join(folder, 'drizzle'));
	await byHand(
		url,
		...entriesAsThen(),
		`INSERT INTO course VALUES (1, 1, 3, 'SEC', '改称した研修', 'DX', NULL, NULL), (2, 1, 1, 'DX', '研修', 'DX', NULL, NULL)`,
		`INSERT INTO account VALUES (7, 2, 2, '0001', 'a hash', 0, NULL)`,
		`INSERT INTO account_role VALUES (7, '職員'), (7, '人事')`,
		`INSERT INTO import_run VALUES (1, 1, 'package', '{}', NULL), (2, 3, 'names', '{"courses.csv":{"added":0,"changed":1,"unchanged":0}}', NULL)`,
		`INSERT INTO superseded VALUES (1, 3, 'course', 1, 0,
			'{"id":1,"addedBy":1,"entry":1,"code":"SEC","name":"研修","category":"DX","provider":null,"validMonths":null}')`
	);
	return url;
}

async function firstMigration(url: string, folder: string): Promise<void> {
	cpSync(migrations, folder, { recursive: true });
	const path = join(folder, 'meta/_journal.json');
	const journal = JSON.parse(readFileSync(path, 'utf8')) as { entries: object[] };
	writeFileSync(path, JSON.stringify({ ...journal, entries: journal.entries.slice(0, 1) }));
	const client = createClient({ url });
	await migrate(drizzle(client), { migrationsFolder: folder });
	client.close();
}

function entriesAsThen(): string[] {
	let previous = '0'.repeat(64);
	return ['course,import', 'account', 'course'].map((tables, index) => {
		const [number, at, digest] = [index + 1, '2026-05-01T00:00:00.000Z', sha256('{}')];
		const hash = sha256(JSON.stringify([number, at, 'command-line', 'import.done', digest, tables, previous]));
		const values = [number, at, 'command-line', 'import.done', '{}', digest, tables, previous, hash];
		previous = hash;
		return `INSERT INTO entry VALUES (${values.map((value) => (typeof value === 'number' ? value : `'${value}'`)).join()})`;
	});
}

async function broughtUp(): Promise<string> {
	const url = await oldTown();
	expect(await migrateDatabase(url)).toEqual({ ok: true, migrated: true });
	return url;
}

it('keeps the roles, the imports and the older versions, each with the entry it came by', async () => {
	const url = await broughtUp();
	expect(await byHand(url, 'SELECT * FROM account_role')).toMatchObject([
		{ id: 1, added_by: 2, entry: 2, account_id: 7, role: '職員' },
		{ id: 2, added_by: 2, entry: 2, account_id: 7, role: '人事' }
	]);
	expect(await byHand(url, 'SELECT id, added_by, entry, number, undone_by FROM import_run')).toMatchObject([
		{ id: 1, added_by: 1, entry: 1, number: 1, undone_by: null },
		{ id: 2, added_by: 3, entry: 3, number: 2, undone_by: null }
	]);
	expect(await byHand(url, 'SELECT written_by FROM superseded')).toMatchObject([{ written_by: 1 }]);
	expect(await withDatabaseAt(url, ({ reader }) => importRuns(reader))).toHaveLength(2);
});

it('is sound, and one entry vouches for every row and kept version that was there', async () => {
	const url = await broughtUp();
	// Two courses, an account, two roles, two imports; and the version, as what it was and as what was laid aside.
	expect(await verified(url)).toMatchObject({ entries: 4, older: 0, rows: 9, total: 0 });
	expect(await byHand(url, 'SELECT event, payload FROM entry WHERE number = 4')).toMatchObject([
		{ event: 'log.sealed', payload: '{"entries":3,"rows":9}' }
	]);
});

it('is sealed once: another upgrade has nothing to do', async () => {
	const url = await broughtUp();
	expect(await migrateDatabase(url)).toEqual({ ok: true, migrated: false });
	expect(await migrateOwned(url, undefined, () => undefined)).toEqual({ ok: true, migrated: false });
	expect((await verified(url)).entries).toBe(4);
});

/** Brought up by a program that did not seal, or cut short before it did. */
async function unsealed(): Promise<string> {
	const url = await oldTown();
	const client = createClient({ url });
	await migrate(drizzle(client), { migrationsFolder: migrations });
	client.close();
	return url;
}

it('says how many entries vouch for no rows as long as they are not sealed, and seals them at the next upgrade', async () => {
	const url = await unsealed();
	expect(await verified(url)).toMatchObject({ entries: 3, older: 3, rows: 0, total: 0 });
	expect(await migrateOwned(url, undefined, () => undefined)).toEqual({ ok: true, migrated: true });
	expect(await verified(url)).toMatchObject({ entries: 4, older: 0, rows: 9, total: 0 });
});

it('seals also on top of entries that vouch for their own rows', async () => {
	const url = await unsealed();
	await withDatabaseAt(url, async (database) => {
		expect(await undoImport(database, actor, 2)).toMatchObject({ ok: true, restored: 1 });
	});
	expect(await verified(url)).toMatchObject({ entries: 4, older: 3, total: 0 });
	await migrateDatabase(url);
	expect(await verified(url)).toMatchObject({ entries: 5, older: 0, total: 0 });
});

it('seals many rows of one entry in parts, in order', async () => {
	const url = await oldTown();
	await byHand(
		url,
		`WITH RECURSIVE n(i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 9999)
			INSERT INTO course (id, added_by, entry, code, name, category) SELECT i, 1, 1 + i % 3, 'C' || i, 'x', 'DX' FROM n`
	);
	await migrateDatabase(url);
	expect(await verified(url)).toMatchObject({ rows: 9009, total: 0 });
	expect(await byHand(url, `SELECT count(*) AS n FROM seal WHERE "table" = 'course'`)).toMatchObject([{ n: 20 }]);
});

const role = (values: string) => `INSERT INTO account_role SELECT ${values}, id, '管理者' FROM account`;
const seal = `INSERT INTO seal VALUES (2, 'account_role', 9, 'id,addedBy,entry,accountId,role', '[5000,"x"]')`;

it.each([
	{ sql: [role('5000, 2, 2')], fault: 'row-foreign', because: 'a row put in under an old number' },
	{ sql: [role('5000, 2, 2'), seal], fault: 'seal-altered', because: 'with a seal' },
	{ sql: [`UPDATE account SET password_hash = 'mine'`], fault: 'row-altered', because: 'a password' },
	{ sql: [`DELETE FROM account_role WHERE role = '人事'`], fault: 'row-missing', because: 'a role taken away' },
	{ sql: [`UPDATE superseded SET row = '{}'`], fault: 'row-altered', because: 'a kept version' },
	{ sql: ['DELETE FROM seal WHERE entry = 2'], fault: 'seal-altered', because: 'old seals taken away' },
	{ sql: ['UPDATE seal SET entry = 1 WHERE entry = 2'], fault: 'seal-altered', because: 'old seals moved' },
	{ sql: ['DELETE FROM entry WHERE number = 4'], fault: 'seal-altered', because: 'old seals, and nobody vouches' }
])('finds what is done to what was sealed: $because', async ({ sql, fault }) => {
	const url = await broughtUp();
	await dropUniqueness(url, 'account_role');
	await byHand(url, ...sql);
	expect((await verified(url)).findings.map((finding) => finding.fault)).toContain(fault);
});

it('finds seals put in by hand where nothing was sealed yet', async () => {
	const url = await unsealed();
	await byHand(url, seal);
	expect((await verified(url)).findings).toContainEqual({ entry: 2, fault: 'seal-altered' });
	await migrateDatabase(url);
	expect(await verified(url)).toMatchObject({ older: 0, total: 0 });
});

it('vouches for what is written from then on, also on top of older rows', async () => {
	const url = await broughtUp();
	await withDatabaseAt(url, async (database) => {
		expect(await undoImport(database, actor, 2)).toMatchObject({ ok: true, restored: 1 });
		expect(await lockAccount(database, actor, '0001', new Date())).toEqual({ ok: true });
	});
	expect(await verified(url)).toMatchObject({ entries: 6, older: 0, total: 0 });
	await byHand(url, `UPDATE course SET name = 'x' WHERE id = 1`, 'UPDATE account SET locked_at = NULL');
	expect((await verified(url)).findings).toMatchObject([
		{ entry: 5, name: '研修 SEC' },
		{ entry: 6, name: '利用者 0001' }
	]);
});

it('finds what was changed in an older entry', async () => {
	const url = await broughtUp();
	await byHand(url, `UPDATE entry SET actor = 'account:7' WHERE number = 2`);
	expect((await verified(url)).findings).toEqual([{ entry: 2, fault: 'entry-altered' }]);
});
