import { readXlsx } from 'hucre/xlsx';
import { beforeAll, describe, expect, it } from 'vitest';
import {
	administrator,
	headOfInformation,
	hr,
	member,
	promoter,
	security,
	serveSmallTown,
	take,
	unfitPage
} from './exporting-town';

/** Whole files of a small town, for each who may take them. Its figures are counted out in tests/factories/package-town.ts. */

const strange = {
	'departments.csv': ['1020,=1+1課,1000,2010-04-01,,'],
	'staff.csv': [
		'0004,𠮷田 直子,ヨシダ ナオコ,,,1995-04-01,',
		'0008,"谷, ""一郎""",タニ〜,,,1990-04-01,2024-03-31',
		'0010,@濵 大輔,ハマ ダイスケ,,,2012-04-01,'
	]
};

beforeAll(() => serveSmallTown(strange));

const lines = (bytes: Buffer, encoding = 'utf-8') =>
	new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes).split('\r\n');

const everybody = [
	'\uFEFF職員番号,氏名,フリガナ,所属,区分,理由',
	'0008,"谷, ""一郎""",タニ〜,市民課,未,未受講',
	'0006,林 太郎,ハヤシ タロウ,市民課,未,未受講',
	'0005,森 あゆみ,モリ アユミ,市民課,対象外,育児休業（2023-10-01から2024-09-30まで）',
	'0004,𠮷田 直子,ヨシダ ナオコ,企画情報部,未,未受講',
	'0001,海野 花子,ウミノ ハナコ,情報政策課,済,DX基礎研修 2023-06-01 受講',
	'0002,﨑本 健,サキモト ケン,情報政策課,済,DX基礎研修 2024-03-31 受講',
	'0003,髙橋 実,タカハシ ミノル,情報政策課,確認中,DX基礎研修 2023-06-01 受講（確認待ち）',
	"0010,'@濵 大輔,ハマ ダイスケ,'=1+1課,済,DX応用研修 2023-10-10 受講",
	''
];
const heads = everybody.filter((line) => line.includes('情報政策課') || line.startsWith('\uFEFF') || line === '');

describe('names', () => {
	it('of everybody for 人事, with letters as they are and formulas as text', async () => {
		const { status, bytes, headers } = await take(hr, 'names.csv');
		expect({ status, lines: lines(bytes) }).toEqual({ status: 200, lines: everybody });
		expect(Object.fromEntries(headers)).toEqual({
			'content-type': 'text/csv; charset=utf-8',
			'cache-control': 'no-store',
			'content-disposition': expect.stringMatching(
				/^attachment; filename="town-dx_2024-03-31_names.csv"; filename\*=UTF-8''%E5%B8%B8%E5%8B%A4[\w%.-]+\.csv$/
			)
		});
		expect(decodeURIComponent(headers.get('content-disposition')!)).toContain(
			"UTF-8''常勤の一般行政職のDX研修受講率（累計）_2024-03-31_名簿.csv"
		);
	});

	it('of one list alone: of a department with everything below, or of those who are missing', async () => {
		const of = async (query: string) => lines((await take(hr, 'names.csv', `as-of=2024-03-31&${query}`)).bytes);
		const [first, ...rest] = everybody;
		expect(await of('of=missing')).toEqual([first, ...rest.filter((line) => line.includes(',未,') || line === '')]);
		const below = await of('department=1000&of=pending');
		expect(below).toEqual([first, ...rest.filter((line) => line.includes(',確認中,') || line === '')]);
		expect((await take(hr, 'names.csv', 'as-of=2024-03-31&of=nobody')).status).toBe(404);
		expect((await take(hr, 'names.csv', 'as-of=2024-03-31&department=none')).status).toBe(404);
	});

	it('of another’s department for nobody but who sees all names', async () => {
		const asked = await take(headOfInformation, 'names.csv', 'as-of=2024-03-31&department=2000&of=missing');
		expect(asked).toMatchObject({ status: 403, bytes: Buffer.alloc(0) });
	});

	it('of one’s own people for 所属長, whoever of them is here today', async () => {
		expect(lines((await take(headOfInformation, 'names.csv')).bytes)).toEqual(heads);
	});

	it('of nobody for who sees numbers only', async () => {
		for (const who of [promoter, security])
			for (const file of ['names.csv', 'names-cp932.csv'])
				expect(await take(who, file)).toMatchObject({ status: 403, bytes: Buffer.alloc(0) });
	});
});

