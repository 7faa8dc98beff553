import { describe, expect, it } from 'vitest';
import { entryGap } from '$lib/server/audit/gap';
import { withDatabaseAt } from '../exchange/facts';
import { byHand, dropUniqueness, sealedTown, verified } from './sealed-town';

/** Whatever is changed by hand in the log itself, in the seals or in the kept versions is found, and the entry is named. */

const missing = (entry: number, through = entry) => ({ fault: 'entry-missing', entry, through });

/** What verification says after somebody did this, without what cannot be known from outside. */
async function foundAfter(...statements: string[]) {
	const url = await sealedTown();
	await dropUniqueness(url, 'seal');
	await byHand(url, ...statements);
	return (await verified(url)).findings;
}

describe('an entry', () => {
	it.each([
		{ set: `at = '2020-01-01T00:00:00.000Z'`, fault: 'entry-altered' },
		{ set: `actor = 'account:1'`, fault: 'entry-altered' },
		{ set: `event = 'import.undone'`, fault: 'entry-altered' },
		{ set: `tables = ''`, fault: 'entry-altered' },
		{ set: `previous_hash = hash`, fault: 'entry-altered' },
		{ set: `hash = previous_hash`, fault: 'entry-altered' },
		{ set: `payload = '{}'`, fault: 'payload-altered' },
		{ set: `payload = x'00'`, fault: 'payload-altered' },
		{ set: 'payload = NULL', fault: 'payload-altered' }
	])('with another value is found: $set', async ({ set, fault }) => {
		expect(await foundAfter(`UPDATE entry SET ${set} WHERE number = 5`)).toMatchObject([{ entry: 5, fault }]);
	});

	it.each([
		{ set: 'payload_digest = hash', faults: ['entry-altered', 'payload-altered'] },
		{ set: 'rows_digest = hash', faults: ['entry-altered', 'seal-altered'] },
		{ set: 'rows_digest = NULL', faults: ['entry-altered', 'seal-altered'] }
	])('with another digest is found: $set', async ({ set, faults }) => {
		const found = await foundAfter(`UPDATE entry SET ${set} WHERE number = 5`);
		expect(found).toMatchObject(faults.map((fault) => ({ entry: 5, fault })));
	});

	it.each([
		{ sql: 'DELETE FROM entry WHERE number = 1', found: [missing(1)], because: 'the first' },
		{ sql: 'DELETE FROM entry WHERE number = 6', found: [missing(6)], because: 'one in the middle' },
		{ sql: 'DELETE FROM entry WHERE number BETWEEN 4 AND 7', found: [missing(4, 7)], because: 'some in a row' },
		{ sql: 'DELETE FROM entry WHERE number IN (2, 5)', found: [missing(2), missing(5)], because: 'two apart' },
		{ sql: 'DELETE FROM entry WHERE number > 8', found: [missing(9, 10)], because: 'the newest, whose seals stayed' }
	])('that is gone is named: $because', async ({ sql, found }) => {
		expect(await foundAfter(sql)).toEqual(found);
	});

	it('that is gone with its seals is named by the rows that bear its number', async () => {
		const found = await foundAfter('DELETE FROM entry WHERE number = 10', 'DELETE FROM seal WHERE entry = 10');
		expect(found.map(({ entry, fault }) => `${entry} ${fault}`)).toEqual(['10 row-foreign', '10 row-foreign']);
	});

	it('that got another number is found, and so is the place it left', async () => {
		const found = await foundAfter('UPDATE entry SET number = 40 WHERE number = 6');
		expect(found).toEqual(
			expect.arrayContaining([
				missing(6),
				missing(11, 39),
				expect.objectContaining({ entry: 40, fault: 'entry-altered' })
			])
		);
		expect(found[0]).toEqual(missing(6));
	});

	it('that was put in behind the last one is found', async () => {
		const found = await foundAfter(copyOfEntry(10, 11));
		expect(found).toMatchObject([
			{ entry: 11, fault: 'entry-altered' },
			{ entry: 11, fault: 'seal-altered' }
		]);
	});

	it.each([0, -3, Number.MIN_SAFE_INTEGER])('that was put in under the number %i is found', async (number) => {
		expect(await foundAfter(copyOfEntry(10, number))).toContainEqual({ entry: number, fault: 'entry-altered' });
	});

	it('that changed places with another is found', async () => {
		const move = (from: number, to: number) => `UPDATE entry SET number = ${to} WHERE number = ${from}`;
		const found = await foundAfter(move(5, 99), move(6, 5), move(99, 6));
		expect(found[0]).toMatchObject({ entry: 5, fault: 'entry-altered' });
	});
});

function copyOfEntry(from: number, to: number): string {
	return `INSERT INTO entry SELECT ${to}, at, actor, event, payload, payload_digest, tables, previous_hash, hash, rows_digest
		FROM entry WHERE number = ${from}`;
}

