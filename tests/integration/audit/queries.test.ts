import { type AuditFilter, noFilter, plainSentence } from '$lib/domain/audit';
import { day, dayInJapan } from '$lib/domain/calendar';
import { auditPage, linesPerPage } from '$lib/server/audit/queries';
import { type Database, openDatabase } from '$lib/server/db/open';
import { entry } from '$lib/server/db/schema';
import { write } from '$lib/server/db/write';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDb, temporaryDatabaseFile } from '../../setup/database';
import { playStory } from './story';

let database: Database;
let remove: () => void;
let record: number;

beforeAll(async () => {
	const file = await temporaryDatabaseFile();
	remove = file.remove;
	database = await openDatabase(file.url);
	({ record } = await playStory(database));
});

afterAll(() => {
	database.close();
	remove();
});

async function page(filter: Partial<AuditFilter>, before: number | null = null) {
	const outcome = await auditPage(database.reader, { ...noFilter, ...filter }, before);
	if (!outcome.ok) throw new Error(`nobody and nothing is ${outcome.unknown}`);
	return outcome;
}

const numbers = async (filter: Partial<AuditFilter>, before?: number) =>
	(await page(filter, before)).lines.map(({ number }) => number);

it('tells every command in a sentence, newest first, with who did it', async () => {
	const { lines, older } = await page({});
	expect(lines.map(({ number, actor, sentence }) => `${number} ${actor.text}：${plainSentence(sentence)}`)).toEqual([
		'15 海野 花子（0001）：パスワードを変更しました：海野 花子（0001）',
		'14 コマンド：パスワードを再発行しました：髙橋 実（0003）（停止を解きました）',
		'13 管理者（9001）：利用者を停止しました：髙橋 実（0003）',
		'12 コマンド：取込 3「誤った取込」を取り消しました（追加の取消 3件・変更の取消 0件）',
		'11 コマンド：取込 3「誤った取込」を行いました（職員 追加 1、受講記録 追加 2）',
		'10 コマンド：取込 2「6月異動」を行いました（職員 追加 1、発令 追加 2・変更 1）',
		`9 﨑本 健（0002）：受講記録を確認しました：海野 花子（0001）「DX基礎」2026年6月2日（受講記録 ${record}）`,
		`8 海野 花子（0001）：差し戻された受講を記録し直しました：海野 花子（0001）「DX基礎」2026年6月2日（受講記録 ${record}）`,
		`7 森 あゆみ（0004）：受講記録を差し戻しました：海野 花子（0001）「DX基礎」2026年6月1日（受講記録 ${record}）、理由「日付が違います」`,
		`6 海野 花子（0001）：受講を記録しました：海野 花子（0001）「DX基礎」2026年6月1日（受講記録 ${record}）`,
		'5 管理者（9001）：パスワードを再発行しました：海野 花子（0001）',
		'4 管理者（9001）：利用者を3人分作りました（役割 職員）',
		'3 管理者（9001）：利用者を作りました：森 あゆみ（0004）（役割 職員・人事）',
		'2 コマンド：利用者を作りました：管理者（9001）（役割 管理者）',
		'1 コマンド：取込 1「最初の取込」を行いました（所属 追加 2、職員 追加 4、発令 追加 4、研修 追加 2、役割の発令 追加 1）'
	]);
	expect(older).toBeNull();
});

