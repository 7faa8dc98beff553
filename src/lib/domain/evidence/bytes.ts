/** Whether these bytes stand at this place; text is that of ASCII. */
export function standsAt(bytes: Uint8Array, place: number, expected: string | readonly number[]): boolean {
	if (place < 0 || place + expected.length > bytes.length) return false;
	for (let index = 0; index < expected.length; index++) {
		const one = typeof expected === 'string' ? expected.charCodeAt(index) : expected[index];
		if (bytes[place + index] !== one) return false;
	}
	return true;
}

/** Bytes as text, one letter each: for looking for words of ASCII. */
export function latin1(bytes: Uint8Array): string {
	return new TextDecoder('latin1').decode(bytes);
}

/** Two or four bytes, the largest first. */
export function bigEndian(bytes: Uint8Array, place: number, length: 2 | 4): number {
	let value = 0;
	for (let index = 0; index < length; index++) value = value * 256 + (bytes[place + index] ?? 0);
	return value;
}
