import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { keptDays, mostFiles, mostUnattached } from '$lib/domain/evidence';
import { type Viewer } from '$lib/domain/access';
import { type Database } from '$lib/server/db/open';
import { evidence, evidenceFile, evidenceUpload } from '$lib/server/db/schema';
import { attachEvidence } from '$lib/server/evidence/attach';
import { formOf, takeFromForm } from '$lib/server/evidence/form';
import { removeAllExpired } from '$lib/server/evidence/expiry';
import { sha256Of, takeEvidence } from '$lib/server/evidence/take';
import { freshDb } from '../../setup/database';
import { jpeg, pdf, photograph, zip } from './files';
import { evidenceTown } from './town';

/** What was sent is kept once, until its record comes or nobody asks for it any more. */

let database: Database;
let town: Awaited<ReturnType<typeof evidenceTown>>;
let [hanako, taro]: Viewer[] = [];
let picture: Buffer;

beforeAll(async () => {
	picture = await photograph();
});

beforeEach(async () => {
	database = await freshDb();
	town = await evidenceTown(database);
	[hanako, taro] = [await town.as('0001'), await town.as('0002')];
});

const now = new Date('2026-11-21T03:00:00Z');
const later = (days: number) => new Date(now.getTime() + days * 24 * 3_600_000);
const files = () => database.reader.select({ sha256: evidenceFile.sha256, type: evidenceFile.type }).from(evidenceFile);
const uploads = () => database.reader.select().from(evidenceUpload);
/** A PDF like no other. */
const numbered = (number: number) => pdf({ catalog: `/Number ${number}` });

it('the same ten times at once, and once more, is one file', async () => {
	const sent = sha256Of(picture);
	const outcomes = await Promise.all(Array.from({ length: 10 }, () => takeEvidence(database, hanako!, picture)));
	expect([...outcomes, await takeEvidence(database, hanako!, picture)]).toEqual(
		Array.from({ length: 11 }, () => ({ ok: true, sha256: sent }))
	);
	const [file, ...more] = await files();
	expect([file?.type, more]).toEqual(['image/jpeg', []]);
	expect(file?.sha256, 'the cleaned copy has a name of its own').not.toBe(sent);
	expect(await uploads()).toMatchObject([{ accountId: hanako!.accountId, sentSha256: sent }]);
});

it('of two people it is one file and two notes, each good for its own person', async () => {
	const outcomes = await Promise.all([hanako!, taro!].map((viewer) => takeEvidence(database, viewer, picture)));
	expect(outcomes.map(({ ok }) => ok)).toEqual([true, true]);
	expect([(await files()).length, (await uploads()).length]).toEqual([1, 2]);
});

it('names the bytes it keeps by their own hash, a PDF by what was sent', async () => {
	await takeEvidence(database, hanako!, pdf());
	const [row] = await database.reader.select().from(evidenceFile);
	expect([row?.sha256, row?.size]).toEqual([sha256Of(pdf()), pdf().length]);
	expect(sha256Of(new Uint8Array(row!.bytes))).toBe(row?.sha256);
});

describe('what no record asks for', () => {
	it('goes after its days with the next file that comes, and not before', async () => {
		await takeEvidence(database, hanako!, numbered(1), now);
		await takeEvidence(database, hanako!, numbered(2), later(keptDays));
		expect((await files()).length).toBe(2);
		await takeEvidence(database, hanako!, numbered(3), later(keptDays + 1));
		expect((await files()).map(({ sha256 }) => sha256).sort()).toEqual([2, 3].map((n) => sha256Of(numbered(n))).sort());
	});

	it('stays where a record has it, or another person has sent the same since', async () => {
		for (const number of [1, 2]) await takeEvidence(database, hanako!, numbered(number), now);
		await attachEvidence(database, hanako!, { completionId: town.completionId }, [
			{ sha256: sha256Of(numbered(1)), name: null }
		]);
		await takeEvidence(database, taro!, numbered(2), later(20));
		await takeEvidence(database, taro!, numbered(3), later(keptDays + 1));
		expect([(await files()).length, (await uploads()).length]).toEqual([3, 2]);
	});

	it('waits anew from when it was sent again', async () => {
		await takeEvidence(database, hanako!, numbered(1), now);
		expect(await takeEvidence(database, hanako!, numbered(1), later(keptDays - 1))).toMatchObject({ ok: true });
		await takeEvidence(database, taro!, numbered(2), later(keptDays + 1));
		const sent = [{ sha256: sha256Of(numbered(1)), name: null }];
		const proven = { completionId: town.completionId };
		expect(await attachEvidence(database, hanako!, proven, sent)).toEqual({ ok: true, files: 1 });
	});

	it('goes without a file that comes as well, all of it', async () => {
		for (let number = 0; number < 25; number++) await takeEvidence(database, hanako!, numbered(number), now);
		expect(await removeAllExpired(database, later(keptDays))).toBe(0);
		expect(await removeAllExpired(database, later(keptDays + 1))).toBe(25);
		expect([await files(), await uploads()]).toEqual([[], []]);
	});

	it('goes a few at a time, so that nobody waits for a great cleaning', async () => {
		for (let number = 0; number < 25; number++) await takeEvidence(database, hanako!, numbered(number), now);
		await takeEvidence(database, taro!, numbered(100), later(keptDays + 1));
		expect((await files()).length).toBe(6);
		await takeEvidence(database, taro!, numbered(101), later(keptDays + 1));
		expect((await files()).length).toBe(2);
	});

	it('is no more than a few dozen of one person, and others do not wait for that', async () => {
		for (let number = 0; number < mostUnattached; number++)
			await takeEvidence(database, hanako!, numbered(number), now);
		const refused = { ok: false, reason: 'too-many-unattached' };
		expect(await takeEvidence(database, hanako!, numbered(999), now)).toEqual(refused);
		expect(await takeEvidence(database, taro!, numbered(999), now)).toMatchObject({ ok: true });
		const sent = [{ sha256: sha256Of(numbered(0)), name: null }];
		await attachEvidence(database, hanako!, { completionId: town.completionId }, sent);
		expect(await takeEvidence(database, hanako!, numbered(998), now)).toMatchObject({ ok: true });
	});
});

