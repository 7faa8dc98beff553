import { describe, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { parseClaim } from './claim';
import { acceptsMethod, foldedMethod, methodAfter, methodsOffered, methodsWith, readMethod } from './method';
import { methodSentence } from './method-words';

describe('実施方法', () => {
	it.each([
		['e-ラーニング', 'eラーニング', 'without the hyphen'],
		['e-ラーニング', 'ｅラーニング', 'a full-width letter'],
		['e-ラーニング', 'Ｅ－ラーニング', 'a capital and a full-width hyphen'],
		['e-ラーニング', ' e ‐ ラーニング ', 'blanks and another hyphen'],
		['e-ラーニング', 'ｅ-ﾗｰﾆﾝｸﾞ', 'half-width kana'],
		['集合研修', '集合', 'the short word'],
		['所属内研修', '所属内', 'the short word']
	])('is one, however it is spelt: %s and %s (%s)', (one, other) => {
		expect(foldedMethod(other)).toBe(foldedMethod(one));
		expect(acceptsMethod([one], other)).toBe(true);
		expect(readMethod(other)).toBe(one);
	});

	it.each([
		['集合研修', '動画', 'two of them'],
		['集合研修', '', 'none stated'],
		['', '・', 'a mark alone is not none stated'],
		['', '研修', 'the end of a word alone is not none stated']
	])('is another: %s and %s (%s)', (one, other) => {
		expect(acceptsMethod([one], other)).toBe(false);
	});

	it('counts whatever it is where none is named, and a blank where a blank is', () => {
		expect(acceptsMethod([], null)).toBe(true);
		expect(acceptsMethod(['', '動画'], null)).toBe(true);
	});

	it('is offered once each, what everybody knows first, and nothing that is too long to choose', () => {
		const used = [null, '', '集合', 'ｅラーニング', '合宿', 'あ'.repeat(41), '合宿'];
		expect(methodsOffered(used)).toEqual([
			'集合研修',
			'e-ラーニング',
			'動画',
			'所属内研修',
			'標的型メール訓練',
			'合宿'
		]);
		expect(methodsOffered(Array.from({ length: 90 }, (_, number) => `方法${number}`))).toHaveLength(50);
		expect(methodsWith(['集合研修', '動画'], ['集合', '', '合宿'])).toEqual(['集合', '動画', '合宿']);
	});

	it('stays as it is stored where it is only spelt otherwise, or was not asked for', () => {
		expect(methodAfter('集合', '集合研修')).toBe('集合');
		expect(methodAfter('集合', undefined)).toBe('集合');
		expect(methodAfter('集合', null)).toBeNull();
		expect(methodAfter(null, '動画')).toBe('動画');
	});

	it('is told to whoever records', () => {
		expect(methodSentence([])).toBeNull();
		expect(methodSentence(['集合', 'eラーニング'])).toBe(
			'この必須研修は、集合研修かe-ラーニングで受けたものを数えます。'
		);
		expect(methodSentence(['動画', ''])).toBe(
			'この必須研修は、動画で受けたものと、実施方法の書かれていないものを数えます。'
		);
		expect(methodSentence([''])).toBe('この必須研修は、実施方法の書かれていないものを数えます。');
	});
});

describe('a claim', () => {
	const read = (method?: string) => {
		const fields = { courseCode: 'DX', completedOn: '2026-06-01', hours: '', comprehension: '' };
		return parseClaim(
			new Map(Object.entries({ ...fields, ...(method !== undefined && { method }) })),
			day('2026-06-15')
		);
	};

	it('says the 実施方法 in its usual spelling, none where it is blank, and nothing where it was not asked', () => {
		expect(read(' ｅラーニング ')).toMatchObject({ value: { method: 'e-ラーニング' } });
		expect(read('合宿')).toMatchObject({ value: { method: '合宿' } });
		expect(read('')).toMatchObject({ value: { method: null } });
		expect(read()).not.toHaveProperty('value.method');
	});

	it('is refused where the word is too long, and keeps it', () => {
		const long = 'あ'.repeat(41);
		expect(read(long)).toMatchObject({
			...{ ok: false, fields: { method: long } },
			errors: { method: '実施方法は40字以内で入力してください。' }
		});
	});
});
