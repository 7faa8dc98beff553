import { describe, expect, it } from 'vitest';
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
	const answer = {
		verified: true,
		entries: 0,
		rows: 0,
		files: 0,
		older: 0,
		last: null,
		expected: null,
		total: 0,
		findings: []
	};
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
			...{ verified: false, entries: 10, rows: expect.any(Number), files: 1, older: 0, expected: null, total: 1 },
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

describe('what was written down of the last entry', () => {
	const other = 'f'.repeat(64);

	it('holds as long as the entry is there', async () => {
		const url = await sealedTown();
		const [row] = await byHand(url, 'SELECT hash FROM entry WHERE number = 8');
		const ran = await kenshu(url, 'audit', 'verify', '--expect', `8:${String(row!.hash)}`);
		expect([ran.status, ran.err]).toEqual([0, []]);
		expect(ran.out).toContain('控えの 8 番のハッシュと合いました。');
		const { out } = await kenshu(url, 'audit', 'verify', '--expect', `8:${String(row!.hash)}`, '--format', 'json');
		expect(JSON.parse(out)).toMatchObject({ verified: true, expected: { number: 8, hash: row!.hash } });
	});

	it.each([
		{ text: `8:${other}`, sentence: '8番の記録のハッシュが、控えと違います。' },
		{ text: `11:${other}`, sentence: '11番の記録が、控えにはありますが、データベースにはありません。' }
	])('is told where it does not hold: $text', async ({ text, sentence }) => {
		const { status, out, err } = await kenshu(await sealedTown(), 'audit', 'verify', '--expect', text);
		expect([status, out, err.slice(1)]).toEqual([1, '', [sentence]]);
	});

	it('tells that the newest entries are gone with all they left', async () => {
		const url = await sealedTown();
		const [row] = await byHand(url, 'SELECT hash FROM entry WHERE number = 10');
		await byHand(url, ...['seal', 'superseded', 'account'].map((table) => `DELETE FROM ${table} WHERE entry >= 9`));
		await byHand(url, 'DELETE FROM entry WHERE number >= 9', 'DELETE FROM completion WHERE entry >= 9');
		const ran = await kenshu(url, 'audit', 'verify', '--expect', `10:${String(row!.hash)}`, '--format', 'json');
		expect(JSON.parse(ran.out).findings).toContainEqual(
			expect.objectContaining({ entry: 10, fault: 'expected-missing' })
		);
	});
});

it('changes nothing in the database', async () => {
	const url = await sealedTown();
	const before = await byHand(url, 'SELECT * FROM entry');
	await kenshu(url, 'audit', 'verify');
	expect(await byHand(url, 'SELECT * FROM entry')).toEqual(before);
});

it.each([
	[],
	['check'],
	['verify', 'more'],
	['verify', '--format', 'csv'],
	['verify', '--all'],
	['verify', '--expect', '8'],
	['verify', '--expect', '8:abc']
])('cannot read audit %s %s', async (...words) => {
	expect((await kenshu(await freshUrl(), 'audit', ...words)).status).toBe(2);
});
