/** A whole number from 1 as it stands in a form or an address, else null. */
export function wholeNumber(written: unknown): number | null {
	return typeof written === 'string' && /^[1-9]\d{0,14}$/.test(written) ? Number(written) : null;
}
