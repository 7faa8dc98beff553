import { type Transaction } from '@libsql/client';
import { getTableColumns, getTableName, type InferSelectModel } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type FactTable } from './rows';

/** So few that a chunk never holds the event loop for long, so many that the statements do not add up. */
const rowsPerChunk = 5_000;

/**
 * The rows of a table in the order of their ids, chunk by chunk. SQLite packs each chunk into one JSON text: about ten times faster
 * than an object from the driver for each row. Lets others have their turn between chunks.
 *
 * @param packed an SQL expression for one row, a JSON array or object
 */
export async function* packedRows<T>(raw: Transaction, table: string, packed: string): AsyncGenerator<T[]> {
	const sql = `SELECT max(id) AS last, json_group_array(${packed}) AS rows
		FROM (SELECT * FROM "${table}" WHERE id > ? ORDER BY id LIMIT ${rowsPerChunk})`;
	for (let last = -1; ;) {
		const { rows } = await raw.execute({ sql, args: [last] });
		const [chunk] = rows;
		if (!chunk || chunk.last === null) return;
		yield JSON.parse(String(chunk.rows)) as T[];
		last = Number(chunk.last);
		await nextTurn();
	}
}

/** Every row of a table of facts, in the order of the ids. */
export async function allRows<T extends FactTable>(raw: Transaction, table: T): Promise<InferSelectModel<T>[]> {
	const all: InferSelectModel<T>[] = [];
	for await (const chunk of packedRows<InferSelectModel<T>>(raw, getTableName(table), rowAsJson(table)))
		for (const row of chunk) all.push(row);
	return all;
}

/** SQL that makes one JSON object of a row, with the names the code uses. */
export function rowAsJson(table: FactTable): string {
	const columns = Object.entries(getTableColumns(table)) as [string, SQLiteColumn][];
	const pairs = columns.map(
		([key, { name, dataType }]) => `'${key}', ${dataType === 'json' ? `json("${name}")` : `"${name}"`}`
	);
	return `json_object(${pairs.join(', ')})`;
}
