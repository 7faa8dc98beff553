import { expect, it } from 'vitest';
import { type CivilDate } from '$lib/domain/calendar';
import { allSteps } from '$lib/domain/indicator';
import { type Completion } from '$lib/domain/training';
import {
	type Answers,
	guessColumns,
	isOnlyZeros,
	judgeList,
	questionKey,
	readList,
	recordsDifference,
	recordsOf,
	rollOf,
	type StoredRecord,
	tableOf
} from '.';

const on = (text: string) => text as CivilDate;
const person = (staffNumber: string, name: string) => ({
	...{ staffNumber, name, kana: null, formerName: null, email: null },
	...{ hiredOn: on('2010-04-01'), leftOn: null }
});
const course = (code: string, name: string) => ({
	...{ code, name, category: '情報セキュリティ' as const, provider: null, validMonths: null }
});
const roll = allSteps(
	rollOf(
		{
			staff: [
				person('0001', '髙橋 花子'),
				person('0002', '佐藤 一郎'),
				{ ...person('0003', '退職 太郎'), leftOn: on('2026-05-31') }
			],
			departments: [],
			assignments: []
		},
		2026
	)
);
const courses = [course('SEC', '情報セキュリティ研修'), course('A', '同じ名'), course('B', '同じ名')];
const headings = ['職員番号', '氏名', '研修', '修了日', '時間', '理解度'];

function judge(
	rows: string[][],
	{ answers = {}, allowed = null }: { answers?: Answers; allowed?: Set<string> | null } = {}
) {
	const list = allSteps(readList(tableOf({ name: '', rows: [headings, ...rows] }), guessColumns(headings)));
	return allSteps(judgeList(list, { roll, courses, answers, allowed, fiscalYear: 2026, today: on('2026-11-21') }));
}

it.each([
	['nobody named', ['', '', 'SEC', '2026/5/1'], 'だれの受講かを書いてください'],
	['no course', ['0001', '', '', '2026/5/1'], '研修が空です'],
	['a course nobody knows', ['0001', '', 'XYZ', '2026/5/1'], '「XYZ」は登録されていません'],
	['a name two courses have', ['0001', '', '同じ名', '2026/5/1'], '研修コードで書いてください'],
	['no day', ['0001', '', 'SEC', ''], '修了していない人は取り込みません'],
	['a day that is none', ['0001', '', 'SEC', '5月ごろ'], '日付として読めません'],
	['the last day of the year before', ['0001', '', 'SEC', '2026/3/31'], '令和8年度ではありません'],
	['the first day of the year after', ['0001', '', 'SEC', '2027/4/1'], '令和8年度ではありません'],
	['tomorrow', ['0001', '', 'SEC', '2026/11/22'], 'まだ来ていません'],
	['hours that are none', ['0001', '', 'SEC', '2026/5/1', '半日'], '時間「半日」は読めません'],
	['minutes for hours', ['0001', '', 'SEC', '2026/5/1', '600'], '200時間を超えています'],
	['a 理解度 that is none', ['0001', '', 'SEC', '2026/5/1', '1', '9'], '1から5までの整数ではありません'],
	['somebody who is not there', ['9999', '', 'SEC', '2026/5/1'], '当たる職員がいません'],
	['somebody to be asked about', ['1', '', 'SEC', '2026/5/1'], 'まだ決まっていません']
])('a row with %s stays out, and says why', (_, row, sentence) => {
	const { rows } = judge([['0002', '', 'SEC', '2026/4/1'], row]);
	expect(rows.map(({ rowNumber, faults }) => [rowNumber, faults])).toEqual([
		[2, []],
		[3, [expect.stringContaining(sentence)]]
	]);
});

it('everything that is wrong with a row is said at once', () => {
	expect(judge([['9999', '', 'XYZ', 'x', 'y', 'z']]).rows[0]!.faults).toHaveLength(5);
});

it.each([
	['the first day of the year', '2026/4/1'],
	['today', '2026/11/21']
])('%s is taken', (_, day) => expect(judge([['0001', '', 'SEC', day]]).rows[0]!.faults).toEqual([]));

