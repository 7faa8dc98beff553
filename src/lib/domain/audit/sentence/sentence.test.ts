import { describe, expect, it } from 'vitest';
import { auditEvents } from '../event';
import { type KeptPayload, readPayload } from '../payload';
import { auditSentence } from './sentence';
import { names, record, said } from './testing/told';

describe('where the log keeps less', () => {
	it.each([
		{
			event: 'completion.confirmed',
			payload: { completion: 45, staff: 7 },
			sentence: '受講記録を確認しました：佐藤 花子（1234）（受講記録 45）',
			because: '前の版は研修と日を書かなかった'
		},
		{
			event: 'completion.confirmed',
			payload: {},
			sentence: '受講記録を確認しました：くわしい内容は残っていません',
			because: '何も書かれていない'
		},
		{ event: 'import.done', payload: {}, sentence: '取込を行いました', because: '同上' },
		{
			event: 'import.done',
			payload: { import: 99, files: 'many', name: 5 },
			sentence: '取込 99を行いました',
			because: '手で書き換えられ、番号もない'
		},
		{
			event: 'completion.recorded',
			payload: { staff: 8, completedOn: '2026-02-30', course: 'GONE' },
			sentence: '受講を記録しました：いまは登録のない人「GONE」',
			because: 'ない日、いまはない人と研修'
		},
		{
			event: 'account.created',
			payload: { roles: '職員' },
			sentence: '利用者を作りました：くわしい内容は残っていません',
			because: '手で書き換えられた'
		}
	])('a sentence stands all the same: $event, $because', ({ event, payload, sentence }) => {
		expect(said(event, payload)).toBe(sentence);
	});

	it.each(auditEvents)('an erased payload still tells which operation it was: %s', (event) => {
		expect(said(event, null)).toMatch(/^.+（くわしい内容は残っていません）$/);
	});

	it('an event of another version is named as it stands', () => {
		expect(said('budget.burnt', {})).toBe('この版のプログラムの知らない操作「budget.burnt」です');
	});

	it.each([
		{ text: null, payload: null, because: 'erased' },
		{ text: '{"import":1}', payload: { import: 1 }, because: 'a payload' },
		{ text: '[1]', payload: null, because: 'no object' },
		{ text: '{"import":', payload: null, because: 'cut off' },
		{ text: 'null', payload: null, because: 'nothing' }
	])('a payload is read as far as it is one: $because', ({ text, payload }) => {
		expect(readPayload(text)).toEqual(payload);
	});
});

it('leads on to the person, the record and the import it is about', () => {
	const leads = (event: string, payload: KeptPayload) =>
		auditSentence(event, payload, names)
			.map(({ to }) => to)
			.filter((to) => to !== null);
	expect(leads('completion.confirmed', record)).toEqual([{ person: '1234' }, { record: 45 }]);
	expect(leads('import.undone', { import: 12 })).toEqual([{ import: 12 }]);
	expect(leads('account.locked', { accountId: 99 })).toEqual([]);
});
