import { getTableName, is } from 'drizzle-orm';
import { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { type FactTable } from './rows';
import * as schema from './schema';
import { stampColumns } from './schema/stamp';

const { cisoReport, frozenReport } = schema;
const sealedTables: readonly string[] = [frozenReport, cisoReport].map(getTableName);

/**
 * How many rows of a table are read into one text: a frozen report is a megabyte or more, and SQLite refuses a text of a gigabyte.
 *
 * @param usual for the others, of which a row is a few hundred bytes
 */
export function rowsAtOnce(table: string, usual: number): number {
	return sealedTables.includes(table) ? 1 : usual;
}

/** Every table whose rows carry the stamp, by its name in the database: what entries vouch for. */
export const factTables: ReadonlyMap<string, FactTable> = new Map(
	Object.entries<unknown>(schema)
		.sort(([one], [other]) => (one < other ? -1 : 1))
		.map(([, exported]) => exported)
		.filter(isFactTable)
		.map((table) => [getTableName(table), table])
);

function isFactTable(exported: unknown): exported is FactTable {
	return is(exported, SQLiteTable) && stampColumns.every((column) => column in exported);
}