it('of equal rows the first stands; of rows that contradict each other none does', () => {
	const { rows } = judge([
		['0001', '', 'SEC', '2026/5/1', '1'],
		['0001', '髙橋 花子', '情報セキュリティ研修', 'R8.5.1', '60分'],
		['0002', '', 'SEC', '2026/5/1', '1'],
		['0002', '', 'SEC', '2026/5/1', '2'],
		['0002', '', 'SEC', '2026/5/2', '2']
	]);
	expect(rows.map(({ faults }) => faults[0] ?? null)).toEqual([
		null,
		expect.stringContaining('2行目だけを取り込みます'),
		expect.stringContaining('5行目と同じ人・研修・受講日ですが、値が違います'),
		expect.stringContaining('4行目と同じ'),
		null
	]);
});

it('somebody is asked about once, however many rows they have, and the answer holds for all of them', () => {
	const asked = [
		['1', '', 'SEC', '2026/5/1'],
		['１', '', 'SEC', '2026/5/2']
	];
	const { questions } = judge(asked);
	expect(questions).toMatchObject([{ rowNumbers: [2, 3], doubt: 'zeros', candidates: [{ staffNumber: '0001' }] }]);
	const key = questions[0]!.key;
	expect(judge(asked, { answers: { [key]: '0001' } }).rows).toMatchObject([
		{ staffNumber: '0001', faults: [] },
		{ staffNumber: '0001', faults: [] }
	]);
	expect(judge(asked, { answers: { [key]: null } }).rows[0]).toMatchObject({
		...{ faults: [], staffNumber: null },
		passedOver: '「職員番号1」は、取り込まないことにしました。'
	});
	expect(judge(asked, { answers: { [key]: '7777' } }).rows[0]!.faults[0]).toContain('まだ決まっていません');
});

it.each([
	['合計', '', 'the word where the number stands'],
	['', '合　計', 'where the name stands, spaced'],
	['', '合計：12名', 'with a number of people behind it'],
	['12', '修了者数', 'the number in a cell of its own']
])('a row of %s %s is a sum and nobody: %s', (staffNumber, name) => {
	const { rows, questions } = judge([[staffNumber, name, '', '']]);
	expect(rows).toMatchObject([{ faults: [], passedOver: expect.stringContaining('合計の行') }]);
	expect(questions).toEqual([]);
});

it.each([
	['0001', '計 太郎', 'somebody whose family name it is'],
	['', '計良 花子', 'a name that begins so']
])('a row of %s %s is none: %s', (staffNumber, name) => {
	expect(judge([[staffNumber, name, 'SEC', '2026/5/1']]).rows[0]!.passedOver).toBeNull();
});

it('somebody who had left is asked about for the days after, and for those alone', () => {
	const { rows, questions } = judge([
		['0003', '', 'SEC', '2026/5/31'],
		['0003', '', 'SEC', '2026/6/1'],
		['0003', '', 'SEC', '2026/6/2']
	]);
	expect(rows.map(({ faults }) => faults.length)).toEqual([0, 1, 1]);
	expect(questions).toMatchObject([
		{ doubt: 'not-employed', rowNumbers: [3, 4], candidates: [{ staffNumber: '0003' }] }
	]);
	const answers = { [questions[0]!.key]: '0003' };
	expect(judge([['0003', '', 'SEC', '2026/6/1']], { answers }).rows[0]!.faults).toEqual([]);
});

it.each([
	['1', '髙橋 花子', '2026/5/1', true, 'only the zeros are gone'],
	['1', '髙橋　花子', '2026/5/1', true, 'a name spaced otherwise'],
	['1', '', '2026/5/1', false, 'no name says that it is so'],
	['1', '高橋 花子', '2026/5/1', false, 'a name in other letters'],
	['1', '佐藤 一郎', '2026/5/1', false, 'the name of somebody else'],
	['3', '退職 太郎', '2026/6/1', false, 'somebody who had left by then'],
	['3', '退職 太郎', '2026/5/1', true, 'the same on a day before'],
	['0001', '佐藤 一郎', '2026/5/1', false, 'a number as it stands, and another name']
])('%s %s on %s may be answered with the others of its kind: %s, %s', (staffNumber, name, day, isSafe) => {
	expect(judge([[staffNumber, name, 'SEC', day]]).questions.map(isOnlyZeros)).toEqual([isSafe]);
});

