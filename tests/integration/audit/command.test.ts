import { expect, it } from 'vitest';
import { freshUrl, kenshu } from '../cli/in-process';
import { byHand, sealedTown } from './sealed-town';

/** kenshu audit verify */

it('says that the log holds, and the last hash to write down', async () => {
	const { status, out, err } = await kenshu(await sealedTown(), 'audit', 'verify');
	expect([status, err]).toEqual([0, []]);
	expect(out).toMatch(/^操作の記録 10 件を確かめました。/);
	expect(out).toMatch(/最後の記録は 10 番、ハッシュは [0-9a-f]{64} です/);
});

it('holds also in an empty database', async () => {
	const { status, out } = await kenshu(await freshUrl(), 'audit', 'verify', '--format', 'json');
	const answer = { verified: true, entries: 0, rows: 0, older: 0, last: null, total: 0, findings: [] };
	expect([status, JSON.parse(out)]).toEqual([0, answer]);
});

it('refuses where it does not, and names the first broken entry and the row', async () => {
	const url = await sealedTown();
	await byHand(
		url,
		`UPDATE staff SET name = 'x' WHERE staff_number = '0003'`,
		'DELETE FROM entry WHERE number IN (6, 7)'
	);
	const { status, out, err } = await kenshu(url, 'audit', 'verify');
	expect([status, out]).toEqual([1, '']);
	expect(err).toEqual([
		expect.stringMatching(/^操作の記録 8 件を確かめ、合わないところが 2 か所ありました。最初に合わないのは 1 番です。/),
		'職員 0003は、1番の操作が書いたものと違います。',
		'6番から 7番までの記録がありません。'
	]);
});

it('as JSON answers with one value, also where it refuses', async () => {
	const url = await sealedTown();
	await byHand(url, `UPDATE staff SET name = 'x' WHERE staff_number = '0003'`);
	const { status, out } = await kenshu(url, 'audit', 'verify', '--format', 'json');
	expect([status, JSON.parse(out)]).toEqual([
		1,
		{
			...{ verified: false, entries: 10, rows: expect.any(Number), older: 0, total: 1 },
			last: { number: 10, hash: expect.any(String) },
			findings: [
				{
					...{ entry: 1, fault: 'row-altered', table: 'staff', id: 3, superseded: false, name: '職員 0003' },
					message: '職員 0003は、1番の操作が書いたものと違います。'
				}
			]
		}
	]);
});

it('changes nothing in the database', async () => {
	const url = await sealedTown();
	const before = await byHand(url, 'SELECT * FROM entry');
	await kenshu(url, 'audit', 'verify');
	expect(await byHand(url, 'SELECT * FROM entry')).toEqual(before);
});

it.each([[], ['check'], ['verify', 'more'], ['verify', '--format', 'csv'], ['verify', '--all']])(
	'cannot read audit %s %s',
	async (...words) => {
		expect((await kenshu(await freshUrl(), 'audit', ...words)).status).toBe(2);
	}
);
