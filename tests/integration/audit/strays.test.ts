import { describe, expect, it } from 'vitest';
import { byHand, dropUniqueness, sealedTown, verified } from './sealed-town';

/** What somebody puts where no order has a place for it is found like anything else, and no check hangs or throws over it. */

async function foundAfter(...statements: string[]) {
	const url = await sealedTown();
	for (const table of ['seal', 'account_role']) await dropUniqueness(url, table);
	await byHand(url, ...statements);
	return verified(url);
}

const beyond = '9007199254740993';

describe('a role put in for an account', () => {
	const role = (entry: string) =>
		`INSERT INTO account_role SELECT 5000, ${entry}, ${entry}, id, '管理者' FROM account WHERE staff_number = '0001'`;
	const seal = (entry: string) =>
		`INSERT INTO seal VALUES (${entry}, 'account_role', 1, 'id,addedBy,entry,accountId,role', '[5000,"x"]')`;
	const found = { fault: 'row-foreign', table: 'account_role', id: 5000, name: '利用者の役割 0001 管理者' };

	it.each(['0', '-5', '1.5', beyond, '-9223372036854775808', `'x'`, `x'ff'`])(
		'under the number %s is found',
		async (entry) => {
			const { findings, total } = await foundAfter(role(entry));
			expect([total, findings]).toEqual([1, [expect.objectContaining(found)]]);
		}
	);

	it.each(['0', '-5', beyond])('under the number %s with a seal is found twice', async (entry) => {
		const { findings } = await foundAfter(role(entry), seal(entry));
		expect(findings).toHaveLength(2);
		expect(findings).toEqual(
			expect.arrayContaining([expect.objectContaining(found), { entry: Number(entry), fault: 'seal-foreign' }])
		);
	});

	it.each(['0', '-5'])('under an entry %s of its own with a seal is found thrice', async (entry) => {
		const copy = `INSERT INTO entry SELECT ${entry}, at, actor, event, payload, payload_digest, tables, previous_hash, hash, NULL
			FROM entry WHERE number = 1`;
		const { findings } = await foundAfter(role(entry), seal(entry), copy);
		expect(findings.map(({ fault }) => fault).toSorted()).toEqual(['entry-altered', 'row-foreign', 'seal-foreign']);
	});
});

describe('a key that is no number the program gives', () => {
	const values = [beyond, `-${beyond}`, '0', '1.5', `'x'`, `x'ff00'`];
	const keys = ['seal.entry', 'seal.part', 'superseded.entry', 'superseded.written_by', 'superseded.row_id'];
	const cases = [...keys, 'completion.entry'].flatMap((key) => values.map((value) => ({ key, value })));
	const wholeOnly = ['superseded.id', 'entry.number', 'completion.id', 'staff.id'];
	const ofRows = wholeOnly.flatMap((key) => [beyond, `-${beyond}`, '0'].map((value) => ({ key, value })));

	it.each([...cases, ...ofRows])('is found: $key = $value', async ({ key, value }) => {
		const [table, column] = key.split('.');
		const { findings } = await foundAfter(
			`UPDATE ${table} SET ${column} = ${value} WHERE rowid = (SELECT max(rowid) FROM ${table})`
		);
		expect(findings.length).toBeGreaterThan(0);
		expect(findings.every(({ entry }) => typeof entry === 'number')).toBe(true);
	});

	it.each([`x'00'`, `x'737461666600ff'`, `'staff' || char(0) || 'x'`, `''`, `'sqlite_master'`])(
		'is found in the name of a table: %s',
		async (name) => {
			for (const table of ['seal', 'superseded']) {
				const sql = `UPDATE ${table} SET "table" = ${name} WHERE rowid = (SELECT max(rowid) FROM ${table})`;
				expect((await foundAfter(sql)).findings.length, table).toBeGreaterThan(0);
			}
		}
	);

	it.each(['columns', 'rows'])('is found in the %s of a seal', async (column) => {
		const { findings } = await foundAfter(`UPDATE seal SET ${column} = x'ff00' WHERE entry = 2 AND "table" = 'staff'`);
		expect(findings).toContainEqual({ entry: 2, fault: 'seal-altered' });
	});
});

it('counts a great many of them, and tells of a hundred', async () => {
	const { total, findings } = await foundAfter(
		`WITH RECURSIVE n(i) AS (SELECT 2000 UNION ALL SELECT i + 1 FROM n WHERE i < 6999)
			INSERT INTO course (id, added_by, entry, code, name, category) SELECT i, 0, 0, 'C' || i, 'x', 'DX' FROM n`
	);
	expect([total, findings.length]).toEqual([5000, 100]);
});

it.each([
	{
		sql: `CREATE TRIGGER "何か" AFTER INSERT ON account BEGIN DELETE FROM session; END`,
		found: { entry: 0, fault: 'trigger-foreign', name: '何か' }
	},
	{ sql: 'CREATE VIEW people AS SELECT * FROM staff', found: { entry: 0, fault: 'view-foreign', name: 'people' } }
])('what works on the data without the program is found: $found.name', async ({ sql, found }) => {
	expect((await foundAfter(sql)).findings).toEqual([found]);
});
