import { kanaOf } from './romaji';

/**
 * A text without what people write one way or the other: full and half width, upper and lower case, ひらがな and カタカナ, the long
 * vowel of サーバー, hyphens and brackets.
 */
export function fold(text: string): string {
	return text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
		.replace(/[^\p{L}\p{N}]|ー/gu, '');
}

/**
 * What a query may mean, the likeliest first, each as folded words: what is typed, without the letters of a kana that is only
 * half typed (じょうほうｓ), and as kana where the input method is off (jouhou). None for a blank query.
 */
export function queriesOf(query: string): string[][] {
	const typed = query.normalize('NFKC').split(/\s+/).map(fold).filter(Boolean);
	const finished = typed.map((word) => word.replace(/(?<=[^a-z0-9])[a-z]{1,3}$/, '')).filter(Boolean);
	const kana = typed.map((word) => kanaOf(word) ?? word);
	return typed.length > 0 ? [typed, finished, kana] : [];
}
