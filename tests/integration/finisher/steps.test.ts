import iconv from 'iconv-lite';
import { writeXlsx } from 'hucre/xlsx';
import { beforeEach, expect, it } from 'vitest';
import { type Viewer } from '$lib/domain/access';
import { day } from '$lib/domain/calendar';
import { type Database } from '$lib/server/db/open';
import { completion, entry, finisherColumns, finisherUpload, importRun, staff } from '$lib/server/db/schema';
import { recordCompletion } from '$lib/server/training/commands';
import { eq } from 'drizzle-orm';
import { actions as first, load as opened } from '../../../src/routes/(app)/requirements/finishers/+page.server';
import {
	actions as columns,
	load as columnsPage
} from '../../../src/routes/(app)/requirements/finishers/columns/+page.server';
import {
	actions as people,
	load as peoplePage
} from '../../../src/routes/(app)/requirements/finishers/people/+page.server';
import {
	actions as preview,
	load as previewPage
} from '../../../src/routes/(app)/requirements/finishers/preview/+page.server';
import { load as resultPage } from '../../../src/routes/(app)/requirements/finishers/result/+page.server';
import { ownCurrent } from '../../setup/current';
import { open, post } from '../confirmation/page-town';
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

const base = '/requirements/finishers';
const heading = '職員番号,氏名,所属,研修,修了日,時間';
const csv = (...rows: string[]) => [heading, ...rows].join('\r\n');
const send = (
	content: string | Uint8Array,
	{ name = '名簿.csv', state = 'confirmed', sender = 'J-LIS', viewer = who } = {}
) =>
	post(viewer, first.upload as never, {
		...{ sender, fiscalYear: '2026', state },
		list: new File([content as never], name)
	});
type ColumnsPage = {
	key: string;
	headings: string[];
	columns: { sources: Record<string, object> };
	isRemembered: boolean;
};
const choose = async (change: Record<string, string> = {}) => {
	const page = (await open(who, columnsPage as never)) as ColumnsPage;
	const chosen = Object.entries(page.columns.sources).map(([field, source]) => [
		field,
		String(Object.values(source)[0])
	]);
	return post(who, columns.save as never, { key: page.key, scale: 'level', ...Object.fromEntries(chosen), ...change });
};
type PreviewPage = {
	list: {
		key: string;
		mark: string;
		groups: { outcome: string; count: number }[];
		faults: { rowNumber: number; faults: string[] }[];
		passedOver: { rowNumber: number; faults: string[] }[];
	} | null;
};
const previewed = async () => ((await open(who, previewPage as never)) as PreviewPage).list!;
const counts = async () => (await previewed()).groups.map(({ count }) => count);
const sendIn = ({ key, mark }: { key: string; mark: string }, fields: Record<string, string> = {}) =>
	post(who, preview.default as never, { key, mark, ...fields });
const take = async (fields: Record<string, string> = {}) => sendIn(await previewed(), fields);
const result = async () => (await open(who, resultPage as never)) as Record<string, unknown>;
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

	expect(await send(iconv.encode(list, 'cp932'))).toMatchObject({ status: 303, to: `${base}/columns` });
	expect(await choose()).toMatchObject({ status: 303, to: `${base}/people` });
	expect((await previewed()).faults).toMatchObject([
		{ rowNumber: 4, faults: [expect.stringContaining('まだ決まっていません')] }
	]);
	const { key } = await previewed();
	expect(await post(who, people.default as never, { key, 'row-4': '0003' })).toMatchObject({ to: `${base}/preview` });
	expect(await counts()).toEqual([2, 1, 0, 0]);
	expect(await take()).toMatchObject({ status: 303, to: `${base}/result` });
	expect(await result()).toMatchObject({ counts: { added: 2, changed: 1, unchanged: 0 }, leftOut: [], number: 1 });

	expect(await stored()).toEqual([
		{ number: '0001', on: '2026-06-01', state: 'confirmed', sources: ['本人', 'J-LIS'], hours: 2 },
		{ number: '0003', on: '2026-06-02', state: 'confirmed', sources: ['J-LIS'], hours: 1.5 },
		{ number: '0003', on: '2026-06-03', state: 'confirmed', sources: ['J-LIS'], hours: 1 }
	]);
	expect(await database.reader.select().from(finisherUpload)).toMatchObject([{ sheets: [] }]);
	expect((await open(who, opened as never)) as object).toMatchObject({
		begun: null,
		runs: [{ number: 1, name: 'J-LIS（名簿.csv）' }]
	});
	expect((await post(who, first.undo as never, { number: '1' })).status).toBe(303);
	expect(await stored()).toEqual(before);
	expect((await post(who, first.undo as never, { number: '1' })).data.message).toContain('もう取り消されています');
});

