import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { findingSentence } from '$lib/server/audit/verify/verification-words';
import { frozenPage } from '$lib/server/frozen/page';
import { frozenPeople } from '$lib/server/frozen/people';
import { byHand, verified } from '../audit/sealed-town';
import { frozenTown, type FrozenTown, hr, yearEnd } from './frozen-town';

const key = { code: 'town-dx', asOf: yearEnd, edition: 1 };

/** A better figure, put into the database by hand. @returns the digest of what stands there then */
async function better({ url }: FrozenTown, alsoDigest: boolean): Promise<string> {
	const [row] = await byHand(url, 'SELECT content FROM frozen_report');
	const text = gunzipSync(Buffer.from(String(row!.content), 'base64')).toString();
	const changed = Buffer.from(text.replace('"numerator":3', '"numerator":7'));
	const digest = createHash('sha256').update(changed).digest('hex');
	const content = gzipSync(changed).toString('base64');
	await byHand(url, `UPDATE frozen_report SET content = '${content}'${alsoDigest ? `, digest = '${digest}'` : ''}`);
	return digest;
}

describe('a frozen report that somebody changes in the database', () => {
	it.each([
		['its content', false],
		['its content and its digest', true]
	])('by %s is told instead of shown', async (_what, alsoDigest) => {
		const town = await frozenTown();
		await town.freeze();
		const found = await better(town, alsoDigest);
		const [{ reader }, ledger] = [town.database, await town.ledger()];
		expect(await frozenPage(reader, ledger, hr, key)).toMatchObject({ ok: false, reason: 'broken', found });
		const people = await frozenPeople(reader, ledger, hr, key, 'numerator');
		expect(people).toEqual({ ok: false, reason: 'broken' });
		const { findings } = await verified(town.url);
		expect(findings.map(findingSentence)).toEqual([
			'確定した報告 town-dx 2024-03-31 1は、3番の操作が書いたものと違います。'
		]);
	});

	it.each(['no base64!', '', Buffer.from('no gzip').toString('base64'), gzipSync('no JSON').toString('base64')])(
		'to what is no report (%j) is told too',
		async (content) => {
			const town = await frozenTown();
			await town.freeze();
			await byHand(town.url, `UPDATE frozen_report SET content = '${content}'`);
			expect(await town.open()).toMatchObject({ ok: false, reason: 'broken' });
		}
	);

	it('to another edition is told too', async () => {
		const town = await frozenTown();
		await town.freeze();
		await byHand(town.url, 'UPDATE frozen_report SET edition = 2');
		expect(await town.open({ edition: 2 })).toMatchObject({ ok: false, reason: 'broken' });
	});

	it.each([
		['the figure', `overall = json_set(overall, '$.numerator', 7)`],
		['what was left out', 'unconfirmed = 0'],
		['the reason', `reason = '訂正'`],
		['the entry it was computed from', 'ledger_entry = 1']
	])('only in what lists show (%s) is told too', async (_what, set) => {
		const town = await frozenTown();
		await town.freeze();
		const before = await town.open();
		await byHand(town.url, `UPDATE frozen_report SET ${set}`);
		const digest = before.ok ? before.report.summary.digest : '';
		const page = await frozenPage(town.database.reader, await town.ledger(), hr, key);
		expect(page).toEqual({ ok: false, reason: 'broken', digest, found: digest });
	});

	it('does not stand in the way of the next edition', async () => {
		const town = await frozenTown();
		await town.freeze();
		await better(town, false);
		expect(await town.freeze({ seen: 1, reason: '書き換えられていたため' })).toMatchObject({ ok: true, edition: 2 });
		expect(await town.open({ edition: 2 })).toMatchObject({ ok: true });
	});
});
