import { getTableColumns } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { describe, expect, it } from 'vitest';
import { factTables } from '$lib/server/db/facts';
import { byHand, dropUniqueness, sealedTown, verified } from './sealed-town';

/** Whatever is changed by hand in any row of any table of facts is found, and the row is named. */

const tables = [...factTables.keys()];
const columns = [...factTables].flatMap(([table, facts]) =>
	Object.values(getTableColumns(facts) as Record<string, SQLiteColumn>).map(({ name }) => ({ table, column: name }))
);

/** Another value that the column also takes. */
const another = (column: string) => `CASE typeof("${column}")
	WHEN 'null' THEN 'x' WHEN 'text' THEN iif(json_valid("${column}"), '{"x":1}', "${column}" || 'x') ELSE "${column}" + 100 END`;

it('the town has at least two rows of everything', async () => {
	const url = await sealedTown();
	for (const table of tables)
		expect((await byHand(url, `SELECT * FROM "${table}"`)).length, table).toBeGreaterThanOrEqual(2);
});

it('an untouched town is sound, and every row in it is vouched for', async () => {
	const url = await sealedTown();
	const { total, findings, rows, entries, older, last } = await verified(url);
	expect({ total, findings, entries, older, last: last?.number }).toEqual({
		...{ total: 0, findings: [], entries: 10, older: 0, last: 10 }
	});
	const counts = await Promise.all(
		[...tables, 'superseded'].map(async (table) =>
			Number((await byHand(url, `SELECT count(*) AS n FROM "${table}"`))[0]!.n)
		)
	);
	const versions = counts.at(-1)!;
	expect(rows).toBe(counts.reduce((sum, count) => sum + count) + versions);
});

it.each(columns)('a change of $table.$column is found', async ({ table, column }) => {
	const url = await sealedTown();
	await dropUniqueness(url, table);
	const [row] = await byHand(url, `SELECT * FROM "${table}" ORDER BY id LIMIT 1`);
	await byHand(url, `UPDATE "${table}" SET "${column}" = ${another(column)} WHERE id = ${Number(row!.id)}`);
	const { total, findings } = await verified(url);
	// A row under another number is one that is gone and one too many; evidence that names another file has none.
	expect(total).toBe(['id', 'entry', 'file_sha256'].includes(column) ? 2 : 1);
	expect(findings[0]).toMatchObject({ table, superseded: false, name: expect.stringMatching(/^\S+ \S+/) });
	expect(findings.map(({ entry }) => entry)).toContain(Number(row!.entry));
});

describe.each(tables)('in %s', (table) => {
	it('a row taken away is found', async () => {
		const url = await sealedTown();
		const [row] = await byHand(url, `SELECT * FROM "${table}" ORDER BY id LIMIT 1`);
		await byHand(url, `DELETE FROM "${table}" WHERE id = ${Number(row!.id)}`);
		const { findings } = await verified(url);
		const { entry, id } = row as unknown as { entry: number; id: number };
		expect(findings).toMatchObject([{ fault: 'row-missing', entry, table, id }]);
	});

	it.each([1, 5, 77])('a row put in under entry %i is found', async (entry) => {
		const url = await sealedTown();
		await dropUniqueness(url, table);
		await byHand(url, copyOf(table, { id: '9001', entry: String(entry) }));
		expect((await verified(url)).findings).toMatchObject([{ fault: 'row-foreign', entry, table, id: 9001 }]);
	});

	it('a row put in with a stamp that is no number is found', async () => {
		const url = await sealedTown();
		await dropUniqueness(url, table);
		await byHand(url, copyOf(table, { id: '9001', entry: `'x'` }));
		expect((await verified(url)).findings).toMatchObject([{ fault: 'row-foreign', entry: 0, table, id: 9001 }]);
	});

	it('two rows that change their numbers are found', async () => {
		const url = await sealedTown();
		const [one, other] = (await byHand(url, `SELECT id FROM "${table}" ORDER BY id LIMIT 2`)).map(({ id }) =>
			Number(id)
		);
		const move = (from: number, to: number) => `UPDATE "${table}" SET id = ${to} WHERE id = ${from}`;
		await byHand(url, move(one!, -1), move(other!, one!), move(-1, other!));
		const { findings } = await verified(url);
		expect(new Set(findings.map((finding) => 'id' in finding && finding.id))).toEqual(new Set([one, other]));
	});

	it('bytes in place of a text are found, and what is no JSON', async () => {
		const url = await sealedTown();
		const texts = columns.filter((one) => one.table === table);
		const kinds = await byHand(
			url,
			`SELECT ${texts.map(({ column }) => `typeof("${column}") AS "${column}"`)} FROM "${table}"`
		);
		const text = texts.find(({ column }) => kinds[0]![column] === 'text')!.column;
		await byHand(url, `UPDATE "${table}" SET "${text}" = x'00ff0a' WHERE id = (SELECT min(id) FROM "${table}")`);
		const rows = (await verified(url)).findings.filter((finding) => 'table' in finding);
		expect(rows).toMatchObject([{ fault: 'row-altered', table }]);
	});
});

