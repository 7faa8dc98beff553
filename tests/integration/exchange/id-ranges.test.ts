import { expect, it } from 'vitest';
import { idRanges, rowsAtOnce } from '$lib/server/exchange/id-ranges';
import { freshDb } from '../../setup/database';

const rangesOf = async (ids: readonly number[]) => {
	const database = await freshDb();
	return database.transact(async ({ raw }) => {
		await raw.execute('CREATE TABLE thing (id INTEGER PRIMARY KEY, kind INTEGER)');
		const sql = 'INSERT INTO thing (id, kind) SELECT value, value % 2 FROM json_each(?)';
		await raw.execute({ sql, args: [JSON.stringify(ids)] });
		const ranges: [number, number][] = [];
		for await (const range of idRanges(raw, 'thing', { where: 'kind = ?', args: [1] })) ranges.push(range);
		return ranges;
	});
};

it('no row that fits lies outside the ranges, however far apart they are', async () => {
	expect(await rangesOf([1, 2, 60_001, 60_003, 400_001])).toEqual([
		[0, 1],
		[50_000, 60_003],
		[400_000, 400_001]
	]);
});

it('so many rows that fit are in one range, and no more', async () => {
	const ids = Array.from({ length: rowsAtOnce * 2 + 1 }, (_, index) => index * 2 + 1);
	const last = (rows: number) => rows * 2 - 1;
	expect(await rangesOf(ids)).toEqual([
		[0, last(rowsAtOnce)],
		[last(rowsAtOnce), last(rowsAtOnce * 2)],
		[last(rowsAtOnce * 2), last(rowsAtOnce * 2 + 1)]
	]);
});

it('a table without rows, or without one that fits, has none', async () => {
	expect([await rangesOf([]), await rangesOf([2, 4])]).toEqual([[], []]);
});
