import { describe, expect, it } from 'vitest';
import { codePointsOf, toCp932, unfitLetters } from './cp932';

const back = (bytes: Uint8Array) => new TextDecoder('shift_jis', { fatal: true }).decode(bytes);

describe('toCp932', () => {
	it.each([
		['海野 花子,ｳﾐﾉ ﾊﾅｺ\r\n', '海野 花子,ｳﾐﾉ ﾊﾅｺ\r\n', 'what everybody has'],
		['髙橋 﨑本 濵 ①Ⅱ㈱', '髙橋 﨑本 濵 ①Ⅱ㈱', 'the letters of IBM and NEC, which Shift_JIS has not'],
		['\uFA19社', '\uFA19社', 'an old form stays the old form'],
		['1〜2 −3 ‖ — ¢£¬¦¥‾', '1～2 －3 ∥ ― ￠￡￢￤￥￣', 'what Windows writes otherwise'],
		['ハ\u309Aフ\u3099', 'パブ', 'a 濁点 for itself, as Macs write it'],
		['𠮷田', '〓田', 'a letter beyond it'],
		['葛\u{E0100}飾', '〓飾', 'a letter with its variant'],
		['é한😀', '〓〓〓', 'other languages'],
		['\uD842', '〓', 'half a letter'],
		['A?B', 'A?B', 'a question mark is one'],
		['', '', 'nothing']
	])('%s becomes %s: %s', (text, written) => {
		expect(back(toCp932(text).bytes)).toBe(written);
	});

	it('tells each letter that does not fit once, in their order', () => {
		const text = '𠮷田 葛\u{E0100} 𠮷野 髙 〜';
		expect(toCp932(text).unfit).toEqual(['𠮷', '葛\u{E0100}']);
		expect(unfitLetters(text)).toEqual(['𠮷', '葛\u{E0100}']);
		expect(unfitLetters('海野 〜')).toEqual([]);
	});

	it('writes no question mark for anything but a question mark', () => {
		for (let code = 0x80; code < 0x30000; code++) {
			const one = String.fromCodePoint(code);
			const { bytes, unfit } = toCp932(one);
			if (bytes.includes(0x3f) || (unfit.length === 1) !== (back(bytes) === '〓' && one !== '〓'))
				throw new Error(`U+${code.toString(16)} is written ${back(bytes)}`);
		}
		expect(toCp932('〓').unfit).toEqual([]);
	});

	it('names a letter by its code points', () => {
		expect([codePointsOf('𠮷'), codePointsOf('葛\u{E0100}')]).toEqual(['U+20BB7', 'U+845B U+E0100']);
	});
});
