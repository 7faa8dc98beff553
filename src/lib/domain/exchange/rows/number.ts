/** Which numbers a column takes; without `least` and `most` there is no bound. */
export type NumberRange = { least?: number; most?: number; whole?: true };

const form = /^[+-]?(\d+\.?\d*|\.\d+)$/;

/** The number a text says, full-width digits too; null where it says none or one outside the range. */
export function numberIn(text: string, { least, most, whole }: NumberRange): number | null {
	const plain = form.test(text) ? text : halfWidth(text);
	const number = form.test(plain) ? Number(plain) : NaN;
	if (!Number.isFinite(number) || (whole && !Number.isSafeInteger(number))) return null;
	if ((least !== undefined && number < least) || (most !== undefined && number > most)) return null;
	return number;
}

function halfWidth(text: string): string {
	return text.replace(/[０-９．－＋]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
}

/** The range in words, for a sentence: 1以上の整数. */
export function rangeWords({ least, most, whole }: NumberRange): string {
	const noun = whole ? '整数' : '数';
	if (least !== undefined && most !== undefined) return `${least}から${most}までの${noun}`;
	return least === undefined ? noun : `${least}以上の${noun}`;
}
