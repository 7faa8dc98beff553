/** An entry as an administrator wrote it down elsewhere: its number and its hash, 64 letters of hexadecimal in lower case. */
export type ExpectedEntry = { number: number; hash: string };

/** What was written in the two fields of the form. */
export type WrittenExpected = { number: string; hash: string };

export type ExpectedOutcome =
	/** null where both fields are blank */
	{ ok: true; expected: ExpectedEntry | null } | { ok: false; errors: Partial<Record<keyof WrittenExpected, string>> };

/** Reads what was written down, full-width figures and spaces too. */
export function parseExpected(written: WrittenExpected): ExpectedOutcome {
	const [number, hash] = [written.number, written.hash].map(normal) as [string, string];
	if (number === '' && hash === '') return { ok: true, expected: null };
	const errors = {
		...(/^[1-9]\d{0,14}$/.test(number) ? {} : { number: '控えた番号を、12 のように数字で入力してください。' }),
		...(/^[0-9a-f]{64}$/.test(hash) ? {} : { hash: '控えたハッシュを、64文字すべて（0〜9 と a〜f）入力してください。' })
	};
	if (Object.keys(errors).length > 0) return { ok: false, errors };
	return { ok: true, expected: { number: Number(number), hash } };
}

/** The same as one text: 番号:ハッシュ. Null for anything else. */
export function readExpected(text: string): ExpectedEntry | null {
	const [number = '', hash = '', ...more] = text.normalize('NFKC').split(':');
	const outcome = parseExpected({ number, hash });
	return outcome.ok && more.length === 0 ? outcome.expected : null;
}

function normal(text: string): string {
	return text.normalize('NFKC').replace(/\s/g, '').toLowerCase();
}
