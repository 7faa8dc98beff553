import { type FaultyRow, type ParsedFile } from '../package';

/** A row as it would stand after the import: from the package with its row number, or stored (null). */
export type Entry<T> = {
	value: T;
	rowNumber: number | null;
	/** the stored row that the package's row replaces */
	before: T | null;
};

/**
 * The stored rows overlaid by the package's rows of the same key, stored ones first, then in the order of the file. Of two
 * rows with one key the first stands. A stored row whose successor has a fault is left out: nothing can be said of it.
 */
export function overlay<T>(
	stored: readonly T[],
	file: ParsedFile<T> | null,
	keyOf: (value: Partial<T>) => string | null
): Entry<T>[] {
	const before = new Map(stored.map((value) => [keyOf(value), value]));
	const incoming = new Map<string | null, Entry<T>>();
	file?.values.forEach((value, index) => {
		const key = keyOf(value);
		if (incoming.has(key)) return;
		incoming.set(key, { value, rowNumber: file.rowNumbers[index]!, before: before.get(key) ?? null });
	});
	const uncertain = new Set((file?.faulty ?? []).map(({ fields }) => keyOf(fields)));
	const staying = stored.filter((value) => !incoming.has(keyOf(value)) && !uncertain.has(keyOf(value)));
	return [...staying.map((value) => ({ value, rowNumber: null, before: null })), ...incoming.values()];
}

/** Every row of a file, those with a fault too, as far as they can be read. */
export function* everyRow<T>(file: ParsedFile<T> | null): Generator<FaultyRow<T>> {
	if (!file) return;
	for (const [index, value] of file.values.entries()) yield { rowNumber: file.rowNumbers[index]!, fields: value };
	yield* file.faulty;
}

/** The value of a date column as it was written. */
export function asWritten<T>(file: ParsedFile<T>, column: string, rowNumber: number, date: string | null): string {
	return file.written[column]?.[rowNumber] ?? date ?? '';
}