describe('conditions', () => {
	it.each([
		{
			person: '0001',
			entries: [15, 10, 9, 8, 7, 6, 5, 4, 1],
			because: 'what she did, and what was done to what is hers'
		},
		{ person: '0002', entries: [9, 4, 1], because: 'the head is in the import, has an account and confirmed' },
		{
			person: '0003',
			entries: [14, 13, 12, 11, 4, 1],
			because: 'a record of his came by an import and went by its undo'
		},
		{ person: '0004', entries: [7, 3, 1], because: '人事 returned a record' },
		{ person: '9001', entries: [13, 5, 4, 3, 2], because: 'somebody on no list' },
		{
			person: '0100',
			entries: [10],
			because: 'nobody but the import knows them; its number is one that was given before'
		},
		{ person: '0200', entries: [12, 11], because: 'the undo took them away altogether' }
	])('by person: $person, $because', async ({ person, entries }) => {
		expect(await numbers({ person })).toEqual(entries);
	});

	it('by record: recorded, returned, mended, confirmed', async () => {
		expect(await numbers({ record })).toEqual([9, 8, 7, 6]);
	});

	it('by a record that an undo took away', async () => {
		expect(await numbers({ record: record + 1 })).toEqual([12, 11]);
	});

	it.each([
		{ run: 1, entries: [10, 1], because: 'the second import changed a post of the first' },
		{ run: 2, entries: [10], because: 'nobody has touched it since' },
		{ run: 3, entries: [12, 11], because: 'it was undone' }
	])('by import: $run, $because', async ({ run, entries }) => {
		expect(await numbers({ import: run })).toEqual(entries);
	});

	it('by event', async () => {
		expect(await numbers({ event: 'account.created' })).toEqual([4, 3, 2]);
	});

	it('all together', async () => {
		expect(await numbers({ person: '0001', event: 'import.done' })).toEqual([10, 1]);
		expect(await numbers({ person: '0003', import: 3 })).toEqual([12, 11]);
		expect(await numbers({ person: '9001', event: 'account.created' })).toEqual([4, 3, 2]);
		expect(await numbers({ record, import: 3 })).toEqual([]);
		expect(await numbers({ person: '0001', record, event: 'completion.returned' })).toEqual([7]);
	});

	it.each([
		{ filter: { person: '7777' }, unknown: ['person'] },
		{ filter: { record: 7777, import: 7777 }, unknown: ['record', 'import'] },
		{ filter: { person: '7777', import: 1 }, unknown: ['person'] }
	])('that name nobody and nothing: $unknown', async ({ filter, unknown }) => {
		expect(await auditPage(database.reader, { ...noFilter, ...filter }, null)).toEqual({ ok: false, unknown });
	});
});

describe('days', () => {
	it('are those of Japan, both included', async () => {
		const own = await freshDb();
		const instants = ['03-31T14:59:59.999', '03-31T15:00:00.000', '04-01T14:59:59.999', '04-01T15:00:00.000'];
		for (const [index, instant] of instants.entries()) {
			await write(own, { kind: 'command-line' }, 'account.locked', async () => ({ ok: true }));
			const at = `2026-${instant}Z`;
			await own.transact(({ db }) =>
				db
					.update(entry)
					.set({ at })
					.where(eq(entry.number, index + 1))
			);
		}
		const on = async (from: string | null, to: string | null) => {
			const days = { from: from === null ? null : day(from), to: to === null ? null : day(to) };
			const outcome = await auditPage(own.reader, { ...noFilter, ...days }, null);
			return outcome.ok && outcome.lines.map(({ number }) => number);
		};
		expect(await on('2026-04-01', '2026-04-01')).toEqual([3, 2]);
		expect(await on(null, '2026-03-31')).toEqual([1]);
		expect(await on('2026-04-02', null)).toEqual([4]);
		expect(await on('2026-04-03', '2026-04-04')).toEqual([]);
	});

	it('together with a person', async () => {
		const now = dayInJapan(new Date());
		expect(await numbers({ person: '0002', from: now, to: now })).toEqual([9, 4, 1]);
		expect(await numbers({ person: '0002', to: day('2020-01-01') })).toEqual([]);
	});
});

it('goes on page by page, by the number of the entry', async () => {
	const own = await freshDb();
	const actor = { kind: 'account', accountId: 1 } as const;
	for (let made = 0; made < linesPerPage + 1; made += 1)
		await write(own, actor, 'account.locked', async () => ({ ok: true }));
	const first = await auditPage(own.reader, noFilter, null);
	expect(first).toMatchObject({ ok: true, older: 2 });
	expect(first.ok && first.lines).toHaveLength(linesPerPage);
	expect(await auditPage(own.reader, noFilter, 2)).toMatchObject({ ok: true, lines: [{ number: 1 }], older: null });
	expect(await auditPage(own.reader, noFilter, 1)).toEqual({ ok: true, lines: [], older: null });
});

it('tells what is left where a payload was erased or is no payload', async () => {
	const own = await freshDb();
	await playStory(own);
	await own.transact(({ db }) => db.update(entry).set({ payload: null }));
	const page = await auditPage(own.reader, noFilter, null);
	const sentences = page.ok ? page.lines.map(({ sentence }) => plainSentence(sentence)) : [];
	expect(sentences).toHaveLength(15);
	expect(sentences[0]).toBe('パスワードの変更（くわしい内容は残っていません）');
	const found = await auditPage(own.reader, { ...noFilter, person: '0003' }, null);
	expect(found.ok && found.lines.map(({ number }) => number)).toEqual([14, 13, 12, 11, 4, 1]);
});