describe('a seal', () => {
	it.each([
		`UPDATE seal SET columns = 'id' WHERE entry = 2 AND "table" = 'staff'`,
		`UPDATE seal SET part = 7 WHERE entry = 2 AND "table" = 'staff'`,
		`UPDATE seal SET rows = '[]' WHERE entry = 2 AND "table" = 'staff'`,
		`UPDATE seal SET rows = 'nothing' WHERE entry = 2 AND "table" = 'staff'`,
		`UPDATE seal SET rows = '["x","y"]' WHERE entry = 2 AND "table" = 'staff'`,
		`UPDATE seal SET rows = replace(rows, '"]', 'x"]') WHERE entry = 2 AND "table" = 'staff'`,
		`UPDATE seal SET "table" = 'nothing' WHERE entry = 2 AND "table" = 'staff'`,
		`UPDATE seal SET entry = 'x' WHERE entry = 2 AND "table" = 'staff'`,
		`UPDATE seal SET entry = 3 WHERE entry = 2 AND "table" = 'plan'`,
		`DELETE FROM seal WHERE entry = 2 AND "table" = 'staff'`,
		`DELETE FROM seal WHERE entry = 2`,
		`INSERT INTO seal VALUES (2, 'staff', 2, 'id', '[1,"x"]')`
	])('changed by hand breaks its entry: %s', async (sql) => {
		expect(await foundAfter(sql)).toContainEqual({ entry: 2, fault: 'seal-altered' });
	});

	it('put in for an entry that never was is found', async () => {
		expect(await foundAfter(`INSERT INTO seal VALUES (12, 'staff', 1, 'id', '[]')`)).toEqual([missing(11, 12)]);
	});
});

describe('a kept version', () => {
	const course = `"table" = 'course' AND removed = 0 AND entry = 3`;

	it.each([
		`UPDATE superseded SET row = json_set(row, '$.name', '別の名') WHERE ${course}`,
		`UPDATE superseded SET row = 'nothing' WHERE ${course}`,
		`UPDATE superseded SET row = x'00' WHERE ${course}`,
		`UPDATE superseded SET written_by = 2 WHERE ${course}`,
		`UPDATE superseded SET entry = 5 WHERE ${course}`,
		`UPDATE superseded SET row_id = 2 WHERE ${course}`,
		`UPDATE superseded SET "table" = 'staff' WHERE ${course}`,
		`DELETE FROM superseded WHERE ${course}`
	])('changed by hand is found with the entry that wrote it and the one that laid it aside: %s', async (sql) => {
		const found = await foundAfter(sql);
		expect(found.map(({ entry }) => entry)).toEqual(expect.arrayContaining([3]));
		expect(found.every((finding) => 'table' in finding)).toBe(true);
	});

	it('that says it was taken away, and was not, is found', async () => {
		const found = await foundAfter(`UPDATE superseded SET removed = 1 WHERE ${course}`);
		expect(found).toEqual([
			{ entry: 3, fault: 'row-altered', table: 'course', id: 3, superseded: true, name: '研修 SEC' }
		]);
	});

	it('put in, under a number of its own or as another of the same, is found', async () => {
		const found = await foundAfter(
			`INSERT INTO superseded SELECT 900, entry, written_by, "table", row_id, removed, row FROM superseded WHERE ${course}`
		);
		expect(found).toMatchObject([
			{ entry: 1, fault: 'row-foreign', table: 'course', id: 3, superseded: true },
			{ entry: 3, fault: 'row-foreign', table: 'course', id: 3, superseded: true }
		]);
	});

	it('that bears no number of an entry is found', async () => {
		const found = await foundAfter(`UPDATE superseded SET entry = 'x', written_by = 'y' WHERE ${course}`);
		expect(found).toMatchObject([{ entry: 0, fault: 'row-foreign' }, { entry: 1 }, { entry: 3 }]);
	});

	it('of an account has a digest in place of the password’s hash, and a changed digest is found', async () => {
		const found = await foundAfter(
			`UPDATE superseded SET row = json_set(row, '$.passwordHash', '') WHERE "table" = 'account' AND entry = 7`
		);
		expect(found).toMatchObject([
			{ entry: 5, table: 'account', name: '利用者 0001', superseded: true },
			{ entry: 7, table: 'account', name: '利用者 0001', superseded: true }
		]);
	});
});

it('that the newest entries are gone with all they left is seen by the last number alone', async () => {
	const url = await sealedTown();
	const before = await verified(url);
	await byHand(url, ...['seal', 'superseded', 'account'].map((table) => `DELETE FROM ${table} WHERE entry >= 9`));
	await byHand(url, 'DELETE FROM entry WHERE number >= 9', 'DELETE FROM completion WHERE entry >= 9');
	const after = await verified(url);
	expect(before.last).toEqual({ number: 10, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
	expect(after.last?.number).toBe(8);
});

describe('the hole that is looked for every minute', () => {
	it.each([
		{ sql: 'SELECT 1', gap: null, because: 'none' },
		{ sql: 'DELETE FROM entry', gap: null, because: 'an empty log has no hole' },
		{ sql: 'DELETE FROM entry WHERE number = 1', gap: 1, because: 'the first' },
		{ sql: 'DELETE FROM entry WHERE number IN (4, 7)', gap: 4, because: 'the first of two' },
		{ sql: 'DELETE FROM entry WHERE number = 10', gap: null, because: 'the newest: nothing tells of it' },
		{ sql: 'UPDATE entry SET number = 40 WHERE number = 10', gap: 10, because: 'one that got another number' },
		{ sql: 'UPDATE entry SET number = 0 WHERE number = 10', gap: null, because: 'a number that is none' },
		{ sql: 'UPDATE entry SET number = -1 WHERE number = 3', gap: 3, because: 'a number that is none, and a hole' }
	])('$because', async ({ sql, gap }) => {
		const url = await sealedTown();
		await byHand(url, sql);
		expect(await withDatabaseAt(url, ({ reader }) => entryGap(reader))).toBe(gap);
	});
});
