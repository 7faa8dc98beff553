import { expect, it } from 'vitest';
import { columnsOf } from '$lib/domain/exchange';
import { type Command } from '$lib/domain/outbox';
import { unsentAsCsv } from './export';
import { type UnsentItem } from './outbox';

const typed = { courseCode: 'DX', completedOn: 'R8.6.1', hours: '１．５', comprehension: '' };
const envelope = { opVersion: 2, deviceId: 'd', deviceSeq: 1, userId: '001862', recordId: 'R', capturedAt: '' };
const record = { ...envelope, opId: 'first', kind: 'record', mends: null, claim: typed } as Command;
const amend = (change: Partial<typeof typed> = {}) =>
	({ ...envelope, opId: 'edit', kind: 'amend', base: 'first', seen: null, claim: { ...typed, ...change } }) as Command;
const withdraw = { ...envelope, opId: 'away', kind: 'withdraw', base: 'first', reason: '間違い' } as Command;

const item = (command: Command, change: Partial<UnsentItem> = {}): UnsentItem => ({
	...{ opId: command.opId, recordId: command.recordId, command, createdAt: '2026-06-01T00:30:00.000Z' },
	...{ attempts: 1, standing: 'unsent', answer: null, ...change }
});
const refused = {
	standing: 'rejected',
	answer: {
		opId: 'first',
		outcome: 'rejected',
		code: 'unknown-course',
		message: 'その研修はありません。',
		mendable: true
	}
} as const;

const settings = { courseName: () => 'DX基礎', sent: [] };
/** The rows without the heading, as their cells; none here has a comma in it. */
const rowsOf = (items: UnsentItem[], sent: { recordId: string; command: Command }[] = []) =>
	linesOf(items, sent).slice(1, -1);
const linesOf = (items: UnsentItem[], sent: { recordId: string; command: Command }[] = []) =>
	unsentAsCsv(items, { ...settings, sent })
		.split('\r\n')
		.map((line) => line.split(','));

it('begins with the columns that an import of completions needs, by their Japanese names', () => {
	const [header] = linesOf([item(record)]);
	const needed = columnsOf['completions.csv'].filter(({ optional }) => !optional).map(({ japanese }) => japanese);
	expect(header!.join()).toBe(`\ufeff${needed.join()},研修名,したこと,保存した日時,備考`);
});

it.each([
	{ because: 'as it is', items: [item(record)], deed: '記録', hours: '1.5', note: '' },
	{
		because: 'with its reason',
		items: [item(record, refused)],
		deed: '記録',
		hours: '1.5',
		note: 'その研修はありません。'
	},
	{
		because: 'once, as it was edited',
		items: [item(record), item(amend({ hours: '2' }))],
		...{ deed: '記録', hours: '2', note: '' }
	},
	{
		because: 'with why the first stays and what was said last',
		items: [item(record, refused), item(amend({ hours: '7' }))],
		...{ deed: '記録', hours: '7', note: 'その研修はありません。' }
	},
	{
		because: 'as a mend',
		items: [item({ ...record, mends: 7 } as Command)],
		...{ deed: '差戻しの直し', hours: '1.5', note: '差し戻した記録の直しです。' }
	},
	{ because: 'an edit alone', items: [item(amend())], deed: '編集', hours: '1.5', note: '編集する前の記録が' }
])('lists a record $because', ({ items, deed, hours, note }) => {
	const rows = rowsOf(items);
	expect(rows).toHaveLength(1);
	expect(rows[0]!.slice(0, 10)).toEqual([
		...['001862', 'DX', '2026-06-01', hours, '', '未確認', '本人', 'DX基礎', deed, '2026-06-01 09:30']
	]);
	expect(rows[0]![10]).toContain(note);
});

it.each([
	{ because: 'it stands on what is unsent', items: [item(record), item(withdraw)], sent: [] },
	{ because: 'the record was sent', items: [item(withdraw)], sent: [{ recordId: 'R', command: record }] }
])('leaves blank what an import reads of a 取消, and says which record it is about: $because', ({ items, sent }) => {
	const rows = rowsOf(items, sent);
	expect(rows).toHaveLength(1);
	expect(rows[0]!.slice(0, 9)).toEqual([...Array<string>(7).fill(''), 'DX基礎', '取消']);
	expect(rows[0]![10]).toContain('職員番号 001862 の記録（研修コード DX、受講日 2026-06-01）');
	expect(rows[0]![10]).toContain('理由：間違い');
});

it('names the former place of an edited record that was sent', () => {
	const [row] = rowsOf([item(amend({ completedOn: '2026-06-09' }))], [{ recordId: 'R', command: record }]);
	expect(row![10]).toContain('（研修コード DX、受講日 2026-06-01）');
});

it.each([
	['=1+1', "'=1+1"],
	['＋81', "'+81"],
	['-2', "'-2"],
	['@x', "'@x"],
	['1,5', '"1,5"'],
	['"x"', '"""x"""']
])('runs nothing and breaks no row in a spreadsheet: %s', (hours, written) => {
	expect(unsentAsCsv([item({ ...record, claim: { ...typed, hours } } as Command)], settings)).toContain(
		`2026-06-01,${written},,`
	);
});

it('keeps a day that nobody can read as it was typed', () => {
	const [row] = rowsOf([item({ ...record, claim: { ...typed, completedOn: '6月ごろ' } } as Command)]);
	expect(row![2]).toBe('6月ごろ');
});