it('an answered person and one found by number are still one person', () => {
	const key = questionKey({ staffNumber: '1', name: '', department: '' });
	const { rows } = judge(
		[
			['0001', '', 'SEC', '2026/5/1'],
			['1', '', 'SEC', '2026/5/1']
		],
		{ answers: { [key]: '0001' } }
	);
	expect(rows[1]!.faults[0]).toContain('2行目と同じ人');
});

it('who may take in the year’s 必須研修 alone is told which course is not one', () => {
	const rows = [
		['0001', '', 'SEC', '2026/5/1'],
		['0001', '', 'A', '2026/5/1']
	];
	expect(judge(rows, { allowed: new Set(['SEC']) }).rows.map(({ faults }) => faults.length)).toEqual([0, 1]);
});

const before: Completion = {
	...{ staffNumber: '0001', courseCode: 'SEC', completedOn: on('2026-05-01'), method: '集合' },
	...{ hours: 2, comprehension: 4, state: 'waiting', sources: ['本人'] }
};

const theirs = { isHeld: false, isOwnEntry: false };

it.each([
	['unknown', null, 'added', null],
	['waiting', before, 'changed', null],
	['known from this sender already', { ...before, state: 'confirmed', sources: ['J-LIS'] }, 'unchanged', null],
	['returned', { ...before, state: 'returned' }, 'kept', 'returned'],
	['withdrawn', { ...before, state: 'withdrawn' }, 'kept', 'withdrawn'],
	['保留', { ...before, isHeld: true }, 'kept', 'held'],
	['entered by the sender and waits', { ...before, isOwnEntry: true }, 'kept', 'own-entry'],
	['entered by the sender and was confirmed', { ...before, isOwnEntry: true, state: 'confirmed' }, 'changed', null]
] as const)('a record that is %s', (_, stored, outcome, kept) => {
	const { rows } = judge([['0001', '', 'SEC', '2026/5/1']]);
	const find = () => (stored ? ({ ...theirs, ...stored, sources: [...stored.sources] } as StoredRecord) : undefined);
	const records = allSteps(recordsOf(rows, { sender: 'J-LIS', state: 'confirmed' }, find, '0002'));
	expect(records).toMatchObject([{ outcome, kept }]);
	const { added, changed, unchanged } = recordsDifference(records);
	const counts = { added: added.length, changed: changed.length, unchanged };
	expect(counts).toEqual({ added: 0, changed: 0, unchanged: 0, ...(outcome === 'kept' ? {} : { [outcome]: 1 }) });
});

it('a list that waits as a whole confirms nothing, so its sender’s own entry takes its data', () => {
	const { rows } = judge([['0001', '', 'SEC', '2026/5/1']]);
	const find = () => ({ ...before, ...theirs, isOwnEntry: true });
	const [record] = allSteps(recordsOf(rows, { sender: 'J-LIS', state: 'waiting' }, find, '0002'));
	expect(record).toMatchObject({ outcome: 'changed', completion: { state: 'waiting' } });
});

it('what a list does not say stays as it was stored', () => {
	const { rows } = judge([['0001', '', 'SEC', '2026/5/1', '', '5']]);
	const [record] = allSteps(
		recordsOf(rows, { sender: 'J-LIS', state: 'confirmed' }, () => ({ ...before, ...theirs }), '0002')
	);
	expect(record?.completion).toMatchObject({ hours: 2, comprehension: 5, method: '集合', state: 'confirmed' });
});

it('what a list says of whoever takes it in waits for somebody else', () => {
	const { rows } = judge([
		['0001', '', 'SEC', '2026/5/1'],
		['0002', '', 'SEC', '2026/5/1']
	]);
	const records = allSteps(recordsOf(rows, { sender: 'J-LIS', state: 'confirmed' }, () => undefined, '0002'));
	expect(records.map(({ completion }) => completion.state)).toEqual(['confirmed', 'waiting']);
});
