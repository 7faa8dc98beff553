import { expect, it } from 'vitest';
import { row, summaryOf } from './rows';

const errors = { to: '終わりの日を入力してください。', from: '始まりの日を入力してください。', hint: '' };

it.each([
	{ message: '所属がありません。', fields: ['from', 'to'], because: '全体のことが先、あとは画面の順' },
	{ message: null, fields: ['from', 'to'], because: '全体のことがない' },
	{ message: '', fields: ['from', 'to'], because: '空は、ないのと同じ' }
])('sums up what is wrong: $because', ({ message, fields }) => {
	const said = summaryOf(['from', 'to', 'hint'], errors, message);
	expect(said.map(({ field }) => field ?? null)).toEqual([...(message ? [null] : []), ...fields]);
	expect(said.at(-1)).toEqual({ field: 'to', message: errors.to });
});

it('says nothing of a form in which nothing is wrong', () => {
	expect(summaryOf(['from', 'to'], {})).toEqual([]);
});

it('ties a field to the id the summary leads to', () => {
	expect(row('from', errors)).toEqual({ id: 'from', name: 'from', error: errors.from });
	expect(row('from', errors, 'drill-2')).toMatchObject({ id: 'drill-2-from', name: 'from' });
	expect(row('note', {} as { note?: string })).toEqual({ id: 'note', name: 'note', error: undefined });
});
