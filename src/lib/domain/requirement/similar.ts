/**
 * Whoever may be meant by a 職員番号 that is nobody's: the only one whose number differs from it in the zeros at its beginning alone, which
 * Excel cuts off. They are offered with their name and never taken without a second press.
 */
export type SimilarPerson = { typed: string; staffNumber: string; name: string };

/** 1386 → 001386 石川 孝之 */
export function similarInWords({ typed, staffNumber, name }: SimilarPerson): string {
	return `${typed} → ${staffNumber} ${name}`;
}

/** The list of a form, a line each that begins with a number, with the whole numbers in it. */
export function withWholeNumbers(text: string, similar: readonly SimilarPerson[]): string {
	const whole = new Map(similar.map(({ typed, staffNumber }) => [typed, staffNumber]));
	return text.replace(/^([^\S\n]*)(\S+)/gm, (line, blank: string, number: string) => {
		const staffNumber = whole.get(number.normalize('NFKC'));
		return staffNumber === undefined ? line : blank + staffNumber;
	});
}
