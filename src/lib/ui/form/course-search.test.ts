import { describe, expect, it } from 'vitest';
import type { Reading } from '$lib/domain/training';
import { courseSearch, type CourseOption } from './course-search';

const dx = ['DX', 'でぃーえっくす'] as [string, string];
const training = ['研修', 'けんしゅう'] as [string, string];
const courses = {
	'DX-BASIC': [dx, ['基礎', 'きそ'], training],
	'SEC-1': [['情報', 'じょうほう'], ['セキュリティ'], training],
	'DX-ADV': [dx, ['応用', 'おうよう'], training],
	MAIL: [['標的型', 'ひょうてきがた'], ['攻撃', 'こうげき'], ['メール'], ['訓練', 'くんれん']],
	ONLINE: [['e', 'いー'], ['-ラーニング・リーダー'], training]
} satisfies Record<string, Reading>;

const options: CourseOption[] = Object.entries(courses).map(([code, reading]) => ({
	code,
	name: reading.map(([written]) => written).join(''),
	reading
}));
const groups = [
	{ label: '必須', courses: options.slice(0, 1) },
	{ label: '最近', courses: options.slice(1, 2) },
	{ label: 'そのほか', courses: options.slice(2) }
];
const search = courseSearch(groups);
const codes = (query: string) => search(query).map(({ code }) => code);

describe('courseSearch', () => {
	it.each([
		{ query: 'じょうほう', found: ['SEC-1'], because: 'the reading' },
		{ query: 'じ', found: ['SEC-1'], because: 'from the first kana on' },
		{ query: 'うほうせ', found: ['SEC-1'], because: 'from the middle, over two words' },
		{ query: 'ジョウホウ', found: ['SEC-1'], because: 'カタカナ finds a reading in ひらがな' },
		{ query: 'ｼﾞｮｳﾎｳ', found: ['SEC-1'], because: 'half-width kana' },
		{ query: 'せきゅりてぃ', found: ['SEC-1'], because: 'ひらがな finds カタカナ' },
		{ query: 'セキュリティー', found: ['SEC-1'], because: 'with or without the long vowel' },
		{ query: 'じょうほうｓ', found: ['SEC-1'], because: 'the next kana is half typed' },
		{ query: '情報せｋｙ', found: ['SEC-1'], because: 'one word converted, the next half typed' },
		{ query: '標的型こうげき', found: ['MAIL'], because: 'kanji, then kana' },
		{ query: 'ひょうてきがた攻撃', found: ['MAIL'], because: 'kana, then kanji' },
		{ query: 'jouhou', found: ['SEC-1'], because: 'the input method is off' },
		{ query: 'JYOHO', found: [], because: 'no spelling of an input method' },
		{ query: 'ｄｘ', found: ['DX-BASIC', 'DX-ADV'], because: 'full width and lower case; 必須 stands first' },
		{ query: 'でぃーえっくす', found: ['DX-BASIC', 'DX-ADV'], because: 'letters as they are called' },
		{ query: 'DX　応用', found: ['DX-ADV'], because: 'every word, also after U+3000' },
		{ query: 'おうよう dx', found: ['DX-ADV'], because: 'in any order' },
		{ query: 'けんしゅう', found: ['DX-BASIC', 'SEC-1', 'DX-ADV', 'ONLINE'], because: '必須, 最近, そのほか' },
		{ query: 'eラーニング', found: ['ONLINE'], because: 'without the hyphen' },
		{ query: 'いーらーにんぐ', found: ['ONLINE'], because: 'without the hyphen, in kana' },
		{ query: 'リーダ', found: ['ONLINE'], because: 'without the last long vowel' },
		{ query: 'sec-1', found: ['SEC-1'], because: 'the code' },
		{ query: '　', found: [], because: 'a blank query asks for nothing' },
		{ query: '（）', found: [], because: 'so does one of brackets' },
		{ query: 'ー', found: [], because: 'and a long vowel of nothing' },
		{ query: 'じょうほう くんれん', found: [], because: 'not both in one name' },
		{ query: '防災', found: [], because: 'no such course' }
	])('「$query」: $because', ({ query, found }) => {
		expect(codes(query)).toEqual(found);
	});

	it('finds at every keystroke of an input method, whichever is confirmed', () => {
		const typed = [
			'ｊ',
			'じ',
			'じｙ',
			'じょ',
			'じょう',
			'じょうｈ',
			'じょうほ',
			'じょうほう',
			'情報',
			'情報ｓ',
			'情報せ'
		];
		expect(typed.filter((query) => !codes(query).includes('SEC-1'))).toEqual(['ｊ']);
	});

	it('finds by the name where a device holds a list without readings', () => {
		const old = courseSearch([{ label: 'そのほか', courses: [{ code: 'SEC', name: '情報セキュリティ研修' }] }]);
		expect(old('情報せきゅ')).toHaveLength(1);
		expect(old('じょうほう')).toEqual([]);
	});

	it('leaves nothing out, however many there are', () => {
		const many = Array.from({ length: 300 }, (_, index) => ({ code: `C${index}`, name: '研修' }));
		expect(courseSearch([{ label: 'そのほか', courses: many }])('研修')).toHaveLength(300);
	});
});
