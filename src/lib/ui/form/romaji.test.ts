import { expect, it } from 'vitest';
import { kanaOf } from './romaji';

it.each<[string, string | null, string]>([
	['jouhou', 'じょうほう', 'as most spell it'],
	['zyouhou', 'じょうほう', 'as others do'],
	['kenshuu', 'けんしゅう', 'n before a consonant'],
	['kensyuu', 'けんしゅう', 'sy'],
	['hannnou', 'はんのう', 'nn for ん'],
	['shinnin', 'しんにん', 'nn before a vowel is ん and に'],
	['hyoutekigata', 'ひょうてきがた', 'hy'],
	['jissen', 'じっせん', 'a doubled consonant'],
	['kekkachousa', 'けっかちょうさ', 'ch'],
	['shucchou', 'しゅっちょう', 'cch'],
	['tsuuchi', 'つうち', 'ts and chi'],
	['fukushi', 'ふくし', 'fu'],
	['gyoumuw', 'ぎょうむ', 'the last kana is half typed'],
	['dx', null, 'no vowel'],
	['security', null, 'English'],
	['sec1', null, 'a code'],
	['じょう', null, 'kana already']
])('%s is %s: %s', (word, kana) => {
	expect(kanaOf(word)).toBe(kana);
});
