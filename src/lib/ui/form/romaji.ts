/** The kana of a consonant with a, i, u, e and o. */
const rows = new Map(
	'|あいうえお k|かきくけこ s|さしすせそ t|たちつてと n|なにぬねの h|はひふへほ m|まみむめも y|やいゆえよ w|わいうえを r|らりるれろ g|がぎぐげご z|ざじずぜぞ d|だぢづでど b|ばびぶべぼ p|ぱぴぷぺぽ'
		.split(' ')
		.map((row) => row.split('|') as [string, string])
);
const small: Record<string, string> = { a: 'ゃ', u: 'ゅ', e: 'ぇ', o: 'ょ' };
/** Common spellings in the spelling of the rows. */
const spellings: [RegExp, string][] = [
	[/cch/g, 'tch'],
	[/sh(?=i)/g, 's'],
	[/ch(?=i)/g, 't'],
	[/j(?=i)/g, 'z'],
	[/sh/g, 'sy'],
	[/ch/g, 'ty'],
	[/jy?/g, 'zy'],
	[/ts(?=u)/g, 't'],
	[/f(?=u)/g, 'h']
];

/** ひらがな of a word in romaji, as typed for an input method (jouhou, zyouhou); a last kana that is half typed is left out. Null for other words. */
export function kanaOf(word: string): string | null {
	let left = spellings.reduce((text, [from, to]) => text.replace(from, to), word);
	let kana = '';
	while (left) {
		const [syllable, consonant = '', glide = '', vowel = ''] = /^([kstnhmyrwgzdbp]?)(y?)([aiueo])/.exec(left) ?? [];
		const [single] = /^n(?=[^aiueoy])n?(?![aiueoy])|^n$|^([kstpgzdbhmr])(?=\1)/.exec(left) ?? [];
		if (syllable) kana += syllableOf(consonant, glide, vowel);
		else if (single) kana += single.startsWith('n') ? 'ん' : 'っ';
		else return kana && /^[a-z]{1,2}$/.test(left) ? kana : null;
		left = left.slice((syllable ?? single!).length);
	}
	return kana || null;
}

function syllableOf(consonant: string, glide: string, vowel: string): string {
	const row = rows.get(consonant)!;
	return glide && small[vowel] ? row[1]! + small[vowel] : row['aiueo'.indexOf(vowel)]!;
}
