import { readFileSync, writeFileSync } from 'node:fs';
import { beforeEach, expect, it } from 'vitest';
import { openDatabase } from '$lib/server/db/open';
import { attachEvidence } from '$lib/server/evidence/attach';
import { evidenceFileFor } from '$lib/server/evidence/queries';
import { sha256Of, takeEvidence } from '$lib/server/evidence/take';
import { viewer } from '../../factories/viewer';
import { givenAccount } from '../access/settle';
import { byHand } from '../audit/sealed-town';
import { backupOf, newUrl, report } from '../backup/backups';
import { kenshu } from '../cli/in-process';
import { withDatabaseAt } from '../exchange/facts';
import { storedTown } from '../exchange/stored-town';
import { jpeg, pdf, photograph } from './files';

/** What was taken in stays what it was: in the check of the log, in a backup, and in what is restored from it. */

let url: string;
const certificate = pdf({ catalog: '/Title (Certificate)' });

/** A town of some figures, three files on two of its records, and one that no record has yet. */
beforeEach(async () => {
	url = await storedTown();
	await withDatabaseAt(url, async (database) => {
		const hr = viewer({ accountId: await givenAccount(database, '0001', '職員', '人事'), roles: ['職員', '人事'] });
		const files = [await photograph(), await jpeg({ width: 90, height: 60 }), certificate, pdf()];
		for (const file of files) await takeEvidence(database, hr, file);
		const [photo, small, paper] = files.map((file) => ({ sha256: sha256Of(file), name: null }));
		await attachEvidence(database, hr, { completionId: 1 }, [photo!, small!]);
		await attachEvidence(database, hr, { completionId: 2 }, [paper!]);
	});
});

const verify = async (at = url) => {
	const { status, out } = await kenshu(at, 'audit', 'verify', '--format', 'json');
	return { status, ...(JSON.parse(out) as { files: number; total: number; findings: { message: string }[] }) };
};
const shaOf = async (which: string) =>
	String((await byHand(url, `SELECT file_sha256 AS sha FROM evidence WHERE ${which}`))[0]!.sha);

it('the check reads every file, also what no record has yet, and says how many there were', async () => {
	expect(await verify()).toMatchObject({ status: 0, files: 4, total: 0 });
	expect((await kenshu(url, 'audit', 'verify')).out).toContain('証跡のファイル 4 件も、受け取ったときのままです。');
});

it.each([
	{
		because: 'one byte of it is another',
		set: `bytes = CAST(x'25504446' || substr(bytes, 5, length(bytes) - 5) || 'X' AS BLOB)`
	},
	{ because: 'it is text', set: `bytes = 'no bytes at all'` },
	{ because: 'it is empty', set: `bytes = x''` },
	{ because: 'it is far larger than anything that is taken', set: 'bytes = zeroblob(6000000)' },
	{ because: 'it is said to be a picture', set: `type = 'image/png'` },
	{ because: 'its type would be shown as a page', set: `type = 'text/html'` },
	{ because: 'its type is no text', set: `type = x'ff00fe'` },
	{ because: 'its size is another', set: 'size = size + 1' },
	{ because: 'its size is no number', set: `size = 'x'` }
])('a file that was changed by hand is found under its record: $because', async ({ set }) => {
	const sha = await shaOf('completion_id = 2');
	await byHand(url, `UPDATE evidence_file SET ${set} WHERE sha256 = '${sha}'`);
	const { status, total, findings } = await verify();
	expect({ status, total, findings }).toMatchObject({
		...{ status: 1, total: 1 },
		findings: [
			{
				fault: 'file-altered',
				message: expect.stringMatching(/^証跡 \d{4} \S+ \S+ のファイルの中身が、.*（\d+番の操作が付けたもの）。$/)
			}
		]
	});
});

it('two files that changed places are both found', async () => {
	const [one, other] = [await shaOf('completion_id = 2'), await shaOf('completion_id = 1')];
	const rename = (from: string, to: string) => `UPDATE evidence_file SET sha256 = '${to}' WHERE sha256 = '${from}'`;
	await byHand(url, rename(one, 'x'), rename(other, one), rename('x', other));
	expect(await verify()).toMatchObject({ status: 1, total: 2 });
});

it('a file that is gone is found, and one nobody has attached under its own name', async () => {
	const [gone, loose] = [await shaOf('completion_id = 2'), sha256Of(pdf())];
	await byHand(url, `DELETE FROM evidence_file WHERE sha256 = '${gone}'`);
	await byHand(url, `UPDATE evidence_file SET bytes = x'25504446' WHERE sha256 = '${loose}'`);
	const { findings } = await verify();
	expect(findings.map(({ message }) => message)).toEqual([
		`証跡 （記録に付いていないもの） ${loose} のファイルの中身が、受け取ったときのものと違います。`,
		expect.stringMatching(/^証跡 \d{4} \S+ \S+ のファイルが消えています（\d+番の操作が付けたもの）。$/)
	]);
});

it('the drill: restored elsewhere, every figure and every byte is the same, and the check holds', async () => {
	const file = await backupOf(url);
	const shown = (await kenshu(url, 'restore', file, '--verify')).out;
	expect(shown).toMatch(/証跡のファイル 4件（[\d,]+ バイト）/);
	const there = newUrl('drill');
	expect(await kenshu(there, 'restore', file)).toMatchObject({
		status: 0,
		out: expect.stringContaining('証跡のファイル 4件')
	});
	for (const words of [report, ['report', '--list'], ['user', 'list']])
		expect(await kenshu(there, ...words)).toEqual(await kenshu(url, ...words));
	expect(await bytesAt(there)).toEqual(await bytesAt(url));
	expect(await verify(there)).toMatchObject({ status: 0, files: 4, total: 0 });
});

it('a backup in which a file was changed is not restored, and says which', async () => {
	const file = await backupOf(url);
	const [before, after] = [Buffer.from('/Title (Certificate)'), Buffer.from('/Title (Certificatf)')];
	const bytes = readFileSync(file);
	// A page may hold what stood in it before as well.
	for (let at = bytes.indexOf(before); at >= 0; at = bytes.indexOf(before)) after.copy(bytes, at);
	writeFileSync(file, bytes);
	for (const words of [[file, '--verify'], [file]]) {
		const { status, err } = await kenshu(newUrl(), 'restore', ...words);
		expect([status, err.at(-1)]).toEqual([
			1,
			expect.stringMatching(/手を加えられた跡がある.*証跡 \d{4}.*のファイルの中身が/)
		]);
	}
});

/** Every file as it stands, by its record, as whoever may see it gets it. */
async function bytesAt(at: string) {
	const database = await openDatabase(at);
	const seen: Record<string, string> = {};
	for (const { id } of await byHand(at, 'SELECT id FROM evidence ORDER BY id')) {
		const file = await evidenceFileFor(database.reader, viewer({ roles: ['人事'] }), Number(id));
		seen[`${String(id)} ${file!.type}`] = sha256Of(new Uint8Array(file!.bytes));
	}
	database.close();
	expect(Object.keys(seen).length).toBe(3);
	return seen;
}
