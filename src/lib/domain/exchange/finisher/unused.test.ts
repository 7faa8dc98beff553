import { expect, it } from 'vitest';
import { guessColumns } from './guess';
import { unusedNames } from './unused';

it.each(['氏名', 'お名前', '名前', '受講者', '受講者名', '修了者', 'ユーザー名', '氏名（姓名）', '姓名', 'Name'])(
	'%s is taken for 氏名',
	(heading) => {
		expect(guessColumns(['職員番号', heading]).sources.name).toEqual({ heading });
	}
);

it.each([
	{ heading: 'ご芳名', text: '清水 勝', found: true, because: 'names stand under it' },
	{ heading: 'ご芳名', text: '総務部 財政課', found: false, because: 'a department is written like a name' },
	{ heading: 'ご芳名', text: '', found: false, because: 'nothing is written' },
	{ heading: '参加者の氏名', text: '清水勝', found: true, because: 'it says so' },
	{ heading: '氏名カナ', text: 'シミズマサル', found: false, because: 'a reading is no name of the staff list' },
	{ heading: 'ユーザーID', text: 'u0012', found: false, because: 'a number' },
	{ heading: '備考', text: '再受講', found: false, because: 'something else' }
])('$heading with 「$text」 looks like names: $found ($because)', ({ heading, text, found }) => {
	const headings = ['職員番号', heading];
	const unused = unusedNames(headings, { sources: { staffNumber: { heading: '職員番号' } } }, [['002014', text]]);
	expect(unused).toEqual(found ? [heading] : []);
});

it('says nothing where a column is 氏名, and not of one that is something else', () => {
	const samples = [['002014', '清水 勝', '和田 薫']];
	const headings = ['番号', '担当者', '上司'];
	const name = { heading: '担当者' };
	expect(unusedNames(headings, { sources: { name } }, samples)).toEqual([]);
	expect(unusedNames(headings, { sources: { department: name } }, samples)).toEqual(['上司']);
});
