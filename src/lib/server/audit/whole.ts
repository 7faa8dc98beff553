const largest = Number.MAX_SAFE_INTEGER;

/**
 * SQL that holds where a key is a number the program gives: whole, from 1, and no larger than JavaScript counts. Whoever has the file can
 * put anything else there, and the driver throws at larger numbers. With `bounded` an index may be used for the upper bound; other keys
 * are left out of the choice of the index.
 */
export function isWhole(key: string, bounded = false): string {
	return `typeof(${key}) = 'integer' AND +${key} >= 1 AND ${bounded ? '' : '+'}${key} <= ${largest}`;
}

/** A key that is no such number as near as a number gets: a whole one as it is, anything else 0. From `SELECT CAST(key AS TEXT)`. */
export function nearest(text: unknown): number {
	return /^-?\d{1,19}$/.test(String(text)) ? Number(text) : 0;
}

/** SQL for the key as `nearest` takes it; bytes need not be text. */
export function asText(key: string): string {
	return `iif(typeof(${key}) = 'integer', CAST(${key} AS TEXT), '')`;
}
