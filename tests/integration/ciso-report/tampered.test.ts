import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import { findingSentence } from '$lib/server/audit/verify/verification-words';
import { draftReport, markOf } from '$lib/server/ciso-report/draft';
import { handIn } from '$lib/server/ciso-report/hand-in';
import { cisoEditionPage, cisoReportPage } from '$lib/server/ciso-report/page';
import { byHand, verified } from '../audit/sealed-town';
import { requirementTown, type Town } from '../requirement/town';

let town: Town;

beforeEach(async () => {
	town = await requirementTown();
	await town.published();
	await town.record('0001');
	await give(0, null);
});

async function give(seen: number, reason: string | null) {
	const viewer = await town.as('security');
	const report = await draftReport(town.database.reader, await town.ledgerNow(), 2026, viewer.today);
	const mark = await markOf(report);
	return handIn(town.database, town.ledgerNow, viewer, { fiscalYear: 2026, seen, reason, mark });
}

async function opened(edition = 1) {
	const key = { fiscalYear: 2026, edition };
	return cisoEditionPage(town.database.reader, await town.ledgerNow(), await town.as('security'), key);
}

const change = (set: string) => byHand(town.database.url, `UPDATE ciso_report SET ${set}`);

/** A better number, put into the database by hand. @returns the digest of what stands there then */
async function better(alsoDigest: boolean): Promise<string> {
	const [row] = await byHand(town.database.url, 'SELECT content FROM ciso_report');
	const text = gunzipSync(Buffer.from(String(row!.content), 'base64')).toString();
	const changed = Buffer.from(text.replace('"numerator":1', '"numerator":9'));
	const digest = createHash('sha256').update(changed).digest('hex');
	await change(`content = '${gzipSync(changed).toString('base64')}'${alsoDigest ? `, digest = '${digest}'` : ''}`);
	return digest;
}

describe('a report that somebody changes in the database', () => {
	it.each([
		['its content', false],
		['its content and its digest', true]
	])('by %s is told instead of shown, and found by the check of the log', async (_what, alsoDigest) => {
		const found = await better(alsoDigest);
		expect(await opened()).toMatchObject({ ok: false, reason: 'broken', found });
		const { findings } = await verified(town.database.url);
		expect(findings.map(findingSentence)).toEqual([
			expect.stringMatching(/^CISO報告書 2026 1は、\d+番の操作が書いたものと違います。$/)
		]);
	});

	it.each([
		'edition = 2',
		'fiscal_year = 2025',
		"as_of = '2026-07-01'",
		"reason = '訂正'",
		'ledger_entry = 1',
		"content = 'no base64!'",
		`content = '${gzipSync('no JSON').toString('base64')}'`
	])('only by %s is not shown', async (set) => {
		await change(set);
		const key = { fiscalYear: set.startsWith('fiscal') ? 2025 : 2026, edition: set.startsWith('edition') ? 2 : 1 };
		const [reader, ledger, viewer] = [town.database.reader, await town.ledgerNow(), await town.as('security')];
		expect(await cisoEditionPage(reader, ledger, viewer, key)).toMatchObject({ ok: false, reason: 'broken' });
	});

	it('does not stand in the way of the next edition, and is compared with nothing', async () => {
		await better(false);
		const page = await cisoReportPage(town.database.reader, await town.ledgerNow(), await town.as('security'), 2026);
		expect(page.changes).toBeNull();
		expect(await give(1, '書き換えられていたため')).toEqual({ ok: true, edition: 2 });
		expect(await opened(2)).toMatchObject({ ok: true, page: { sinceBefore: null } });
	});
});
