import iconv from 'iconv-lite';
import { writeXlsx } from 'hucre/xlsx';
import { beforeEach, expect, it } from 'vitest';
import { type Viewer } from '$lib/domain/access';
import { day } from '$lib/domain/calendar';
import { type Database } from '$lib/server/db/open';
import { completion, entry, finisherColumns, finisherUpload, importRun, staff } from '$lib/server/db/schema';
import { recordCompletion } from '$lib/server/training/commands';
import { eq } from 'drizzle-orm';
import { ownCurrent } from '../../setup/current';
import { post } from '../confirmation/page-town';
import { asked, base, choose, columnsOf, csv, heading, previewed, result, send, sendIn } from './pages';
import { doors, submit, visit } from './walk';
import { finisherTown, herself, hr, officer } from './town';

/** 修了者名簿 by its pages, without JavaScript, on a database of its own. */

const current = ownCurrent();

let database: Database;
let who: Viewer;

beforeEach(async () => {
	database = await finisherTown();
	current.database.mockResolvedValue(database);
	who = await officer(database);
});

type ColumnsPage = { columns: { sources: Record<string, object> }; isRemembered: boolean };
const columnsShown = async () => (await columnsOf(who)) as unknown as ColumnsPage;
const counts = async () => (await previewed(who)).groups.map(({ count }) => count);
const take = async (fields: Record<string, string> = {}) => sendIn(who, await previewed(who), fields);
const stored = () =>
	database.reader
		.select({
			number: staff.staffNumber,
			on: completion.completedOn,
			state: completion.state,
			sources: completion.sources,
			hours: completion.hours
		})
		.from(completion)
		.innerJoin(staff, eq(staff.id, completion.staffId))
		.orderBy(completion.id);

it('a list goes in by four steps, and out again as if it had never been', async () => {
	const claim = { courseCode: 'SEC', completedOn: day('2026-06-01'), hours: 2, comprehension: 4 };
	await recordCompletion(database, await herself(database), claim);
	const before = await stored();
	const list = csv(
		'0001,髙橋　花子,企画課,SEC,2026/6/1,',
		',佐藤 一郎,財政課,情報セキュリティ研修,R8.6.2,90分',
		'3,,,SEC,2026/6/3,1'
	);

	expect(await send(who, iconv.encode(list, 'cp932'))).toMatchObject({ status: 303, to: `${base}/columns` });
	expect(await choose(who)).toMatchObject({ status: 303, to: `${base}/people` });
	expect((await previewed(who)).faults).toMatchObject([
		{ rowNumber: 4, faults: [expect.stringContaining('まだ決まっていません')] }
	]);
	const { key } = await previewed(who);
	expect(await submit(who, 'people', { key, 'row-4': '0003' })).toMatchObject({ to: `${base}/preview` });
	expect(await counts()).toEqual([2, 1, 0, 0]);
	expect(await take()).toMatchObject({ status: 303, to: `${base}/result` });
	expect(await result(who)).toMatchObject({ counts: { added: 2, changed: 1, unchanged: 0 }, leftOut: [], number: 1 });

	expect(await stored()).toEqual([
		{ number: '0001', on: '2026-06-01', state: 'confirmed', sources: ['本人', 'J-LIS'], hours: 2 },
		{ number: '0003', on: '2026-06-02', state: 'confirmed', sources: ['J-LIS'], hours: 1.5 },
		{ number: '0003', on: '2026-06-03', state: 'confirmed', sources: ['J-LIS'], hours: 1 }
	]);
	expect(await database.reader.select().from(finisherUpload)).toMatchObject([{ sheets: [] }]);
	expect(await visit(who, 'list')).toMatchObject({
		begun: null,
		runs: [{ number: 1, name: 'J-LIS（名簿.csv）' }]
	});
	expect((await submit(who, 'take back', { number: '1' })).status).toBe(303);
	expect(await stored()).toEqual(before);
	expect((await submit(who, 'take back', { number: '1' })).data.message).toContain('もう取り消されています');
});

it('columns are remembered by who sends the list; the day of one list is not', async () => {
	const list = '番,日にち\r\n0001,x';
	await send(who, list);
	const shared = {
		staffNumber: '番',
		course: '=',
		'course-value': 'SEC',
		completedOn: '=',
		'completedOn-value': '2026-07-01'
	};
	expect((await choose(who, shared)).to).toBe(`${base}/preview`);
	await send(who, list);
	const page = await columnsShown();
	expect(page).toMatchObject({ isRemembered: true });
	expect(page.columns.sources).toEqual({ staffNumber: { heading: '番' }, course: { value: 'SEC' } });
	await choose(who, shared);
	expect(await database.reader.select().from(finisherColumns)).toHaveLength(1);
	const kept = await database.reader.select().from(entry).where(eq(entry.event, 'finisher-columns.kept'));
	expect(kept).toHaveLength(1);
});

