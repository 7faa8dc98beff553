import { expect, it } from 'vitest';
import { checkColumns, columnLetter, type FinisherColumns, guessColumns, startColumns, tableOf } from '.';

const heading = (name: string) => ({ heading: name });

it.each([
	['the import package', ['職員番号', '氏名', '研修コード', '受講日'], ['職員番号', '氏名', '研修コード', '受講日']],
	[
		'an e-learning',
		['社員番号', '部署名', 'コース名', '受講開始日', '修了日時'],
		['社員番号', '部署名', 'コース名', '修了日時']
	],
	['a list in wide letters and brackets', ['（氏 名）', '【所属】', 'ＮＡＭＥ'], ['（氏 名）', '【所属】']]
])('the headings of %s are known', (_, headings, known) => {
	const sources = Object.values(guessColumns(headings).sources);
	expect(sources.map((source) => 'heading' in source && source.heading)).toEqual(expect.arrayContaining(known));
	expect(sources).toHaveLength(known.length);
});

it.each([
	['修了日 before 受講日, since it is the day that counts', ['受講日', '修了日'], 'completedOn', '修了日'],
	['the name of a course, not its hours', ['研修時間', '研修名'], 'course', '研修名'],
	['hours beside the name of a course', ['研修時間', '研修名'], 'hours', '研修時間'],
	['nothing where nothing is alike', ['メール', '備考'], 'name', undefined],
	['never 個人番号, which is マイナンバー', ['個人番号'], 'staffNumber', undefined]
] as const)('it guesses %s', (_, headings, field, found) => {
	const source = guessColumns(headings).sources[field];
	expect(source && 'heading' in source ? source.heading : undefined).toBe(found);
});

it.each([
	['得点', 'points'],
	['テスト点数', 'points'],
	['理解度', 'level']
] as const)('what stands under %s is taken for %s', (name, scale) => {
	expect(guessColumns([name])).toEqual({ sources: { comprehension: heading(name) }, scale, hoursIn: 'hours' });
});

it.each([
	['学習時間（分）', 'minutes'],
	['受講時間(min)', 'minutes'],
	['受講時間［ＭＩＮ］', 'minutes'],
	['時間', 'hours'],
	['受講時間（h）', 'hours']
] as const)('a number under %s is taken for %s', (name, hoursIn) => {
	expect(guessColumns([name])).toMatchObject({ sources: { hours: heading(name) }, hoursIn });
});

it.each([
	['the column is called the same', '所要', ['所要'], 'minutes'],
	['another column takes its place', '所要', ['受講時間'], 'hours'],
	['another column takes its place and says 分', '所要', ['受講時間（分）'], 'minutes']
] as const)('the unit of 時間 that was remembered holds while %s', (_, before, headings, hoursIn) => {
	const remembered: FinisherColumns = { sources: { hours: heading(before) }, scale: 'level', hoursIn: 'minutes' };
	expect(startColumns([...headings], remembered)).toMatchObject({ hoursIn });
});

it('headings are found below a title, and rows keep the numbers the spreadsheet shows', () => {
	const table = tableOf({
		name: '',
		rows: [
			['令和8年度　修了者一覧'],
			[],
			['職員番号', '氏名', '', '氏名'],
			['0012', 'あ'],
			[null, ' '],
			['0013', 'い', 'x']
		]
	});
	expect(table).toMatchObject({ headerRow: 3, headings: ['職員番号', '氏名', 'C列', '氏名（D列）'] });
	expect(table.rows.map(({ rowNumber }) => rowNumber)).toEqual([4, 6]);
});

it.each([
	[
		['氏名', '氏名', '氏名'],
		['氏名', '氏名（B列）', '氏名（C列）']
	],
	[
		['', 'A列'],
		['A列', 'A列（B列）']
	],
	[
		['x（C列）', 'x', 'x'],
		['x（C列）', 'x', 'x（C列）（C列）']
	]
])('no two headings of %j are called the same', (written, headings) => {
	expect(tableOf({ name: '', rows: [written] }, 1).headings).toEqual(headings);
});

it('the row of the headings can be said', () => {
	expect(
		tableOf(
			{
				name: '',
				rows: [
					['職員番号', '氏名'],
					['x', 'y'],
					['0012', 'あ']
				]
			},
			2
		).headings
	).toEqual(['x', 'y']);
});

it('a sheet with nothing in it has no headings and no rows', () => {
	expect(tableOf({ name: '', rows: [] })).toEqual({ headerRow: 1, headings: [], rows: [] });
});

it.each([
	[0, 'A'],
	[25, 'Z'],
	[26, 'AA'],
	[701, 'ZZ'],
	[702, 'AAA']
])('column %i is called %s', (column, letter) => expect(columnLetter(column)).toBe(letter));

const complete: FinisherColumns = {
	sources: { staffNumber: heading('番号'), course: { value: 'SEC' }, completedOn: heading('日') },
	scale: 'level',
	hoursIn: 'hours'
};

it.each([
	['all that is needed', {}, {}],
	['nobody', { staffNumber: undefined }, { staffNumber: 'no-person' }],
	['a name for a number', { staffNumber: undefined, name: heading('名') }, {}],
	['no course', { course: undefined }, { course: 'no-course' }],
	['no day', { completedOn: undefined }, { completedOn: 'no-day' }],
	['one column twice', { name: heading('番号') }, { name: 'heading-twice' }],
	['a column that is not there', { name: heading('氏名') }, { name: 'heading-missing' }]
])('of columns that say %s', (_, change, faults) => {
	const columns = { ...complete, sources: { ...complete.sources, ...change } } as FinisherColumns;
	expect(checkColumns(columns, ['番号', '名', '日'])).toEqual(faults);
});

it('what a sender’s list was is remembered, and guessed anew only where a column is called otherwise now', () => {
	const remembered: FinisherColumns = {
		sources: { name: heading('担当'), course: { value: 'SEC' }, completedOn: heading('最終日') },
		scale: 'points',
		hoursIn: 'hours'
	};
	expect(startColumns(['担当', '氏名', '修了日', '時間'], remembered)).toEqual({
		sources: { name: heading('担当'), course: { value: 'SEC' }, completedOn: heading('修了日') },
		scale: 'points',
		hoursIn: 'hours'
	});
});
