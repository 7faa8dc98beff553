/** What an import does to one kind of fact. */
export type Difference<T> = { added: T[]; changed: { before: T; after: T }[]; unchanged: number };

/**
 * Compares each value with the stored one.
 *
 * @param merge what the fact becomes; null leaves the stored one as it is
 */
export function compare<T extends object>(
	values: readonly T[],
	storedOf: (value: T) => T | undefined,
	merge: (before: T, value: T) => T | null
): Difference<T> {
	const difference: Difference<T> = { added: [], changed: [], unchanged: 0 };
	for (const value of values) {
		const before = storedOf(value);
		const after = before && merge(before, value);
		if (!before) difference.added.push(value);
		else if (!after || holds(before, after)) difference.unchanged++;
		else difference.changed.push({ before, after });
	}
	return difference;
}

/** Whether every field of `after` stands in `before` with an equal value; what else `before` has does not matter. */
function holds(before: object, after: object): boolean {
	for (const key in after) if (!equal(before[key as never], after[key as never])) return false;
	return true;
}

function equal(one: unknown, other: unknown): boolean {
	if (one === other) return true;
	if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
	const keys = Object.keys(one);
	return (
		Array.isArray(one) === Array.isArray(other) &&
		keys.length === Object.keys(other).length &&
		keys.every((key) => Object.hasOwn(other, key) && equal(one[key as never], other[key as never]))
	);
}