it('rows that cannot go in stop the list until it is said that they are known, and are all in the answer', async () => {
	await send(
		who,
		csv(
			'0001,,,SEC,2026/6/1,',
			'9999,,,SEC,2026/6/1,',
			'0002,,,SEC,2025/6/1,',
			'0002,,,DX,2026/6/1,',
			'0001,,,SEC,2026/6/1,'
		)
	);
	await choose(who);
	expect((await take()).data.message).toContain('取り込めない行があります');
	expect(await stored()).toEqual([]);
	await take({ withoutFaults: 'yes' });
	const done = await result(who);
	expect(done).toMatchObject({ counts: { added: 1 }, leftOut: [3, 4, 5, 6].map((rowNumber) => ({ rowNumber })) });
	expect(JSON.stringify(done)).toMatch(
		/当たる職員がいません.*令和8年度ではありません.*必須研修の研修ではありません.*2行目と同じ/
	);
});

it('人事 takes in any course; what a list says of whoever takes it in waits for somebody else', async () => {
	who = await hr(database);
	await send(who, csv('0001,,,DX,2026/6/1,', '0005,,,SEC,2026/6/1,'));
	await choose(who);
	await take();
	expect((await stored()).map(({ state }) => state)).toEqual(['confirmed', 'waiting']);
});

it('a list may wait for confirmation as a whole, and the same list again is nothing new', async () => {
	for (const again of [false, true]) {
		await send(who, csv('0001,,,SEC,2026/6/1,'), { state: 'waiting' });
		await choose(who);
		const { data } = await take();
		if (again) expect(data.message).toContain('新しく取り込むものがありません');
		else expect(await stored()).toMatchObject([{ state: 'waiting' }]);
	}
	expect(await database.reader.select().from(importRun)).toHaveLength(1);
});

it('a workbook is read with numbers that have lost their zeros asked about', async () => {
	const rows = [
		['令和8年度修了者'],
		heading.split(','),
		[1, '髙橋 花子', '企画課', 'SEC', new Date('2026-06-01T00:00:00Z'), 1.5]
	];
	await send(
		who,
		await writeXlsx({
			sheets: [
				{ name: '表紙', rows: [['x', 'y']] },
				{ name: '名簿', rows }
			]
		}),
		{ name: 'list.xlsx' }
	);
	expect((await choose(who)).to).toBe(`${base}/people`);
	const page = await asked(who);
	expect(page.questions).toMatchObject([
		{ name: 'row-3', candidates: [{ staffNumber: '0001', department: '企画課' }] }
	]);
});

it.each([
	['no file', undefined, 'x.csv', '名簿のファイルを選んで'],
	['an empty file', '', 'x.csv', '何も書かれていません'],
	[
		'neither UTF-8 nor CP932',
		Uint8Array.of(0xff, 0xfe, 0x77, 0x80, 0x0d, 0x00, 0xff),
		'x.csv',
		'UTF-8でもCP932でもありません'
	],
	['an open quote', '職員番号,氏名\n"0001,あ', 'x.csv', '引用符'],
	['one column', '職員番号\n0001', 'x.csv', '列が一つしか'],
	['an old workbook', 'x', 'x.xls', '.xlsx'],
	['no workbook', 'x', 'x.xlsx', '開けません'],
	['another kind of file', '%PDF', 'x.pdf', '読めるのは'],
	['too many rows', 'a,b\n'.repeat(20_001), 'x.csv', '大きすぎます'],
	['too many bytes', 'a,b\n'.repeat(1_400_000), 'x.csv', '大きすぎます']
])('%s is refused in a sentence, and nothing is kept', async (_, content, name, sentence) => {
	const sent = content === undefined ? new File([], '') : new File([content as never], name);
	const answer = await post(who, doors.forms.upload as never, {
		sender: 'J-LIS',
		fiscalYear: '2026',
		state: 'waiting',
		list: sent
	});
	expect(answer.status).toBe(422);
	expect((answer.data.errors as Record<string, string>).list).toContain(sentence);
	expect(await database.reader.select().from(finisherUpload)).toEqual([]);
});

it('a page of a list that was replaced by another does nothing', async () => {
	await send(who, csv('0001,,,SEC,2026/6/1,'));
	await choose(who);
	const { key } = await previewed(who);
	await send(who, csv('0002,,,SEC,2026/6/1,'));
	await choose(who);
	for (const form of ['columns', 'people', 'take in'] as const)
		expect((await submit(who, form, { key })).data.message).toContain('別の名簿に替わっています');
	expect(await stored()).toEqual([]);
});

it('a list is its own account’s and is forgotten after a day', async () => {
	await send(who, csv('0001,,,SEC,2026/6/1,'));
	expect(await visit(await hr(database), 'columns')).toBe(303);
	await database.transact(({ db }) => db.update(finisherUpload).set({ at: Date.now() - 25 * 3_600_000 }));
	expect(await visit(who, 'columns')).toBe(303);
	await send(await hr(database), csv('0001,,,SEC,2026/6/1,'));
	expect(await database.reader.select().from(finisherUpload)).toHaveLength(1);
});

it('no other import is taken back here', async () => {
	await database.transact(({ db }) =>
		db.insert(importRun).values({
			number: 7,
			name: '/data/nightly',
			files: { 'staff.csv': { added: 1, changed: 0, unchanged: 0 } },
			undoneBy: null,
			addedBy: 1,
			entry: 1
		})
	);
	expect((await submit(who, 'take back', { number: '7' })).data.message).toContain('ありません');
});