it('columns are remembered by who sends the list; the day of one list is not', async () => {
	const list = '番,日にち\r\n0001,x';
	await send(list);
	const shared = {
		staffNumber: '番',
		course: '=',
		'course-value': 'SEC',
		completedOn: '=',
		'completedOn-value': '2026-07-01'
	};
	expect((await choose(shared)).to).toBe(`${base}/preview`);
	await send(list);
	const page = (await open(who, columnsPage as never)) as ColumnsPage;
	expect(page).toMatchObject({ isRemembered: true });
	expect(page.columns.sources).toEqual({ staffNumber: { heading: '番' }, course: { value: 'SEC' } });
	await choose(shared);
	expect(await database.reader.select().from(finisherColumns)).toHaveLength(1);
	const kept = await database.reader.select().from(entry).where(eq(entry.event, 'finisher-columns.kept'));
	expect(kept).toHaveLength(1);
});

it('rows that cannot go in stop the list until it is said that they are known, and are all in the answer', async () => {
	await send(
		csv(
			'0001,,,SEC,2026/6/1,',
			'9999,,,SEC,2026/6/1,',
			'0002,,,SEC,2025/6/1,',
			'0002,,,DX,2026/6/1,',
			'0001,,,SEC,2026/6/1,'
		)
	);
	await choose();
	expect((await take()).data.message).toContain('取り込めない行があります');
	expect(await stored()).toEqual([]);
	await take({ withoutFaults: 'yes' });
	const done = await result();
	expect(done).toMatchObject({ counts: { added: 1 }, leftOut: [3, 4, 5, 6].map((rowNumber) => ({ rowNumber })) });
	expect(JSON.stringify(done)).toMatch(
		/当たる職員がいません.*令和8年度ではありません.*必須研修の研修ではありません.*2行目と同じ/
	);
});

it('人事 takes in any course; what a list says of whoever takes it in waits for somebody else', async () => {
	who = await hr(database);
	await send(csv('0001,,,DX,2026/6/1,', '0005,,,SEC,2026/6/1,'));
	await choose();
	await take();
	expect((await stored()).map(({ state }) => state)).toEqual(['confirmed', 'waiting']);
});

it('a list may wait for confirmation as a whole, and the same list again is nothing new', async () => {
	for (const again of [false, true]) {
		await send(csv('0001,,,SEC,2026/6/1,'), { state: 'waiting' });
		await choose();
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
		await writeXlsx({
			sheets: [
				{ name: '表紙', rows: [['x', 'y']] },
				{ name: '名簿', rows }
			]
		}),
		{ name: 'list.xlsx' }
	);
	expect((await choose()).to).toBe(`${base}/people`);
	const page = (await open(who, peoplePage as never)) as { questions: object[] };
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
	const answer = await post(who, first.upload as never, {
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
	await send(csv('0001,,,SEC,2026/6/1,'));
	await choose();
	const { key } = await previewed();
	await send(csv('0002,,,SEC,2026/6/1,'));
	await choose();
	for (const action of [columns.save, people.default, preview.default])
		expect((await post(who, action as never, { key })).data.message).toContain('別の名簿に替わっています');
	expect(await stored()).toEqual([]);
});

it('a list is its own account’s and is forgotten after a day', async () => {
	await send(csv('0001,,,SEC,2026/6/1,'));
	expect(await open(await hr(database), columnsPage as never)).toBe(303);
	await database.transact(({ db }) => db.update(finisherUpload).set({ at: Date.now() - 25 * 3_600_000 }));
	expect(await open(who, columnsPage as never)).toBe(303);
	await send(csv('0001,,,SEC,2026/6/1,'), { viewer: await hr(database) });
	expect(await database.reader.select().from(finisherUpload)).toHaveLength(1);
});

it('nobody else opens or sends anything, and no other import is taken back here', async () => {
	const other = await herself(database);
	for (const page of [opened, columnsPage, peoplePage, previewPage, resultPage])
		expect(await open(other, page as never)).toBe(403);
	const all = [...Object.values(first), ...Object.values(columns), ...Object.values(people), ...Object.values(preview)];
	for (const action of all) expect((await post(other, action as never, {})).status).toBe(403);
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
	expect((await post(who, first.undo as never, { number: '7' })).data.message).toContain('ありません');
});
