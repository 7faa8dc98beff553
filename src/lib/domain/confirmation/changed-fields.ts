/** What a correction changed of one field: as it stood, and as it stands. */
export type ChangedField<K extends string = string> = { field: K; before: unknown; after: unknown };

/** The fields that differ between two versions of a record, in the order given. */
export function changedFields<K extends string>(
	before: Partial<Record<K, unknown>>,
	after: Partial<Record<K, unknown>>,
	fields: readonly K[]
): ChangedField<K>[] {
	return fields
		.map((field) => ({ field, before: before[field] ?? null, after: after[field] ?? null }))
		.filter(({ before, after }) => before !== after);
}
