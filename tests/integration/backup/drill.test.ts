import { expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '$lib/server/db/open';
import { evidenceFileFor } from '$lib/server/evidence/queries';
import { sha256Of, takeEvidence } from '$lib/server/evidence/take';
import { attachEvidence } from '$lib/server/evidence/attach';
import { viewer } from '../../factories/viewer';
import { accountId } from '../access/settle';
import { byHand } from '../audit/sealed-town';
import { freshUrl, kenshu } from '../cli/in-process';
import { pdf } from '../evidence/files';
import { backupOf, newUrl } from './backups';
import { command } from './town';

/** The drill of the operations guide, on the demonstration town while it is at work. */

const days = ['2025-03-31', '2026-11-21'];

it('every figure and every file is the same where a backup of a town at work is restored', async () => {
	const url = await freshUrl();
	await kenshu(url, 'demo', '--today', '2026-11-21');
	const database = await openDatabase(url);
	onTestFinished(() => database.close());
	const hr = viewer({ accountId: await accountId(database, '001538'), roles: ['職員', '人事'] });
	const records = (await byHand(url, `SELECT id FROM completion WHERE state = 'confirmed' ORDER BY id`)).map(({ id }) =>
		Number(id)
	);

	const child = backupOf(url, command);
	let [attached, over] = [0, false];
	void child.finally(() => (over = true));
	while (!over) {
		const file = pdf({ catalog: `/Title (${attached})` });
		expect(await takeEvidence(database, hr, file)).toMatchObject({ ok: true });
		const sent = [{ sha256: sha256Of(file), name: `${attached}.pdf` }];
		expect(await attachEvidence(database, hr, { completionId: records[attached]! }, sent)).toMatchObject({ ok: true });
		attached++;
	}
	const file = await child;
	expect(attached).toBeGreaterThan(0);

	const there = newUrl('elsewhere');
	expect(await kenshu(there, 'restore', file, '--verify')).toMatchObject({ status: 0 });
	expect(await kenshu(there, 'restore', file)).toMatchObject({ status: 0 });
	// Evidence is no figure: what came while the copy was made changed none of them.
	expect(await figuresAt(there)).toEqual(await figuresAt(url));
	expect((await kenshu(there, 'user', 'list')).out).toBe((await kenshu(url, 'user', 'list')).out);
	const [kept, all] = [await filesAt(there), await filesAt(url)];
	expect(Object.keys(kept).length).toBeGreaterThan(0);
	expect(all).toMatchObject(kept);
	expect(Object.keys(all).length - Object.keys(kept).length, 'a moment while it was written').toBeLessThanOrEqual(
		attached
	);
	expect(await kenshu(there, 'audit', 'verify')).toMatchObject({ status: 0 });
	expect(await kenshu(url, 'audit', 'verify'), 'and where it came from').toMatchObject({ status: 0 });
});

/** Each indicator on each of the days, with its departments and its exclusions. */
async function figuresAt(url: string): Promise<Record<string, string>> {
	const codes = (await kenshu(url, 'report', '--list')).out
		.trim()
		.split('\n')
		.map((line) => line.split('\t')[0]!);
	expect(codes.length).toBeGreaterThan(10);
	const figures: Record<string, string> = {};
	for (const code of codes)
		for (const day of days) {
			const ran = await kenshu(url, 'report', code, '--as-of', day, '--format', 'json');
			figures[`${code} ${day}`] = `${ran.status} ${ran.out} ${ran.err.join('\n')}`;
		}
	return figures;
}

/** The SHA-256 of every file, under its record, as whoever may see it gets it. */
async function filesAt(url: string): Promise<Record<string, string>> {
	const database = await openDatabase(url);
	const seen: Record<string, string> = {};
	for (const { id } of await byHand(url, 'SELECT id FROM evidence ORDER BY id')) {
		const file = await evidenceFileFor(database.reader, viewer({ roles: ['人事'] }), Number(id));
		seen[`${String(id)} ${file!.type}`] = sha256Of(new Uint8Array(file!.bytes));
	}
	database.close();
	return seen;
}
