import { createHash } from 'node:crypto';
import { type Transaction } from '@libsql/client';
import { addToDigest, laidAside, sealedTable, sealPart } from './seal';

/** A change with the tables it wrote; see `Change`. */
type Written = { entry: number; tables: ReadonlySet<string>; laidAside: ReadonlySet<string> };

/**
 * Seals what many small changes wrote, whose numbers follow each other: a statement for each table instead of one for each change. Each
 * of them writes fewer rows than a part of a seal holds.
 *
 * @returns the digest over the seals of each change, in their order
 */
export async function sealEach(raw: Transaction, changes: readonly Written[]): Promise<string[]> {
	const digests = new Map(changes.map(({ entry }) => [entry, createHash('sha256')]));
	const kept = changes.some((change) => change.laidAside.size > 0) ? [laidAside.table] : [];
	const tables = new Set(changes.flatMap((change) => [...change.tables]));
	const seals: [entry: number, table: string, columns: string, rows: string][] = [];
	const [first, last] = [changes[0]!.entry, changes.at(-1)!.entry];
	for (const name of [...tables, ...kept].sort()) {
		const { columns } = sealedTable(name);
		for (const [entry, rows] of await partsOf(raw, name, first, last)) {
			addToDigest(digests.get(entry)!, { table: name, part: 1, columns, rows });
			seals.push([entry, name, columns, rows]);
		}
	}
	await raw.execute({
		sql: `INSERT INTO seal (entry, "table", part, columns, rows)
			SELECT value ->> 0, value ->> 1, 1, value ->> 2, value ->> 3 FROM json_each(?)`,
		args: [JSON.stringify(seals)]
	});
	return changes.map(({ entry }) => digests.get(entry)!.digest('hex'));
}

/** What each entry wrote of a table, as the text of a seal. */
async function partsOf(raw: Transaction, name: string, first: number, last: number): Promise<[number, string][]> {
	const { packed, textOf } = sealedTable(name);
	const { rows } = await raw.execute({
		sql: `SELECT entry, id, ${packed} AS text FROM "${name}" WHERE entry BETWEEN ? AND ? ORDER BY entry, id`,
		args: [first, last]
	});
	const written = new Map<number, { ids: number[]; texts: string[] }>();
	for (const { entry, id, text } of rows) {
		const part = written.get(Number(entry)) ?? { ids: [], texts: [] };
		written.set(Number(entry), part);
		part.ids.push(Number(id));
		part.texts.push(textOf(String(text)));
	}
	return [...written].map(([entry, { ids, texts }]) => [entry, sealPart(ids, texts)]);
}
