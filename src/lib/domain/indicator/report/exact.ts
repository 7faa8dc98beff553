/**
 * A rate for people: one decimal, rounded half up, in whole numbers throughout. 100.0 only when all have it and 0.0 only when nobody
 * has, so 1999/2000 reads 99.9 and 1/5000 reads 0.1.
 *
 * @returns null for an empty population (「対象者なし」)
 */
export function percentOf(numerator: number, denominator: number): number | null {
	if (denominator === 0) return null;
	if (numerator === 0) return 0;
	if (numerator === denominator) return 100;
	const tenths = Math.floor((numerator * 2000 + denominator) / (2 * denominator));
	return Math.min(999, Math.max(1, tenths)) / 10;
}

/** A mean for people: two decimals, rounded half up, in whole numbers throughout; null of nothing. */
export function meanOf(sum: number, count: number): number | null {
	return count === 0 ? null : Math.floor((sum * 200 + count) / (2 * count)) / 100;
}

/** Whether the mean is at least the value, exact for any decimal value. */
export function meanReaches(value: number, sum: number, count: number): boolean {
	const { units, scale } = decimal(value);
	return BigInt(sum) * scale >= units * BigInt(count);
}

/** The fewest people that reach the percentage: ceil(percent × denominator ÷ 100), exact for any decimal percentage. */
export function peopleNeeded(percent: number, denominator: number): number {
	const { units, scale } = decimal(percent);
	const [whole, part] = [units * BigInt(denominator), 100n * scale];
	const floor = whole / part;
	return Number(whole % part > 0n ? floor + 1n : floor);
}

/** The number as it is written, as a fraction of whole numbers: 33.3 is 333 / 10. */
function decimal(number: number): { units: bigint; scale: bigint } {
	const [mantissa = '0', exponent = '0'] = String(number).split('e');
	const [whole = '0', fraction = ''] = mantissa.split('.');
	const shift = fraction.length - Number(exponent);
	const units = BigInt(whole + fraction);
	return shift >= 0 ? { units, scale: 10n ** BigInt(shift) } : { units: units * 10n ** BigInt(-shift), scale: 1n };
}
