import iconv from 'iconv-lite';

/** Stands in a CP932 text for what cannot be written in it: 「〓」, printers' sign for a missing type. */
export const missingType = '〓';

/** Characters that Windows writes in CP932 by another code point than the rest of the world: the same to the eye. */
const windowsForms: Record<string, string> = {
	'〜': '～',
	'−': '－',
	'‖': '∥',
	'—': '―',
	'¢': '￠',
	'£': '￡',
	'¬': '￢',
	'¦': '￤',
	'¥': '￥',
	'‾': '￣',
	'\u00A0': ' '
};

/** A letter with the marks that belong to it (濁点, a variation selector), or any other that is not ASCII. */
const letter = /\P{M}\p{M}+|\P{ASCII}/gu;

/** How each letter is written; null: it cannot be. There are some ten thousand at most. */
const written = new Map<string, string | null>();

/**
 * The text in CP932 (Windows-31J). What cannot be written in it becomes 「〓」 and is told, each letter once: whoever writes the file has
 * to show them first.
 */
export function toCp932(text: string): { bytes: Uint8Array<ArrayBuffer>; unfit: string[] } {
	const unfit = new Set<string>();
	const fitting = text.replace(letter, (one) => {
		const form = formOf(one);
		if (form === null) unfit.add(one);
		return form ?? missingType;
	});
	return { bytes: new Uint8Array(iconv.encode(fitting, 'cp932')), unfit: [...unfit] };
}

/** The letters of a text that cannot be written in CP932, each once. */
export function unfitLetters(text: string): string[] {
	return [...new Set(text.match(letter))].filter((one) => formOf(one) === null);
}

function formOf(one: string): string | null {
	const known = written.get(one);
	if (known !== undefined) return known;
	// Not every letter: composing would make another one of 神 (U+FA19).
	const form = windowsForms[one] ?? (/\p{M}/u.test(one) ? one.normalize('NFC') : one);
	const fits = isWritable(form) ? form : null;
	written.set(one, fits);
	return fits;
}

/** A control character that iconv-lite would write as a byte which other programs refuse. */
const refused = '\u0080';

function isWritable(text: string): boolean {
	return text !== refused && iconv.decode(iconv.encode(text, 'cp932'), 'cp932') === text;
}

/** U+20BB7; of a letter with marks the code points of all. */
export function codePointsOf(one: string): string {
	return [...one].map((part) => `U+${part.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`).join(' ');
}
