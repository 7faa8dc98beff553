// Exact arithmetic on whole numbers without limit: no rounding happens but the one that is asked for.

/** One decimal, rounded half up; 0.0 and 100.0 only where it is exactly nobody and everybody. Null: nobody to ask about. */
export function percentOf(numerator: number, denominator: number): number | null {
	if (denominator === 0) return null;
	if (numerator === 0) return 0;
	if (numerator === denominator) return 100;
	const [n, d] = [BigInt(numerator), BigInt(denominator)];
	let tenths = (n * 1000n) / d;
	const rest = n * 1000n - tenths * d;
	if (rest * 2n >= d) tenths += 1n;
	if (tenths === 0n) tenths = 1n;
	if (tenths === 1000n) tenths = 999n;
	return Number(tenths) / 10;
}

/** How many people `percent` of the denominator are, the last one not divided: 33.3 of 250 are 84. */
export function headsFor(percent: number, denominator: number): number {
	const { digits, scale } = decimal(percent);
	const product = digits * BigInt(denominator);
	const unit = 100n * scale;
	const whole = product / unit;
	return Number(whole * unit === product ? whole : whole + 1n);
}

/** Two decimals, rounded half up; null of nothing. */
export function meanOf(sum: number, count: number): number | null {
	if (count === 0) return null;
	const [n, d] = [BigInt(sum), BigInt(count)];
	let hundredths = (n * 100n) / d;
	if ((n * 100n - hundredths * d) * 2n >= d) hundredths += 1n;
	return Number(hundredths) / 100;
}

/** Whether so many answers of this sum are on average at least the value. */
export function reachesMean(value: number, sum: number, count: number): boolean {
	const { digits, scale } = decimal(value);
	return BigInt(sum) * scale >= digits * BigInt(count);
}

/** The number as it is written: 33.3 is 333 / 10, whatever it is in binary. */
function decimal(written: number): { digits: bigint; scale: bigint } {
	const [mantissa = '0', exponent = '0'] = String(written).split('e');
	const [whole = '0', fraction = ''] = mantissa.split('.');
	const places = fraction.length - Number(exponent);
	const digits = BigInt(whole + fraction);
	return places >= 0
		? { digits, scale: 10n ** BigInt(places) }
		: { digits: digits * 10n ** BigInt(-places), scale: 1n };
}
