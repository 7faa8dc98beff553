import { expect, it } from 'vitest';
import { dictionary } from './dictionary';
import { kanji } from './kanji';
import { words } from './words';

const entries = [...kanji.trim().split(/\s+/), ...words.trim().split(/\s+/)];

it('has a kanji and its readings in ひらがな in each entry', () => {
	const kanjiEntry = /^\p{Script=Han}[ぁ-ん]+(\/[ぁ-ん]+)*$/u;
	const wordEntry = /^(?=.*\p{Script=Han})[^:\s]{2,}:[ぁ-んー]+(\/[ぁ-んー]+)*$/u;
	expect(entries.filter((entry) => !kanjiEntry.test(entry) && !wordEntry.test(entry))).toEqual([]);
});

it('has no word twice', () => {
	expect(dictionary.size).toBe(entries.length);
});

it('knows how sounds change beside each other', () => {
	expect(dictionary.get('発')).toEqual(expect.arrayContaining(['はつ', 'はっ']));
	expect(dictionary.get('表')).toEqual(expect.arrayContaining(['ひょう', 'ぴょう']));
});
