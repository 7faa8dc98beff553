/** Below so many digits it is no number that could tell two certificates apart: 「不明」, 「第1回」. */
const fewestDigits = 4;

/**
 * A 合格証書番号 as two of them are compared: NFKC, upper case, without hyphens of any kind, blanks, brackets and the words 第 and 号.
 * It is never shown; what was written stays as it was written.
 *
 * @returns null where nothing is left that could tell two certificates apart
 */
export function normalisedCertificate(written: string | null): string | null {
	const bare = (written ?? '')
		.normalize('NFKC')
		.toUpperCase()
		.replace(/合格|証書|登録|番号|NO(?=[.\s:．：])|[第号號番ー]/g, '')
		.replace(/[^\p{L}\p{N}]/gu, '');
	return (bare.match(/\d/g)?.length ?? 0) < fewestDigits ? null : bare;
}