describe('the files of a form', () => {
	const formWith = (...files: [string, Buffer][]) => {
		const data = new FormData();
		for (const [name, bytes] of files) data.append('evidence', new File([new Uint8Array(bytes)], name));
		return data;
	};

	it('are none where nothing was chosen', async () => {
		const nothing = new FormData();
		nothing.append('evidence', new File([], ''));
		for (const data of [new FormData(), nothing])
			expect(await takeFromForm(database, hanako!, data)).toEqual({ ok: true, sent: [] });
	});

	it('are a sentence where the server in front refuses the body, and an error where it is no form', async () => {
		const refused = (error: Error) =>
			formOf({
				request: new Request('http://localhost/', {
					...{ method: 'POST', duplex: 'half', headers: { 'content-type': 'multipart/form-data; boundary=x' } },
					body: new ReadableStream({ pull: (controller) => controller.error(error) })
				} as RequestInit),
				platform: undefined
			});
		const tooLarge = Object.assign(new Error('Payload Too Large'), { status: 413 });
		expect(await refused(tooLarge)).toMatchObject({ ok: false, message: expect.stringContaining('5MB') });
		await expect(refused(new Error('broke off'))).rejects.toThrow();
	});

	it('are taken in with their harmless names, and can be put on the record at once', async () => {
		const data = formWith(['C:\\修了証\\表.jpg', picture], ['../../etc/passwd', pdf()]);
		const taken = await takeFromForm(database, hanako!, data);
		expect(taken).toEqual({
			ok: true,
			sent: [
				{ sha256: sha256Of(picture), name: '表.jpg' },
				{ sha256: sha256Of(pdf()), name: 'passwd' }
			]
		});
		const { sent } = taken as Extract<typeof taken, { ok: true }>;
		const proven = { completionId: town.completionId };
		expect(await attachEvidence(database, hanako!, proven, sent)).toEqual({ ok: true, files: 2 });
		expect((await database.reader.select().from(evidence)).map(({ name }) => name)).toEqual(['表.jpg', 'passwd']);
	});

	it.each([
		{ because: 'one of several is no evidence', files: ['a.pdf', 'b.zip'], says: /^「b\.zip」：.*PDFです/ },
		{ because: 'one is empty', files: ['empty.jpg'], says: /^証跡のファイルの中身がありません/ },
		{ because: 'there are more than a record takes', files: Array(mostFiles + 1).fill('a.pdf'), says: /5つまで/ },
		{ because: 'together they are too large', files: ['large', 'large'], says: /合わせて5MBまで/ }
	])('are refused with a sentence where $because', async ({ files: names, says }) => {
		const contents: Record<string, Buffer> = { 'a.pdf': pdf(), 'b.zip': zip(), large: Buffer.alloc(3 * 1024 * 1024) };
		const data = formWith(...names.map((name): [string, Buffer] => [name, contents[name] ?? Buffer.alloc(0)]));
		const outcome = await takeFromForm(database, hanako!, data);
		expect(outcome).toEqual({ ok: false, message: expect.stringMatching(says) });
		expect(await database.reader.select().from(evidence)).toEqual([]);
	});
});

it('does as many pictures as come at once, one after the other', async () => {
	const pictures = await Promise.all([100, 110, 120, 130, 140, 150].map((width) => jpeg({ width, height: 90 })));
	const outcomes = await Promise.all(pictures.map((one) => takeEvidence(database, hanako!, one)));
	expect(outcomes.map(({ ok }) => ok)).toEqual(pictures.map(() => true));
	expect((await files()).length).toBe(6);
});