function copyOf(table: string, values: Record<string, string>): string {
	const names = columns.filter((one) => one.table === table).map(({ column }) => column);
	const list = names.map((name) => `"${name}"`).join(', ');
	const taken = names.map((name) => values[name] ?? `"${name}"`).join(', ');
	return `INSERT INTO "${table}" (${list}) SELECT ${taken} FROM "${table}" ORDER BY id LIMIT 1`;
}

it.each([
	{
		sql: `UPDATE completion SET state = 'confirmed' WHERE state = 'returned'`,
		name: /^受講記録 \d{4} SEC 2025-06-01$|^受講記録 0003 DX-BASIC 2023-06-01$/,
		because: 'a record that counts again'
	},
	{ sql: `UPDATE staff SET name = '別の人' WHERE staff_number = '0003'`, name: /^職員 0003$/, because: 'a name' },
	{ sql: `UPDATE import_run SET undone_by = NULL`, name: /^取込 3$/, because: 'an import that stands again' },
	{
		sql: `UPDATE account SET password_hash = (SELECT password_hash FROM account WHERE staff_number = '0002')
			WHERE staff_number = '0001'`,
		name: /^利用者 0001$/,
		because: 'another’s password'
	},
	{
		sql: `UPDATE account_role SET role = '管理者' WHERE role = '人事'`,
		name: /^利用者の役割 0001 管理者$/,
		because: 'a role'
	},
	{
		sql: `UPDATE completion SET sources = '[nothing' WHERE id = 1`,
		name: /^受講記録 0001 DX-BASIC/,
		because: 'no JSON'
	},
	{ sql: `UPDATE course SET code = 'A' || char(10) || 'B' WHERE id = 1`, name: /^研修 A/, because: 'a line end' },
	{ sql: `DELETE FROM course WHERE code = 'SEC'`, name: /^研修 SEC$/, because: 'gone, but known from an older version' }
])('is named as people know it: $because', async ({ sql, name }) => {
	const url = await sealedTown();
	await byHand(url, sql);
	expect((await verified(url)).findings).toMatchObject([{ name: expect.stringMatching(name) }]);
});

it('names the first hundred and counts all', async () => {
	const url = await sealedTown();
	await byHand(
		url,
		`WITH RECURSIVE n(i) AS (SELECT 2000 UNION ALL SELECT i + 1 FROM n WHERE i < 3500)
			INSERT INTO course (id, added_by, entry, code, name, category) SELECT i, 1, 1, 'C' || i, 'x', 'DX' FROM n`
	);
	const { total, findings } = await verified(url);
	expect([total, findings.length]).toEqual([1501, 100]);
});
