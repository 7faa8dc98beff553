type Seen = { duplicates: readonly unknown[]; files: readonly unknown[] };

/**
 * Which records of まとめて確認 are ticked before anybody has looked: none that may be a duplicate, and none without evidence where others of
 * the list have some. Where nobody has any, the training gave none.
 */
export function tickedAtFirst<Row extends Seen>(records: readonly Row[]): Row[] {
	const isProven = records.some(({ files }) => files.length > 0);
	return records.filter(({ duplicates, files }) => duplicates.length === 0 && (files.length > 0 || !isProven));
}

/** How many of these have no evidence. */
export function countWithoutEvidence(records: readonly Seen[]): number {
	return records.filter(({ files }) => files.length === 0).length;
}