describe('numbers', () => {
	const about = '常勤の一般行政職のDX研修受講率（累計）,令和5年度,2024-03-31';
	const whole = [
		'\uFEFF所属コード,所属,上位所属コード,階層,直属の分子,直属の分母,直属の率（%）,分子,分母,率（%）,確認待ち,目標（%）,目標（人）,目標を定めた所属,あと（人）,指標名,年度,基準日',
		`,全体,,,,,,3,7,42.9,1,20,50,全体,0,${about}`,
		`2000,市民部,,1,0,0,,0,2,0.0,0,20,,全体,1,${about}`,
		`2010,市民課,2000,2,0,2,0.0,0,2,0.0,0,20,,全体,1,${about}`,
		`1000,企画情報部,,1,0,1,0.0,3,5,60.0,1,20,,全体,0,${about}`,
		`1010,情報政策課,1000,2,2,3,66.7,2,3,66.7,1,100,,1010,1,${about}`,
		`1020,'=1+1課,1000,2,1,1,100.0,1,1,100.0,0,20,,全体,0,${about}`,
		''
	];

	it('of every department for who sees them', async () => {
		for (const who of [hr, promoter, security]) expect(lines((await take(who, 'report.csv')).bytes)).toEqual(whole);
	});

	it('of one’s own departments for 所属長', async () => {
		const own = whole.filter((line) => !/^(1000|1020|20)/.test(line));
		expect(lines((await take(headOfInformation, 'report.csv')).bytes)).toEqual(own);
		expect((await take(headOfInformation, 'open-data.csv')).status).toBe(403);
	});

	it('of no department for anybody else, whatever the file', async () => {
		const files = ['report.xlsx', 'report.csv', 'report-cp932.csv', 'names.csv', 'names-cp932.csv', 'open-data.csv'];
		for (const who of [member, administrator])
			for (const file of files) expect(await take(who, file)).toMatchObject({ status: 403, bytes: Buffer.alloc(0) });
	});

	it('of a town of seven tell nothing as open data', async () => {
		const rows = lines((await take(promoter, 'open-data.csv')).bytes).map((line) => line.split(','));
		const figures = rows.slice(1, -1).map((cells) => [cells[4], ...cells.slice(8, 14)].join(' '));
		expect(figures).toEqual([
			' - - - X X X',
			'2000 0 0 - X X X',
			'2010 X X X X X X',
			'1000 X X X X X X',
			'1010 X X X X X X',
			'1020 X X X X X X'
		]);
	});

	it('are answered with 404 for a file, an indicator that is not there, and 400 for such a day', async () => {
		expect((await take(hr, 'report.pdf')).status).toBe(404);
		expect((await take(hr, 'report.csv', '', 'none')).status).toBe(404);
		expect((await take(hr, 'report.csv', 'as-of=2026-02-30')).status).toBe(400);
	});
});

describe('CP932', () => {
	it('is written at once where every letter fits', async () => {
		const { status, bytes, headers } = await take(headOfInformation, 'names-cp932.csv');
		expect({ status, type: headers.get('content-type') }).toEqual({ status: 200, type: 'text/csv; charset=Shift_JIS' });
		expect(lines(bytes, 'shift_jis')).toEqual(heads.map((line) => line.replace('\uFEFF', '')));
	});

	it('where one does not fit, only after it was shown, and then as 〓', async () => {
		const asked = await take(hr, 'names-cp932.csv');
		expect(asked).toMatchObject({
			status: 303,
			location: '/indicators/town-dx/export/unfit?file=names-cp932.csv&as-of=2024-03-31'
		});
		const { unfit, seen } = await unfitPage(hr, 'names-cp932.csv');
		expect(unfit).toEqual([{ letter: '𠮷', codePoints: 'U+20BB7', count: 1, places: ['氏名：𠮷田 直子（0004）'] }]);
		expect((await take(hr, 'names-cp932.csv', 'as-of=2024-03-31&seen=9AD9')).status).toBe(303);
		const { bytes } = await take(hr, 'names-cp932.csv', `as-of=2024-03-31&seen=${seen}`);
		const written = everybody.map((line) => line.replace('\uFEFF', '').replace('𠮷', '〓').replace('〜', '～'));
		expect(lines(bytes, 'shift_jis')).toEqual(written);
	});
});

describe('a workbook', () => {
	it('has the names for who may see them, as text and never as a formula', async () => {
		const { sheets } = await readXlsx((await take(hr, 'report.xlsx')).bytes);
		expect(sheets.map(({ name }) => name)).toEqual(['数値', '数え方', '対象者']);
		const rows = sheets[2]!.rows.map((row) => row.map((cell) => cell ?? ''));
		expect(rows.slice(0, 3)).toEqual([
			['職員番号', '氏名', 'フリガナ', '所属', '区分', '理由'],
			['0008', '谷, "一郎"', 'タニ〜', '市民課', '未', '未受講'],
			['0006', '林 太郎', 'ハヤシ タロウ', '市民課', '未', '未受講']
		]);
		expect(rows.at(-1)!.slice(0, 4)).toEqual(['0010', '@濵 大輔', 'ハマ ダイスケ', '=1+1課']);
		expect(sheets[0]!.rows.at(-1)![1]).toBe('　=1+1課');
		expect(sheets.flatMap(({ cells }) => [...(cells?.values() ?? [])]).filter(({ formula }) => formula)).toEqual([]);
	});

	it('has the own people of a 所属長, and no sheet of names for who sees numbers only', async () => {
		const head = await readXlsx((await take(headOfInformation, 'report.xlsx')).bytes);
		expect(head.sheets[2]!.rows.map(([number]) => number)).toEqual(['職員番号', '0001', '0002', '0003']);
		expect(head.sheets[0]!.rows.map(([code]) => code)).toEqual(['所属コード', null, '1010']);
		expect(head.sheets[1]!.rows).toContainEqual(['注', '出力した人が見られる所属だけを載せています。', null]);
		const numbers = await readXlsx((await take(promoter, 'report.xlsx')).bytes);
		expect(numbers.sheets.map(({ name }) => name)).toEqual(['数値', '数え方']);
	});
});
