import { describe, expect, it } from 'vitest';
import { findCourses } from './course-search';

const groups = [
	{ label: '必須', courses: [{ code: 'DX-BASIC', name: 'DX基礎研修' }] },
	{
		label: 'そのほか',
		courses: [
			{ code: 'SEC-1', name: '情報セキュリティ研修' },
			{ code: 'DX-ADV', name: 'DX応用研修' }
		]
	}
];

describe('findCourses', () => {
	it.each([
		{ query: 'せきゅりてぃ', found: ['SEC-1'], because: 'ひらがな finds カタカナ' },
		{ query: 'ｾｷｭﾘﾃｨ', found: ['SEC-1'], because: 'half-width kana' },
		{ query: 'ｄｘ', found: ['DX-BASIC', 'DX-ADV'], because: 'full width and lower case; 必須 stands first' },
		{ query: 'DX　応用', found: ['DX-ADV'], because: 'every word, also after U+3000' },
		{ query: 'sec-1', found: ['SEC-1'], because: 'the code' },
		{ query: '　', found: [], because: 'a blank query asks for nothing' },
		{ query: '防災', found: [], because: 'no such course' }
	])('「$query」: $because', ({ query, found }) => {
		expect(findCourses(groups, query).map((course) => course.code)).toEqual(found);
	});

	it('leaves nothing out, however many there are', () => {
		const courses = Array.from({ length: 300 }, (_, index) => ({ code: `C${index}`, name: '研修' }));
		expect(findCourses([{ label: 'そのほか', courses }], '研修')).toHaveLength(300);
	});
});
